"""Real workers killed while they hand a list over: no officer gets it twice (issue 5, Build 7; TRUST R-MAIL-1).

KILLS (3; make test-long: 25) says how often a worker is killed.
"""

from collections import Counter

import pytest

from iasc_tracker import clock
from letters.digests.queueing import queue
from letters.models import Digest
from tests.digests.make import make_late, make_lead, may_tell
from tests.ledger.running import KILLS, Processes, wait_until
from tests.ledger.sink import Sink
from tests.ledger.test_kills import AIMS, installation, kill_at

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_worker_killed_while_it_hands_a_list_over_never_sends_it_twice(settings, tmp_path):
    may_tell(settings)
    make_late()
    leads = [make_lead() for _ in range(2 * KILLS)]
    for lead in leads:
        lead.digests_stopped.create(kind="weekly")
        assert queue(lead, "morning", clock.today())  # whatever the day and hour at which this test runs
    sink, ended = Sink(pause=0.1), Digest.objects.filter(state__in=["sent", "failed", "unknown"])
    own = {"MAIL_ALLOW": "office.example", "MAIL_ANSWER_SECONDS": "3", "SITE_URL": settings.SITE_URL}
    with sink.listening() as port, Processes(tmp_path, **installation(port) | own) as processes:
        processes.start_worker()
        processes.start_reconciler()
        for number in range(KILLS):
            kill_at(AIMS[number % len(AIMS)], sink, processes)
        assert wait_until(lambda: ended.count() == len(leads), 120), ended
    copies = Counter(message_id for _, message_id, _ in sink.taken)
    for row in Digest.objects.all():
        least, most = {"sent": (1, 1), "unknown": (0, 1)}[row.state]
        assert least <= copies[row.message_id] <= most, f"{row}: {copies[row.message_id]} copies"
    assert Digest.objects.filter(state="unknown").count() <= KILLS
