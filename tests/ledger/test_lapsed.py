"""Workers that died or fell asleep: what nobody handed over goes again, what was handed over waits for a person."""

from datetime import timedelta

import pytest
import time_machine

from iasc_tracker import clock
from iasc_tracker.models import Event
from letters import ledger
from letters.ledger.sending import claim, hand_over
from letters.ledger.settling import settle
from letters.ledger.smtp import Answer, Verdict
from letters.models import Dispatch
from tests.ledger.make import make_ready, may_send, queue
from tests.ledger.sink import Sink

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sending(settings):
    """An installation that may send."""
    may_send(settings)


def after(seconds):
    """Settle what has lapsed so many seconds from now; how many there were."""
    return ledger.settle_lapsed(clock.now() + timedelta(seconds=seconds))


def claimed():
    """A row that one worker is sending, and the same row as another worker read it before."""
    one = queue(make_ready())
    other = Dispatch.objects.get(pk=one.pk)
    assert claim(one)
    return one, other


def state(dispatch):
    """The state that the database has."""
    return Dispatch.objects.get(pk=dispatch.pk).state


def test_only_one_of_two_workers_gets_a_row():
    one, other = claimed()
    assert not claim(other)
    assert (hand_over(one), hand_over(one)) == (True, False)


def test_a_row_under_a_lease_is_left_alone():
    one, _ = claimed()
    assert (after(0), state(one)) == (0, "sending")


def test_what_was_not_handed_over_goes_back_to_the_queue():
    one, _ = claimed()
    assert (after(301), state(one)) == (1, "queued")


def test_a_worker_that_wakes_up_late_hands_nothing_over():
    one, _ = claimed()
    with time_machine.travel(clock.now() + timedelta(seconds=301)):
        assert not hand_over(one)
    after(301)
    assert not hand_over(one)
    again = Dispatch.objects.get(pk=one.pk)
    assert claim(again)
    assert (hand_over(one), hand_over(again)) == (False, True)


def test_what_was_handed_over_waits_for_a_person_and_never_goes_by_itself():
    one, other = claimed()
    hand_over(one)
    assert (after(301), state(one)) == (0, "sending")  # the server may still answer
    assert (after(901), state(one)) == (1, "unknown")
    assert (claim(other), ledger.send(one.pk), after(10_000)) == (False, [], 0)
    assert Event.objects.about(one.letter).get().verb == "sending uncertain"


def test_an_answer_that_comes_late_is_believed():
    one, _ = claimed()
    hand_over(one)
    after(901)
    settle(one, Answer(Verdict.ACCEPTED, "250 taken"))
    assert state(one) == "sent"


def test_an_answer_to_an_attempt_that_was_given_up_changes_nothing():
    one, _ = claimed()
    after(301)
    again = Dispatch.objects.get(pk=one.pk)
    claim(again)
    for verdict in Verdict:
        assert settle(one, Answer(verdict, "late")) == []
    assert state(one) == "sending"


def test_a_person_who_decided_is_not_overruled():
    one, _ = claimed()
    hand_over(one)
    after(901)
    Dispatch.objects.update(state=Dispatch.State.STOPPED)
    settle(one, Answer(Verdict.ACCEPTED, "250 taken"))
    assert state(one) == "stopped"


def test_after_eight_workers_died_it_has_failed():
    one = queue(make_ready())
    for number in range(1, 9):
        assert claim(Dispatch.objects.get(pk=one.pk))
        after(301)
        assert state(one) == ("queued" if number < 8 else "failed")


def test_a_server_that_takes_longer_than_the_lease_gets_no_message(settings):
    sink = Sink(pause_at_rcpt=1.5)
    one = queue(make_ready())
    with sink.listening() as port:
        may_send(settings, port, MAIL_LEASE_SECONDS=1)
        assert ledger.send(one.pk) == []
        assert (state(one), sink.taken) == ("sending", [])
        assert (after(0), state(one)) == (1, "queued")
        sink.pause_at_rcpt = 0
        ledger.send(one.pk)
    assert (state(one), len(sink.taken)) == ("sent", 1)
