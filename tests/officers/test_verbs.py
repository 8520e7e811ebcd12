"""What an administrator does to officers, and what is refused."""

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event, Officer
from iasc_tracker.officers import verbs
from tests.make import PASSWORD, make_officer

pytestmark = pytest.mark.django_db


def test_a_new_officer_has_the_roles_a_password_to_replace_and_an_event():
    by = make_officer("administrator")
    officer, password = verbs.add(name="New Sample", email="New@Office.example", roles=["lead", "auditor"], by=by)
    officer.refresh_from_db()
    assert (officer.email, officer.role_names) == ("new@office.example", ["auditor", "lead"])
    assert officer.check_password(password) and officer.password_given_at
    event = Event.objects.about(officer).get()
    assert (event.verb, event.by, event.detail["roles"]) == ("added", by, ["auditor", "lead"])


def test_no_event_holds_a_password():
    officer, password = verbs.add(name="New Sample", email="new@office.example", roles=["auditor"], by=None)
    other = verbs.reset_password(officer, by=None)
    kept = str(list(Event.objects.values()))
    assert password not in kept and other not in kept


def test_two_officers_cannot_share_an_address_whatever_its_case():
    make_officer(email="same@office.example", name="Olive Sample")
    with pytest.raises(CorrespondenceError, match="Olive Sample already signs in with SAME@office.example"):
        verbs.add(name="Other", email="SAME@office.example", roles=["auditor"], by=None)
    assert Officer.objects.count() == 1


@pytest.mark.parametrize(("roles", "sentence"), [([], "at least one"), (["emperor"], "no role “emperor”")])
def test_roles_must_exist_and_there_must_be_one(roles, sentence):
    with pytest.raises(CorrespondenceError, match=sentence):
        verbs.add(name="New Sample", email="new@office.example", roles=roles, by=None)


def test_changing_an_officer_keeps_before_and_after():
    by, officer = make_officer("administrator"), make_officer("officer", name="Old Sample")
    verbs.change(officer, name="New Sample", email="new@office.example", roles=["lead"], by=by)
    officer = Officer.objects.get(pk=officer.pk)
    assert (officer.name, officer.email, officer.role_names) == ("New Sample", "new@office.example", ["lead"])
    detail = Event.objects.about(officer).get().detail
    assert detail["before"]["name"] == "Old Sample" and detail["before"]["roles"] == ["officer"]
    assert detail["after"] == {"name": "New Sample", "email": "new@office.example", "roles": ["lead"]}


def test_the_last_administrator_keeps_the_role_and_the_account():
    last = make_officer("administrator", "auditor")
    make_officer("administrator", is_active=False)
    with pytest.raises(CorrespondenceError, match="Nobody else is an administrator"):
        verbs.change(last, name=last.name, email=last.email, roles=["auditor"], by=last)
    with pytest.raises(CorrespondenceError, match="Nobody else is an administrator"):
        verbs.deactivate(last, by=last)
    last = Officer.objects.get(pk=last.pk)
    assert last.is_active and last.role_names == ["administrator", "auditor"]


def test_one_of_two_administrators_may_give_the_role_up():
    one, _two = make_officer("administrator"), make_officer("administrator")
    verbs.change(one, name=one.name, email=one.email, roles=["auditor"], by=one)
    assert Officer.objects.get(pk=one.pk).role_names == ["auditor"]


def test_a_deactivated_officer_comes_back_only_with_a_new_password():
    by, officer = make_officer("administrator"), make_officer("officer")
    verbs.deactivate(officer, by=by)
    assert not officer.is_active and not officer.check_password(PASSWORD)
    password = verbs.reactivate(officer, by=by)
    officer.refresh_from_db()
    assert officer.is_active and officer.check_password(password) and officer.password_given_at
    assert [event.verb for event in Event.objects.about(officer)] == ["reactivated", "deactivated"]


def test_what_is_done_already_is_refused():
    by, officer = make_officer("administrator"), make_officer("officer")
    with pytest.raises(CorrespondenceError, match="active already"):
        verbs.reactivate(officer, by=by)
    verbs.deactivate(officer, by=by)
    with pytest.raises(CorrespondenceError, match="deactivated already"):
        verbs.deactivate(officer, by=by)
    with pytest.raises(CorrespondenceError, match="reactivate the account instead"):
        verbs.reset_password(officer, by=by)
