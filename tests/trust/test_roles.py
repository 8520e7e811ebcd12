"""DESIGN §5, written out by hand: who may do what, and nobody anything else (TRUST R-AUT-2)."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from iasc_tracker import roles
from tests.make import make_officer

EVERYBODY = {"officer", "lead", "signatory", "publisher", "auditor", "administrator"}
WHO_MAY = {
    "read everything internal": EVERYBODY,
    "log, draft, file, settle, amend with reason": {"officer", "lead"},
    "chase, close, agree dates, manage campaigns": {"lead"},
    "sign off letters": {"signatory"},
    "release a signed batch": {"lead", "publisher"},
    "approve, publish, withdraw": {"publisher"},
    "offices, holders, addresses": {"officer", "lead", "administrator"},
    "officers, roles, settings": {"administrator"},
}
NOBODY = [[], ["emperor"], ["Officer"], ["officer "], [""]]


@pytest.mark.parametrize("what", sorted(WHO_MAY))
def test_exactly_the_roles_of_the_table_grant_it(what):
    assert {name for name in roles.ROLES if what in roles.granted([name])} == WHO_MAY[what]


def test_the_table_has_no_other_roles_and_no_other_rights():
    assert set(roles.ROLES) == EVERYBODY
    assert roles.granted(EVERYBODY) == set(WHO_MAY)


@pytest.mark.parametrize("names", NOBODY)
def test_unknown_roles_grant_nothing(names):
    assert roles.granted(names) == set()


@pytest.mark.django_db
def test_the_groups_in_the_database_are_exactly_the_roles():
    assert set(Group.objects.values_list("name", flat=True)) == EVERYBODY
    migration = importlib.import_module("iasc_tracker.migrations.0002_roles")
    assert set(migration.NAMES) == EVERYBODY


@pytest.mark.django_db
@pytest.mark.parametrize("what", sorted(WHO_MAY))
def test_an_officer_may_what_their_roles_grant_together(what):
    assert make_officer("officer", "publisher").may(what) == bool(WHO_MAY[what] & {"officer", "publisher"})
    assert not make_officer().may(what)
    assert not make_officer("lead", "signatory", "administrator", is_active=False).may(what)


@pytest.mark.django_db
def test_a_superuser_without_roles_may_nothing():
    officer = apps.get_model("iasc_tracker", "Officer").objects.create_superuser("root@office.example", name="Root")
    assert not any(officer.may(what) for what in WHO_MAY)
