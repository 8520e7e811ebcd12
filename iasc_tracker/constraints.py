"""Database rules that several models share."""

from django.db.models import CheckConstraint, F, Q


def set_together(*fields, name):
    """All null or all filled, so a "when" never loses its "who".

    `fields`: names of nullable fields; `name`: the constraint's name, unique in the database.
    """
    none = Q(**{f"{field}__isnull": True for field in fields})
    every = Q(**{f"{field}__isnull": False for field in fields})
    return CheckConstraint(condition=none | every, name=name)


def ends_after_it_starts(start, end, *, name):
    """The date field `end`, where filled, is not before the date field `start`."""
    return CheckConstraint(condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": F(start)}), name=name)
