"""schemathesis asks a running API everything that its description allows, and more."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.open_data.test_api_description import DESCRIPTION
from tests.public.world import published_case, withdraw

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_stranger_who_tries_everything_that_it_says_finds_no_fault(live_server, tmp_path):
    published_case()
    withdraw(published_case()[0])
    run = [SCHEMATHESIS, "run", live_server.url + DESCRIPTION]
    asking = ["--mode=all", "--phases=coverage,fuzzing", "--max-examples=3", "--suppress-health-check=all"]
    limits = [*asking, "--seed=1", "--generation-deterministic"]
    told = subprocess.run([*run, *limits], capture_output=True, text=True, cwd=tmp_path)
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]
