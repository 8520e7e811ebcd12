"""An unsafe tracker does not start, and says why in one line (TRUST R-CRA-5)."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECK = ["check", "--deploy", "--tag", "tracker", "--database", "default"]
STRONG = "for-tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-XYZ"


def manage(tmp_path, *arguments, **environment):
    """(exit code, everything printed) of one `manage.py` in an environment of its own, on an own SQLite."""
    own = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "ENV_FILE": os.devnull, "SECRET_KEY": STRONG}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=own | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_defaults_of_an_office_pass(tmp_path):
    assert manage(tmp_path, *CHECK)[0] == 0
    found = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", PUBLIC_CONTACT="letters@office.example")
    assert found[0] == 0


def test_an_office_that_readers_cannot_write_to_starts_and_is_told_so(tmp_path):
    code, printed = manage(tmp_path, *CHECK)
    assert (code, printed.count("\n?: (tracker.W001) Public pages ask readers to write to the office")) == (0, 1)
    code, printed = manage(tmp_path, *CHECK, PUBLIC_CONTACT="the office")
    assert (code, "PUBLIC_CONTACT is 'the office', which is no e-mail address." in printed) == (1, True)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"DEBUG": "true"}, "DEBUG is on where HTTPS is: set DEBUG=false."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is weak: set 50 or more random characters."),
        ({"SECRET_KEY": "ab" * 40}, "SECRET_KEY is weak: set 50 or more random characters."),
        ({"CACHE_BACKEND": "locmem.LocMemCache"}, "LocMemCache is not shared between processes"),
        ({"CACHE_BACKEND": "dummy.DummyCache"}, "DummyCache is not shared between processes"),
    ],
)
def test_each_fault_stops_it_with_one_line(tmp_path, environment, sentence):
    environment = dict(environment)
    if backend := environment.pop("CACHE_BACKEND", None):
        environment |= own_settings(tmp_path, f'CACHES["default"]["BACKEND"] = "django.core.cache.backends.{backend}"')
    code, printed = manage(tmp_path, *CHECK, **environment)
    assert code == 1
    assert [line for line in printed.splitlines() if sentence in line and line.startswith("?: (tracker.E")], printed


def test_write_ahead_on_a_sqlite_that_can_corrupt_it_stops_it(tmp_path):
    with sqlite3.connect(tmp_path / "tracker.sqlite3") as database:
        database.execute("PRAGMA journal_mode=WAL")
    own = own_settings(
        tmp_path,
        'SQLITE_WAL_IS_SAFE = False\nDATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=FULL"',
    )
    code, printed = manage(tmp_path, *CHECK, **own)
    assert code == 1 and "default: WAL on a SQLite that can corrupt it: update SQLite." in printed


def test_without_a_key_of_its_own_it_does_not_start(tmp_path):
    code, printed = manage(tmp_path, *CHECK, SECRET_KEY="")
    assert code == 1 and "SECRET_KEY" in printed.splitlines()[-1]


def test_a_database_behind_the_code_stops_the_start_script(tmp_path):
    code, _ = manage(tmp_path, "migrate", "--check")
    assert code == 1
    assert manage(tmp_path, "migrate", "--verbosity", "0")[0] == 0
    assert manage(tmp_path, "migrate", "--check")[0] == 0


def own_settings(tmp_path, lines):
    """The environment that makes `manage.py` use our settings with `lines` added."""
    (tmp_path / "own_settings.py").write_text(f"from iasc_tracker.settings import *\n{lines}\n")
    return {"DJANGO_SETTINGS_MODULE": "own_settings", "PYTHONPATH": str(tmp_path)}
