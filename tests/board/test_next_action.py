"""What the last column of a list offers, and to whom."""

from datetime import date

import pytest

from letters.models import Letter
from letters.reports.listing import listed, rows_of
from letters.reports.states import next_action
from recipients.models import Office
from tests.chasing.make import make_late
from tests.make import (
    make_document,
    make_draft,
    make_incoming,
    make_letter,
    make_officer,
    make_public_copy,
    make_request,
    make_settlement,
)

pytestmark = pytest.mark.django_db

TODAY = date(2020, 11, 20)


def test_a_draft_waits_to_be_confirmed():
    draft = make_draft()
    assert next_action(draft, TODAY) == ("Confirm the draft", f"/staff/letters/{draft.pk}/confirm/")


def test_a_letter_with_something_outstanding_waits_for_a_reply_to_be_logged():
    letter = make_request().letter
    assert next_action(letter, TODAY) == ("Log a reply", f"/staff/letters/{letter.pk}/reply/")


def test_a_settled_letter_waits_to_be_closed_by_a_lead():
    requested = make_request()
    make_settlement(requested)
    close = ("Close the letter", f"/staff/letters/{requested.letter.pk}/close/")
    assert next_action(requested.letter, TODAY, make_officer("lead")) == close
    assert next_action(requested.letter, TODAY, make_officer("officer")) is None


def test_a_prepared_copy_waits_for_a_publisher_but_a_late_reply_comes_first_for_an_officer():
    letter = make_request().letter
    make_public_copy(make_document(letter=letter))
    offered = {role: next_action(letter, TODAY, make_officer(role)) for role in ("publisher", "officer", "auditor")}
    assert offered == {
        "publisher": ("Look at the public copy", f"/staff/letters/{letter.pk}/publish/"),
        "officer": ("Log a reply", f"/staff/letters/{letter.pk}/reply/"),
        "auditor": None,
    }


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"email_checked_on": None, "email_checked_by": None}, "Check the address"),
        ({"email_failed_on": TODAY, "email_failed_reason": "550 Unknown"}, "Mend the address"),
        ({"email": ""}, "Add an address"),
    ],
)
def test_where_the_address_holds_a_chaser_its_mending_comes_next(address, words):
    letter = make_late()
    Office.objects.filter(pk=letter.office_id).update(**address)
    rows = listed(Letter.objects.all(), TODAY)
    offered = {role: rows_of(rows, TODAY, make_officer(role))[0].action for role in ("lead", "officer", "publisher")}
    mend = (words, letter.office.get_staff_url())
    assert offered == {"lead": mend, "officer": mend, "publisher": None}
    make_incoming(office=letter.office)  # the answer, perhaps: chasing is held by more than the address
    assert rows_of(rows.all(), TODAY, make_officer("officer"))[0].action.text == "Log a reply"


def test_an_invitation_may_be_answered_and_a_letter_that_asks_nothing_may_not():
    invited = make_request(is_optional=True).letter
    assert next_action(invited, TODAY).text == "Log a reply"
    assert next_action(make_letter(), TODAY) is None
