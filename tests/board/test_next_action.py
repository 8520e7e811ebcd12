"""What the last column of a list offers, and to whom."""

from datetime import date

import pytest

from letters.reports.states import next_action
from tests.make import (
    make_document,
    make_draft,
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


def test_an_invitation_may_be_answered_and_a_letter_that_asks_nothing_may_not():
    invited = make_request(is_optional=True).letter
    assert next_action(invited, TODAY).text == "Log a reply"
    assert next_action(make_letter(), TODAY) is None
