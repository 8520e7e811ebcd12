"""Rows that are alike come in one order on every database: each ordering ends with what no two rows share.

PostgreSQL gives rows that tie in any order it likes, another one after an update (PostgreSQL 15, §7.5).
"""

import pytest
from django.apps import apps

MODELS = [model for app in ("iasc_tracker", "recipients", "letters") for model in apps.get_app_config(app).get_models()]
ORDERED = [model for model in MODELS if model._meta.ordering]


def name_of(term):
    """The field that a term of an ordering sorts by: a name, or an expression around one."""
    if isinstance(term, str):
        return term.removeprefix("-")
    return term.expression.name


def never_ties(model, names):
    """Whether no two rows of `model` are alike in all fields called `names`."""
    unique = {field.name for field in model._meta.fields if field.unique} | {"pk"}
    together = [set(rule.fields) for rule in model._meta.total_unique_constraints]
    return bool(unique & set(names)) or any(rule <= set(names) for rule in together)


@pytest.mark.parametrize("model", ORDERED, ids=lambda model: model.__name__)
def test_the_order_of_rows_is_never_left_to_the_database(model):
    assert never_ties(model, [name_of(term) for term in model._meta.ordering])
