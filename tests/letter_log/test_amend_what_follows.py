"""Amending: what was not changed stays, and what follows from a change is changed with it."""

from datetime import date

import pytest

from iasc_tracker.models import Event
from tests.letter_log.test_records import amendment
from tests.make import make_commissioner, make_letter, make_office, make_officer, make_request


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def letter(db):
    office = make_office()
    letter = make_letter(body="One.\n\nTwo.", office=office, commissioner=make_commissioner(office=office))
    make_request(letter, "response_strategy")
    return letter


@pytest.fixture
def amend(client, letter):
    """A function that posts the form of the letter, with line ends as browsers send them, and these changes."""
    client.force_login(make_officer("officer"))

    def post(**changes):
        values = {
            name: value.replace("\n", "\r\n") if isinstance(value, str) else value
            for name, value in amendment(letter, **changes).items()
        }
        response = client.post(f"/staff/letters/{letter.pk}/amend/", values)
        letter.refresh_from_db()
        return response

    return post


def test_line_ends_of_a_browser_are_no_change(amend, letter):
    amend(salutation="Dear Lex")
    assert letter.body == "One.\n\nTwo."
    assert Event.objects.about(letter).get().detail["changed"] == {"salutation": ["Dear Alex", "Dear Lex"]}


def test_no_day_of_sending_means_the_day_of_the_letter(amend, letter):
    assert amend(sent_on="", dated="12/10/2020").status_code == 302
    assert (letter.dated, letter.sent_on) == (date(2020, 10, 12), date(2020, 10, 12))


def test_another_office_means_its_commissioner_of_that_day(amend, letter):
    other = make_commissioner(office=make_office(), name="Alex Sample OBE")
    amend(office=other.office_id)
    assert (letter.office, letter.commissioner) == (other.office, other)


def test_an_addressee_who_is_not_on_record_is_tied_to_nobody(amend, letter):
    amend(addressee_name="Robin Elsewhere")
    assert (letter.addressee_name, letter.commissioner) == ("Robin Elsewhere", None)


def test_two_documents_of_one_kind_both_stay(amend, letter):
    make_request(letter, "response_strategy", wording="the strategy for schools")
    amend(salutation="Dear Lex")
    wordings = {item.wording for item in letter.requested_documents.all()}
    assert (wordings, Event.objects.about(letter).get().detail["asks"]) == ({"", "the strategy for schools"}, [])


def test_the_conflict_page_compares_what_is_asked_for_and_keeps_the_reason(amend, letter):
    first = {"version": letter.version}
    amend(salutation="Dear First", **first)
    kind = make_request(make_letter(), "progress_update").kind
    response = amend(salutation="Dear Second", documents=[kind.pk], reason="The scan says so.", **first)
    assert response.status_code == 409
    assert response.context["rows"] == [
        ("Documents asked for", "Updates on progress", "Response strategy"),
        ("Salutation", "Dear Second", "Dear First"),
        ("Why is the record amended?", "The scan says so.", ""),
    ]


@pytest.mark.parametrize("name", ["office", "documents", "invited"])
def test_a_number_too_long_for_a_key_is_no_choice(amend, letter, name):
    response = amend(**{name: ["9" * 400]})
    assert response.status_code == 200
    assert name in response.context["form"].errors
