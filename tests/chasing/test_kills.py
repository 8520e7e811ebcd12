"""Forty-three chasers and real workers: killed anywhere, none leaves twice; left alone, all of them leave (issue 5).

KILLS (3; make test-long: 25) says how often a worker is killed.
"""

from collections import Counter

import pytest

from iasc_tracker import clock
from letters import owing
from letters.models import Chaser, Dispatch
from tests.chasing.make import CHECKED, confirm, make_late
from tests.ledger.make import PDF, may_send
from tests.ledger.running import KILLS, Processes, wait_until
from tests.ledger.sink import Sink
from tests.ledger.test_kills import AIMS, installation, kill_at, states, unsettled
from tests.make import make_commissioner, make_document, make_office, make_officer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
CHASERS = 43


@pytest.fixture
def the_day():
    """Instead of the day that stands still: the workers go by the real one."""


@pytest.fixture
def confirmed(settings):
    """As many chasers as there are areas, each to an office of its own, confirmed by a lead."""
    may_send(settings)
    lead = make_officer("lead")
    for number in range(CHASERS):
        checked = {"email_checked_on": CHECKED, "email_checked_by": lead}
        office = make_office(email=f"office{number}@pcc.example", **checked)
        make_commissioner(office=office)
        letter = make_late(office=office, sent_by=lead, created_by=lead)
        make_document(PDF, letter=letter, media_type="application/pdf", added_by=lead, text_source="read")
        confirm(letter, by=lead)


def held_to_the_server(sink):
    """Each message was taken once if the ledger says sent, at most once if it does not know, and else never."""
    taken = Counter(message_id for _, message_id, _ in sink.taken)
    for row in Dispatch.objects.all():
        least, most = {"sent": (1, 1), "unknown": (0, 1)}.get(row.state, (0, 0))
        assert least <= taken[row.message_id] <= most, f"{row}: {taken[row.message_id]} copies"
    return taken


def places():
    """How many letters stand in each place today."""
    today = clock.today()
    return Counter(now.place.name for now in owing.standings(owing.late_letters(today), today))


def test_workers_killed_anywhere_never_send_a_chaser_twice(confirmed, tmp_path):
    sink = Sink(pause=0.1)
    with sink.listening() as port, Processes(tmp_path, **installation(port)) as processes:
        processes.start_worker()
        processes.start_reconciler()
        for number in range(KILLS):
            kill_at(AIMS[number % len(AIMS)], sink, processes)
        assert wait_until(lambda: not unsettled(), 300), states()
    taken, ended = held_to_the_server(sink), states()
    print(f"{KILLS} kills: {dict(ended)}, most copies of one: {max(taken.values())}")
    assert set(ended) <= {"sent", "unknown"}
    assert ended.total() == Chaser.objects.standing().count() == CHASERS
    assert ended["unknown"] <= KILLS
    # What nobody knows is held until a person says; all else waits for its answer or, by now, for the next step.
    assert places()["HELD"] == ended["unknown"]


def test_workers_left_alone_send_every_chaser_once(confirmed, tmp_path):
    sink = Sink()
    with sink.listening() as port, Processes(tmp_path, **installation(port)) as processes:
        processes.start_worker()
        assert wait_until(lambda: not unsettled(), 120), states()
    assert states() == {"sent": CHASERS}
    assert set(held_to_the_server(sink).values()) == {1}
    assert places() == {"SENT": CHASERS}
