"""Real workers killed anywhere: each letter leaves at most once, and whatever is not known waits for a person.

TRUST R-MAIL-1, R-MAIL-2. KILLS (3; make test-long: 25) says how often a worker is killed.
"""

import time
from collections import Counter

import pytest
from django.db import transaction

from letters.models import Dispatch, Document, Letter
from letters.tasks.sending import send_later
from tests.ledger.make import make_ready, may_send, queue
from tests.ledger.running import KILLS, RANDOM, Processes, wait_until
from tests.ledger.sink import Sink
from tests.make import make_document, make_letter, make_office, make_officer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
LETTERS = 43
SETTLED = ["sent", "failed", "unknown"]
# Where a kill falls: before or after the server took a message, at any moment at all, or before it was handed over.
AIMS = ["before", None, "after", "early"]


def installation(port):
    """The settings of an installation in a hurry."""
    return {
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "MAIL_FROM": "letters@iasc.example",
        "MAIL_ALLOW": "pcc.example",
        "MAIL_LEASE_SECONDS": "3",
        "MAIL_ANSWER_SECONDS": "10",
        "MAIL_BACK_OFF_SECONDS": "1",
        "DEMONSTRATION_DAY": "",
    }


def release(settings, count, *, enqueued=True):
    """So many letters queued to go now, as one release does; `enqueued`: with their tasks."""
    may_send(settings)
    officer, office = make_officer("lead"), make_office(email="clerk@pcc.example")
    for _ in range(count):
        with transaction.atomic():
            dispatch = queue(make_ready(office=office, created_by=officer), by=officer)
            if enqueued:
                send_later(dispatch)


def unsettled():
    """How many dispatches are not settled."""
    return Dispatch.objects.exclude(state__in=SETTLED).count()


def states():
    """How many dispatches are in each state."""
    return Counter(Dispatch.objects.values_list("state", flat=True))


def copies_are_right(sink):
    """Hold the ledger to what the server took: sent once, failed never, unknown at most once."""
    taken = Counter(message_id for _, message_id, _ in sink.taken)
    for dispatch in Dispatch.objects.select_related("letter"):
        least, most = {"sent": (1, 1), "unknown": (0, 1)}.get(dispatch.state, (0, 0))
        assert least <= taken[dispatch.message_id] <= most, f"{dispatch}: {taken[dispatch.message_id]} copies"
        assert (dispatch.letter.sent_on is not None) == (dispatch.state == "sent")
    assert Letter.objects.sent().count() == states()["sent"]


def kill_at(aim, sink, processes):
    """Kill a worker while the server stands still there with a message; without an aim at a random moment."""
    begun, sink.hold = sink.begun, aim
    assert wait_until(lambda: sink.is_holding or (aim is None and sink.begun > begun), 120), "no worker began"
    if aim is None:
        time.sleep(RANDOM.uniform(0, 0.5))
    processes.kill_one()
    sink.is_holding = False


def test_workers_killed_anywhere_never_send_a_letter_twice(settings, tmp_path):
    release(settings, LETTERS)
    sink = Sink(pause=0.1)
    with sink.listening() as port, Processes(tmp_path, **installation(port)) as processes:
        processes.start_worker()
        processes.start_reconciler()
        for number in range(KILLS):
            kill_at(AIMS[number % len(AIMS)], sink, processes)
        assert wait_until(lambda: not unsettled(), 300), states()
    copies_are_right(sink)
    assert states()["failed"] == 0
    assert states()["unknown"] <= KILLS
    taken = {message_id for _, message_id, _ in sink.taken}
    unknown = [row.message_id in taken for row in Dispatch.objects.filter(state="unknown")]
    print(f"{KILLS} kills: {dict(states())}; of the unknown, taken by the server or not: {dict(Counter(unknown))}")
    assert set(unknown) == {True, False}, "kills fell on both sides of the server's acceptance"


def test_several_workers_send_each_letter_exactly_once(settings, tmp_path):
    workers, count = (8, 500) if KILLS >= 25 else (4, 60)
    release(settings, count)
    sink = Sink()
    with (
        sink.listening() as port,
        Processes(tmp_path, **installation(port) | {"MAIL_LEASE_SECONDS": "60"}) as processes,
    ):
        for _ in range(workers):
            processes.start_worker()
        processes.start_reconciler()
        assert wait_until(lambda: not unsettled(), 900), states()
    assert states() == {"sent": count}
    copies_are_right(sink)


def test_letters_whose_tasks_were_lost_before_they_were_enqueued_are_sent(settings, tmp_path):
    release(settings, LETTERS, enqueued=False)
    sink = Sink()
    with sink.listening() as port, Processes(tmp_path, **installation(port)) as processes:
        processes.start_worker()
        processes.start_reconciler()
        assert wait_until(lambda: not unsettled(), 180), states()
    assert states() == {"sent": LETTERS}
    copies_are_right(sink)


def test_files_are_read_though_their_workers_are_killed(tmp_path):
    letter, documents = make_letter(), Document.objects.exclude(text_source="")
    for number in range(50):
        make_document(f"File {number}".encode(), letter=letter)
    with Processes(tmp_path) as processes:
        processes.start_worker()
        processes.start_reconciler()
        for number in (1, 20):
            assert wait_until(lambda number=number: documents.count() >= number, 120)
            processes.kill_one()
        assert wait_until(lambda: documents.count() == 50, 120)
    assert sorted(documents.values_list("text", flat=True)) == sorted(f"File {number}" for number in range(50))
    assert set(documents.values_list("text_source", flat=True)) == {"from the text file"}
