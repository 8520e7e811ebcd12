"""The verbs `settle` and `undo_settlement`: append-only rows, and a pointer equal to the newest."""

from datetime import date

import pytest
import time_machine

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import intake
from letters.models import RequestedDocument, Settlement
from tests.make import make_draft, make_letter, make_officer, make_reply, make_request, make_settlement

pytestmark = pytest.mark.django_db
STATES = Settlement.State


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


def kept(asked):
    """The row as it is in the database; its pointer must be the newest of its settlements."""
    row = RequestedDocument.objects.get(pk=asked.pk)
    assert row.settlement == row.settlements.order_by("pk").last()
    return row


def refusal(asked, **facts):
    """The sentences with which settling is refused; no row may be written then."""
    with pytest.raises(CorrespondenceError) as caught:
        intake.settle(asked, by=make_officer("officer"), **facts)
    assert kept(asked).settlements.count() == 0
    return caught.value.sentences


def test_the_pointer_is_the_newest_settlement_after_each_of_three():
    asked, officer = make_request(), make_officer("officer")
    for state in (STATES.PART_RECEIVED, STATES.RECEIVED, STATES.DECLINED):
        intake.settle(asked, by=officer, state=state)
        assert kept(asked).state == state
    assert kept(asked).settlements.count() == 3


def test_a_settlement_writes_who_when_before_and_after_on_the_letter():
    asked, officer = make_request(), make_officer("officer")
    row = intake.settle(asked, by=officer, state=STATES.NOT_HELD, on=date(2020, 11, 3), note="Said on the phone")
    event = Event.objects.about(asked.letter).get()
    assert (event.verb, event.by, event.happened_on) == ("document settled", officer, date(2020, 11, 3))
    assert event.note == "Response strategy: not held. Said on the phone"
    assert event.detail == {
        "requested_document": asked.pk,
        "settlement": row.pk,
        "before": "awaited",
        "after": "not_held",
    }


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"state": "promised"}, "Enter the date by which “Response strategy” is promised."),
        (
            {"state": "promised", "promised_for": date(2020, 11, 1), "on": date(2020, 11, 2)},
            "“Response strategy” is promised for a day before 2 November 2020. Enter a later date.",
        ),
        ({"state": "already_public"}, "Enter the link at which “Response strategy” is already public."),
        ({"state": "not_pursued"}, "Say why “Response strategy” is not pursued."),
        (
            {"state": "received", "on": date(2020, 11, 21)},
            "The date, 21 November 2020, is in the future. Enter the day on which it happened.",
        ),
    ],
)
def test_a_statement_without_what_it_needs_is_refused(facts, sentence):
    assert refusal(make_request(), **facts) == [sentence]


def test_a_promise_for_the_same_day_is_taken():
    row = intake.settle(
        make_request(), by=make_officer("officer"), state=STATES.PROMISED, promised_for=date(2020, 11, 20)
    )
    assert row.promised_for == date(2020, 11, 20)


def test_a_date_or_link_that_the_state_gives_no_meaning_is_not_kept():
    row = intake.settle(
        make_request(),
        by=make_officer("officer"),
        state=STATES.RECEIVED,
        promised_for=date(2020, 12, 1),
        link="https://vru.example/",
    )
    assert (row.promised_for, row.link) == (None, "")


def test_documents_of_drafts_and_voided_letters_cannot_be_settled():
    voided = make_letter(voided_at="2020-11-01T12:00Z", voided_by=make_officer("officer"))
    sentences = [refusal(make_request(letter), state=STATES.RECEIVED)[0] for letter in (make_draft(), voided)]
    assert ["draft" in sentences[0], "voided" in sentences[1]] == [True, True]


def test_undoing_restores_the_former_state_with_its_day_promise_and_reply():
    asked, officer = make_request(), make_officer("officer")
    reply = make_reply(asked.letter)
    former = make_settlement(asked, STATES.PROMISED, promised_for=date(2020, 12, 1), reply=reply)
    wrong = intake.settle(asked, by=officer, state=STATES.RECEIVED)
    restored = intake.undo_settlement(asked, by=officer, reason="It was another office's file.")
    assert kept(asked).settlement == restored
    assert (restored.state, restored.promised_for, restored.reply, restored.settled_on) == (
        STATES.PROMISED,
        date(2020, 12, 1),
        reply,
        former.settled_on,
    )
    assert (restored.undoes, restored.note) == (wrong, "It was another office's file.")
    event = Event.objects.about(asked.letter).filter(verb="settlement undone").get()
    assert event.note == "Response strategy: promised. It was another office's file."


def test_undoing_the_only_settlement_makes_it_awaited_again_and_undoing_that_brings_it_back():
    asked, officer = make_request(), make_officer("officer")
    intake.settle(asked, by=officer, state=STATES.RECEIVED)
    states = []
    for _ in range(2):
        intake.undo_settlement(asked, by=officer, reason="Wrong row.")
        states.append(kept(asked).state)
    assert (states, kept(asked).settlements.count()) == (["awaited", "received"], 3)


def test_what_was_only_invited_is_invited_again():
    asked, officer = make_request(is_optional=True), make_officer("officer")
    intake.settle(asked, by=officer, state=STATES.RECEIVED)
    intake.undo_settlement(asked, by=officer, reason="Wrong row.")
    assert kept(asked).state == "invited"


@pytest.mark.parametrize(
    ("settled", "reason", "sentence"),
    [
        (False, "Wrong", "Nothing has been said of “Response strategy” yet, so there is nothing to undo."),
        (True, " ", "Say why it is undone."),
    ],
)
def test_undoing_nothing_or_without_a_reason_is_refused(settled, reason, sentence):
    asked, officer = make_request(), make_officer("officer")
    if settled:
        make_settlement(asked)
    with pytest.raises(CorrespondenceError, match=sentence):
        intake.undo_settlement(asked, by=officer, reason=reason)
    assert kept(asked).settlements.count() == int(settled)
