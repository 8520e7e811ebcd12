"""A list leaves at most once, whoever dies and however many run (issue 5, Build 7; TRUST R-MAIL-1)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from iasc_tracker import clock
from letters import digests
from letters.models import Digest
from letters.tasks.digests import send_digest
from letters.upkeep.reconcile import reconcile
from tests.digests.make import FRIDAY, at, make_late, make_lead, may_tell, rows
from tests.ledger.sink import DROP, TAKE_AND_DROP, Sink

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def telling(settings):
    """An installation with one lead and one late letter, on Friday at eight."""
    may_tell(settings)
    with time_machine.travel(FRIDAY, tick=True) as travel:
        make_lead(email="lead@office.example", joined_at=at(date(2020, 1, 1))).digests_stopped.create(kind="weekly")
        make_late()
        yield travel


@pytest.mark.parametrize(("script", "copies"), [([DROP], 0), ([TAKE_AND_DROP], 1)], ids=["not taken", "taken"])
def test_a_line_that_breaks_at_the_message_is_not_tried_again(settings, script, copies):
    sink = Sink(DATA=script)
    with sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        for _ in range(2):
            digests.queue_due()
            digests.send(Digest.objects.get().pk)
    assert len(sink.taken) == copies
    assert rows() == [("morning", date(2020, 11, 20), "unknown")]


def test_what_a_dead_worker_left_goes_on_only_if_nothing_can_have_left(settings, telling):
    digests.queue_due()
    lapsed = {"state": "sending", "attempts": 1, "lease_until": clock.now() - timedelta(seconds=1)}
    Digest.objects.update(**lapsed)
    assert digests.settle_lapsed(clock.now()) == 1
    assert rows()[0][2] == "queued"
    Digest.objects.update(**lapsed | {"handed_over_at": clock.now()})
    assert digests.settle_lapsed(clock.now()) == 1
    assert rows()[0][2] == "unknown"
    Digest.objects.update(**lapsed | {"handed_over_at": None, "attempts": settings.MAIL_TRIES})
    assert digests.settle_lapsed(clock.now()) == 1
    assert rows()[0][2] == "failed"


def test_a_refused_address_fails_and_health_tells(settings):
    sink = Sink(RCPT=["550 no such user"])
    with sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        call_command("send_digests")
    assert Digest.objects.get().reason == "550 no such user"
    assert complaints() == ["1 list: to an officer, not sent or perhaps not sent, within the last day"]


def complaints():
    """The lines with which `manage.py health` ends."""
    with pytest.raises(CommandError) as end:
        call_command("health")
    return str(end.value).splitlines()


def test_health_tells_of_lists_that_nobody_made_or_sent(telling):
    telling.move_to(at(date(2020, 11, 20), 9, 1))
    assert complaints() == ["1 list: due to an officer for more than an hour, and not made"]
    digests.queue_due()
    telling.move_to(at(date(2020, 11, 20), 9, 32))
    assert complaints() == ["1 list: to an officer, due for more than 30 minutes and not sent"]
    Digest.objects.update(state="sending", lease_until=at(date(2020, 11, 20), 9, 0))
    assert complaints() == ["1 list: to an officer, left by its worker more than 15 minutes ago"]


def test_the_reconciler_makes_it_and_hands_it_to_the_worker_once(settings):
    assert reconcile() == {"lists for officers made": 1, "lists handed to the worker": 1}
    assert reconcile() == {}
    sink = Sink()
    with sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        send_digest.call(Digest.objects.get().pk)
    assert len(sink.taken) == 1
    assert rows() == [("morning", date(2020, 11, 20), "sent")]


def test_the_command_sends_what_is_due_and_says_so(settings, capsys):
    sink = Sink()
    with sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        call_command("send_digests")
        call_command("send_digests")
    assert len(sink.taken) == 1
    lead = Digest.objects.get().officer
    assert capsys.readouterr().out == f"Morning list of 20 November 2020 to {lead}: sent\nNothing is due.\n"
