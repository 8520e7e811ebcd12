"""Real workers killed anywhere while they make PDFs: no half state (TRUST R-CRA-1, R-CRA-2).

KILLS (3; make test-long: 25) says how often a worker is killed.
"""

import time

import pytest
from django_tasks_db.models import DBTaskResult

from letters.drafting.checking import check_letters
from letters.models import Rendering
from letters.models.stored import sha256_of
from letters.rendering.from_record import content_of_rendering
from letters.rendering.pdf import render_letter
from tests.checking.rounds import make_round, renderings
from tests.ledger.running import KILLS, RANDOM, Processes, wait_until
from tests.make import make_officer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
LETTERS = max(50, 4 * KILLS)
PATIENCE = 240


def at_work():
    """Whether a worker is at a letter."""
    return DBTaskResult.objects.running().exists() or not waiting()


def waiting():
    """Whether a PDF is still to be made."""
    return Rendering.objects.waiting().exists()


def files_of(folder):
    """Every whole file below `folder`, by its path there."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".part"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_every_letter_is_made_once_and_whole_however_often_its_worker_is_killed(tmp_path):
    campaign = make_round(*(f"Killshire {number}" for number in range(LETTERS)))
    assert check_letters(campaign, by=make_officer("officer")) == LETTERS
    kills = 0
    with Processes(tmp_path, DEMONSTRATION_DAY="2020-11-20") as processes:
        processes.start_reconciler()
        processes.start_worker()
        while kills < KILLS and waiting():
            assert wait_until(at_work, PATIENCE), "no worker began"
            time.sleep(RANDOM.uniform(0, 0.6))
            processes.kill_one()
            kills += 1
        processes.start_worker()
        assert wait_until(lambda: not waiting(), PATIENCE), "letters still wait"
    assert kills == KILLS
    rows = renderings(campaign)
    assert [row.state for row in rows] == ["ready"] * LETTERS
    files = files_of(tmp_path / "originals")
    assert set(files) == {name for row in rows for name in (row.file.name, row.thumbnail.name)}
    assert {path: sha256_of(data) for path, data in files.items()} == {path: path[-64:] for path in files}
    # The same words give the same bytes, in whichever process.
    for row in RANDOM.sample(rows, 5):
        assert sha256_of(render_letter(content_of_rendering(row))) == row.sha256
