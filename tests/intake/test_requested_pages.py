"""/staff/requested/<pk>/settle/ and undo/: how one document stands, said and unsaid."""

from datetime import date

import pytest
import time_machine

from iasc_tracker.roles import KEEP, ROLES
from letters.models import RequestedDocument, Settlement
from tests.make import make_letter, make_officer, make_request, make_settlement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


@pytest.fixture
def officer(client):
    officer = make_officer("officer")
    client.force_login(officer)
    return officer


def state(asked):
    """The state as it is in the database."""
    return RequestedDocument.objects.get(pk=asked.pk).state


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_keep_letters_may_settle_and_undo(client, role):
    client.force_login(make_officer(role))
    asked = make_request()
    settle, undo = f"/staff/requested/{asked.pk}/settle/", f"/staff/requested/{asked.pk}/undo/"
    answers = [
        client.get(settle).status_code,
        client.post(settle, {"state": "received", "on": "today"}).status_code,
        client.get(undo).status_code,
        client.post(undo, {"reason": "Wrong row"}).status_code,
    ]
    allowed = KEEP in ROLES[role]
    assert answers == ([200, 302, 200, 302] if allowed else [403] * 4)
    assert Settlement.objects.count() == (2 if allowed else 0)


@pytest.mark.parametrize("verb", ["settle", "undo"])
def test_unknown_documents_and_other_methods_are_refused(client, officer, verb):
    assert client.get(f"/staff/requested/999/{verb}/").status_code == 404
    assert client.delete(f"/staff/requested/{make_request().pk}/{verb}/").status_code == 405


def test_settling_says_what_was_saved_and_goes_back_to_the_letter(client, officer):
    asked = make_request()
    facts = {"state": "promised", "promised_for": "1/12/2020", "on": "19/11/2020", "note": "By phone"}
    answer = client.post(f"/staff/requested/{asked.pk}/settle/", facts)
    row = Settlement.objects.get()
    assert (row.state, row.promised_for, row.settled_on, row.note, row.settled_by) == (
        "promised",
        date(2020, 12, 1),
        date(2020, 11, 19),
        "By phone",
        officer,
    )
    assert answer.url == f"/staff/letters/{asked.letter.pk}/"
    words = f"{asked.letter.reference} updated. Response strategy: promised."
    assert words in client.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("facts", "errors"),
    [
        ({"on": "today"}, {"state": ["Choose how “Response strategy” stands"]}),
        (
            {"on": "today", "state": "promised"},
            {"promised_for": ["Enter the date by which “Response strategy” is promised."]},
        ),
        ({"on": "today", "state": "not_pursued"}, {"note": ["Say why “Response strategy” is not pursued."]}),
        (
            {"on": "21/11/2020", "state": "received"},
            {"__all__": ["The date, 21 November 2020, is in the future. Enter the day on which it happened."]},
        ),
        ({"on": "", "state": "received"}, {"on": ["Enter the date, like 13/10/2020"]}),
    ],
)
def test_a_wrong_statement_comes_back_with_a_sentence_and_changes_nothing(client, officer, facts, errors):
    asked = make_request()
    page = client.post(f"/staff/requested/{asked.pk}/settle/", facts)
    assert (page.context["form"].errors, state(asked)) == (errors, "awaited")


def test_undoing_shows_what_it_will_do_and_does_it(client, officer):
    asked = make_request()
    make_settlement(asked, "promised", promised_for=date(2020, 12, 1))
    make_settlement(asked, "received", settled_by=officer)
    url = f"/staff/requested/{asked.pk}/undo/"
    words = f"It will be “promised” again, not “received” as {officer.name} said."
    assert words in client.get(url).content.decode()
    assert client.post(url, {"reason": ""}).context["form"].errors == {"reason": ["Say why it is undone."]}
    assert client.post(url, {"reason": "Wrong row"}).status_code == 302
    assert state(asked) == "promised"


def test_undoing_nothing_is_said_and_offers_no_button(client, officer):
    asked = make_request()
    page = client.get(f"/staff/requested/{asked.pk}/undo/").content.decode()
    assert "Nothing has been said of “Response strategy” yet" in page
    assert "govuk-button govuk-button--warning" not in page
    assert client.post(f"/staff/requested/{asked.pk}/undo/", {"reason": "x"}).status_code == 200
    assert Settlement.objects.count() == 0


def test_a_voided_letter_says_why_its_documents_cannot_be_settled(client, officer):
    asked = make_request(make_letter(voided_at="2020-11-01T12:00Z", voided_by=officer))
    page = client.get(f"/staff/requested/{asked.pk}/settle/").content.decode()
    assert f"{asked.letter.reference} was voided." in page
