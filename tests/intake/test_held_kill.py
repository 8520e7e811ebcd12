"""A worker killed while it reads a file that a form holds: the file is read all the same."""

import pytest

from letters import filing, intake
from letters.models import HeldFile
from tests.intake.files import upload
from tests.ledger.running import Processes, wait_until
from tests.make import make_officer
from tests.opening.files import picture, scan

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_worker_killed_while_it_reads_a_held_file_is_made_good(tmp_path):
    pages = [picture("Dear Commissioner", "Thank you for your letter", size=(2480, 3508)), picture("Pat Example")]
    held = filing.hold(upload("scan.pdf", scan(*pages)), by=make_officer("officer"))
    intake.look_into([held])
    rows = HeldFile.objects.filter(pk=held.pk)
    with Processes(tmp_path, DEMONSTRATION_DAY="", VAR_DIR=str(tmp_path)) as processes:
        processes.start_worker()
        assert wait_until(lambda: rows.filter(attempts=1).exists(), 60)
        processes.kill_one()
        assert rows.filter(attempts=1, read_at=None).exists()
        processes.start_reconciler()
        assert wait_until(lambda: rows.exclude(read_at=None).exists(), 120)
    words = rows.get().found["words"]
    assert ("Thank you for your letter" in words["1"], "Pat Example" in words["2"]) == (True, True)
