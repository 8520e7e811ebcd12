"""One row of the ledger sent to a real server, and what its answers do (TRUST R-MAIL-2, R-MAIL-4)."""

from datetime import timedelta

import pytest
import time_machine

from iasc_tracker import clock
from iasc_tracker.models import Event
from letters import ledger
from letters.models import Dispatch
from tests.ledger.make import make_ready, may_send, queue
from tests.ledger.sink import DROP, TAKE_AND_DROP, Sink
from tests.make import make_office, make_request

pytestmark = pytest.mark.django_db


def sent_to(settings, sink, dispatch, **more):
    """The row after one try against `sink`, and what is to be sent next."""
    with sink.listening() as port:
        may_send(settings, port, **more)
        following = ledger.send(dispatch.pk)
    dispatch.refresh_from_db()
    return following


def queued(settings, letter=None):
    """A queued dispatch."""
    may_send(settings)
    return queue(letter or make_ready())


def verbs(thing):
    """The verbs of a thing's history, oldest first."""
    return list(Event.objects.about(thing).order_by("pk").values_list("verb", flat=True))


def test_what_the_server_takes_is_sent_and_so_is_its_letter(settings):
    letter = make_ready()
    make_request(letter)
    sink, dispatch = Sink(), queued(settings, letter)
    data = ledger.bytes_of(dispatch)
    assert sent_to(settings, sink, dispatch) == []
    assert sink.taken == [("clerk@pcc.example", dispatch.message_id, data)]
    assert (dispatch.state, dispatch.server_answer, dispatch.attempts) == ("sent", "250 taken", 1)
    assert (dispatch.sent_on, dispatch.sent_by) == (clock.today(), dispatch.asked_by)
    letter.refresh_from_db()
    assert (letter.sent_on, letter.sent_by) == (clock.today(), dispatch.asked_by)
    assert letter.due_date is not None
    assert verbs(letter) == ["sent"]


def test_a_row_that_was_sent_is_not_sent_again(settings):
    sink, dispatch = Sink(), queued(settings)
    for _ in range(2):
        sent_to(settings, sink, dispatch)
    assert len(sink.taken) == 1


def test_a_row_before_its_moment_stopped_or_by_post_stays(settings):
    early = queued(settings)
    Dispatch.objects.filter(pk=early.pk).update(not_before=clock.now() + timedelta(minutes=10))
    stopped, posted = queued(settings), queued(settings, make_ready(channel="post"))
    Dispatch.objects.filter(pk=stopped.pk).update(state=Dispatch.State.STOPPED)
    sink = Sink()
    for dispatch in (early, stopped, posted):
        assert sent_to(settings, sink, dispatch) == []
    assert (sink.taken, [early.state, stopped.state, posted.state]) == ([], ["queued", "stopped", "queued"])


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_later_means_again_after_a_pause_that_doubles(settings, step):
    sink, dispatch = Sink(**{step: ["451 try later", "421 busy"]}), queued(settings)
    with time_machine.travel(clock.now(), tick=False) as time:
        for pause in (60, 120):
            assert [row.pk for row in sent_to(settings, sink, dispatch)] == [dispatch.pk]
            assert (dispatch.state, dispatch.handed_over_at) == ("queued", None)
            assert dispatch.not_before == clock.now() + timedelta(seconds=pause)
            assert sent_to(settings, sink, dispatch) == []
            time.shift(pause)
        sent_to(settings, sink, dispatch)
    assert (dispatch.state, dispatch.attempts, len(sink.taken)) == ("sent", 3, 1)


def test_after_eight_tries_it_has_failed(settings):
    sink, dispatch = Sink(RCPT=["450 greylisted"] * 20), queued(settings)
    with time_machine.travel(clock.now(), tick=False) as time:
        while sent_to(settings, sink, dispatch):
            time.move_to(dispatch.not_before)
    assert (dispatch.state, dispatch.attempts) == ("failed", 8)
    assert dispatch.reason == "Tried 8 times. The last answer: 450 greylisted"
    assert dispatch.letter.office.email_failed_on is None


@pytest.mark.parametrize("step", ["MAIL", "DATA"])
def test_never_means_failed_at_once(settings, step):
    sink, dispatch = Sink(**{step: ["554 5.7.1 no"]}), queued(settings)
    assert sent_to(settings, sink, dispatch) == []
    assert (dispatch.state, dispatch.reason, dispatch.attempts) == ("failed", "554 5.7.1 no", 1)
    assert verbs(dispatch.letter) == ["not sent"]
    dispatch.letter.office.refresh_from_db()
    assert (dispatch.letter.sent_on, dispatch.letter.office.email_failed_on) == (None, None)


def test_a_refused_address_is_marked_on_its_office(settings):
    sink, dispatch, other = Sink(RCPT=["550 no such user"]), queued(settings), make_office(email="clerk@pcc.example")
    sent_to(settings, sink, dispatch)
    office = dispatch.letter.office
    office.refresh_from_db()
    other.refresh_from_db()
    assert (dispatch.state, office.email_failed_on, office.email_failed_reason) == (
        "failed",
        clock.today(),
        "550 no such user",
    )
    assert (verbs(office), other.email_failed_on) == (["e-mail failed"], None)


@pytest.mark.parametrize("step", ["MAIL", "RCPT"])
def test_a_line_that_breaks_before_the_message_means_later(settings, step):
    sink, dispatch = Sink(**{step: [DROP]}), queued(settings)
    assert len(sent_to(settings, sink, dispatch)) == 1
    assert (dispatch.state, sink.taken) == ("queued", [])


def test_no_server_there_means_later(settings):
    dispatch = queued(settings)
    with Sink().listening() as port:
        pass
    may_send(settings, port)
    assert [row.pk for row in ledger.send(dispatch.pk)] == [dispatch.pk]


@pytest.mark.parametrize(("end", "copies"), [(DROP, 0), (TAKE_AND_DROP, 1)])
def test_a_line_that_breaks_after_the_message_leaves_it_to_a_person(settings, end, copies):
    sink, dispatch = Sink(DATA=[end]), queued(settings)
    for _ in range(2):
        assert sent_to(settings, sink, dispatch) == []
    assert (dispatch.state, len(sink.taken)) == ("unknown", copies)
    assert "The connection ended before the server answered" in dispatch.reason
    assert verbs(dispatch.letter) == ["sending uncertain"]


def test_a_server_that_says_nothing_after_the_message_leaves_it_to_a_person(settings):
    sink, dispatch = Sink(pause=1.5), queued(settings)
    sent_to(settings, sink, dispatch, MAIL_ANSWER_SECONDS=1)
    assert dispatch.state == "unknown"


def test_what_may_no_longer_go_is_held_at_the_moment_of_sending(settings):
    sink, dispatch = Sink(), queued(settings)
    sent_to(settings, sink, dispatch, MAIL_ALLOW=["iasc.example"])
    assert (dispatch.state, dispatch.attempts, sink.taken) == ("held", 0, [])
    assert "clerk@pcc.example is outside the domains" in dispatch.reason


def test_a_letter_whose_file_was_altered_fails_before_the_server_hears_of_it(settings):
    sink, dispatch = Sink(), queued(settings)
    dispatch.letter.documents.update(sha256="0" * 64)
    sent_to(settings, sink, dispatch)
    assert (dispatch.state, sink.taken) == ("failed", [])
    assert "is missing or was altered" in dispatch.reason
