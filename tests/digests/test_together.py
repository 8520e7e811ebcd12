"""Several schedulers and workers at once make and send one list (issue 5, Build 7)."""

from datetime import date
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection

from letters import digests
from letters.models import Digest
from tests.digests.make import FRIDAY, make_late, make_lead, may_tell, rows
from tests.ledger.sink import Sink

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def in_threads(work, count=4):
    """Do `work` in several threads at once, each with a connection of its own."""
    barrier, wrong = Barrier(count), []

    def one():
        try:
            barrier.wait()
            work()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.fixture
def lead(settings):
    """An installation with one lead and one late letter, on Friday at eight."""
    may_tell(settings)
    with time_machine.travel(FRIDAY, tick=True):
        lead = make_lead(email="lead@office.example")
        lead.digests_stopped.create(kind="weekly")
        make_late()
        yield lead


def test_several_schedulers_and_workers_send_one(settings, lead):
    sink = Sink(pause=0.1)
    with sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        in_threads(digests.queue_due)
        row = Digest.objects.get()
        in_threads(lambda: digests.send(row.pk))
    assert [recipient for recipient, _, _ in sink.taken] == [lead.email]
    assert rows() == [("morning", date(2020, 11, 20), "sent")]
