"""Sending a letter once more is a new line of the ledger, with an officer and a reason."""

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.dispatch.resending import resend
from letters.models import Dispatch, Letter
from tests.make import make_office, make_officer
from tests.make_sending import DAY, make_released, make_sent


@pytest.fixture
def lead(db):
    return make_officer("lead")


def refused(row, **fields):
    with pytest.raises(CorrespondenceError) as error:
        resend(row, **fields)
    return error.value.sentences


@pytest.mark.parametrize("state", ["sent", "failed", "unknown"])
def test_what_left_or_failed_or_is_unknown_goes_again_as_a_row_of_its_own(lead, state):
    office = make_office(email="office@sampleshire.example")
    fields = {"state": state} | ({"sent_on": DAY, "sent_by": lead} if state == "sent" else {})
    row = make_released(office, "email", dispatch=fields)
    made = resend(row, by=lead, reason="The mailbox was full.", channel="email")
    assert (made.resend, made.resend_reason, made.asked_by) == (1, "The mailbox was full.", lead)
    assert (made.letter, made.release, made.subject, made.text) == (row.letter, row.release, row.subject, row.text)
    assert made.message_id != row.message_id
    row.refresh_from_db()
    assert row.state == state
    assert Event.objects.about(row.letter).first().note == "By e-mail. The mailbox was full."


def test_a_letter_that_came_back_goes_by_post_and_keeps_the_channel_it_was_first_sent_by(lead):
    letter = make_sent(make_office(email="office@sampleshire.example"), "email")
    made = resend(letter.dispatches.get(), by=lead, reason="It came back.", channel="post")
    assert (made.channel, made.state, made.resend) == ("post", "queued", 1)
    assert Letter.objects.get().channel == "email"


@pytest.mark.parametrize("state", ["queued", "held", "stopped", "sending"])
def test_what_never_left_is_not_sent_again(lead, state):
    row = make_released(dispatch={"state": state, "lease_until": "2020-11-20T12:00Z"})
    word = row.get_state_display().lower()
    assert f"It is {word}: there is nothing to send again." in refused(row, by=lead, reason="x", channel="post")
    assert Dispatch.objects.count() == 1


def test_two_resends_are_never_on_their_way_together(lead):
    row = make_sent().dispatches.get()
    resend(row, by=lead, reason="Lost in the post.", channel="post")
    assert refused(row, by=lead, reason="Lost in the post.", channel="post") == ["It is on its way already."]


def test_it_needs_a_right_a_reason_a_way_and_an_address(lead):
    row = make_sent().dispatches.get()
    assert refused(row, by=make_officer("officer"), reason=" ", channel="pigeon") == [
        "Only a lead or a publisher sends a letter again.",
        "Say why it is sent again.",
        "Choose how it goes.",
    ]
    assert refused(row, by=lead, reason="Lost.", channel="email") == [
        "The office has no e-mail address. Add one, or choose post."
    ]
