"""The way of letters out, by three people at browsers: check, sign off, release, sent to a real server on loopback."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from queue import Queue
from threading import Event, Thread

import pytest
import time_machine
from django.db import transaction

from letters.models import Dispatch, Letter
from tests.checking.rounds import make_round, work
from tests.ledger.make import may_send
from tests.ledger.sink import Sink
from tests.make import make_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
NOON = datetime(2020, 11, 20, 12, tzinfo=UTC)


@contextmanager
def listening(sink):
    """The port of the mail server, which runs in a thread of its own: in this one Playwright's loop runs."""
    ports, over = Queue(), Event()

    def serve():
        with sink.listening() as port:
            ports.put(port)
            over.wait()

    thread = Thread(target=serve)
    thread.start()
    yield ports.get(timeout=10)
    over.set()
    thread.join()


def test_letters_are_checked_signed_released_and_sent(person, settings):
    sink = Sink()
    with listening(sink) as port, time_machine.travel(NOON, tick=True) as clock:
        settings.DEMONSTRATION_DAY, settings.HOLD_MINUTES = None, 10
        may_send(settings, port, MAIL_ALLOW=["alphashire.example", "betashire.example"])
        with transaction.atomic():
            campaign = make_round("Alphashire", "Betashire", dated=date(2020, 11, 20))
        tasks = f"/staff/campaigns/{campaign.pk}/tasks/"
        check(person(), tasks)
        sign_off(person(), tasks)
        release(person(), tasks)
        work()
        assert sink.taken == []  # the hold has not passed
        clock.shift(timedelta(minutes=11))
        work()
        look(person(), tasks)
    assert sorted(recipient for recipient, _ in sink.letters) == [
        "office@alphashire.example",
        "office@betashire.example",
    ]
    assert set(sink.letters.values()) == {1}
    assert {row.state for row in Dispatch.objects.all()} == {"sent"}
    assert {letter.sent_on for letter in Letter.objects.all()} == {date(2020, 11, 20)}


def check(officer, tasks):
    """An officer has the PDFs made, leaves, and comes back when the worker has made them."""
    officer.log_in(make_officer("officer"))
    officer.open(tasks)
    officer.follow("Check all letters")
    officer.press("Check all letters")
    officer.reads("The letters are being made")
    work()
    officer.open(tasks)
    officer.sees("2 of 2 ready")


def sign_off(signatory, tasks):
    """The signatory sees both letters and signs."""
    signatory.log_in(make_officer("signatory"))
    signatory.open(tasks)
    signatory.follow("Sign off")
    signatory.sees("office@alphashire.example")
    signatory.press("Sign off 2 letters")
    signatory.sees("2 letters signed off. Another officer releases.")


def release(lead, tasks):
    """A lead releases, stops it, and releases again."""
    lead.log_in(make_officer("lead"))
    lead.open(tasks)
    lead.follow("Release")
    lead.press("Release 2 letters")
    lead.sees("stop before then.")
    lead.follow("Stop the release")
    lead.write("Reason", "A second look.")
    lead.press("Stop the release")
    lead.sees("The release is stopped. Nothing was sent")
    lead.press("Release 2 letters")
    lead.sees("2 letters released")


def look(officer, tasks):
    """An officer finds both sent."""
    officer.log_in(make_officer("officer"))
    officer.open(tasks)
    officer.sees("2 sent")
    officer.follow("Sending")
    officer.reads("Sending")
    officer.sees("20 Nov 2020")
