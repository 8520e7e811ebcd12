"""Bytes kept by their hash: whole or not at all, and nothing of a killed process stays (TRUST R-CRA-1)."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import storages

from iasc_tracker import clock
from letters import filing
from letters.models.stored import keep, read_whole


def place(path):
    return Path(storages["default"].path(path))


def test_bytes_are_kept_once_under_their_hash():
    path, sha256 = keep(b"Words")
    assert keep(b"Words") == (path, sha256)
    assert read_whole(path, sha256) == b"Words"


def test_a_file_cut_short_by_a_crash_is_written_again():
    path, sha256 = keep(b"Words")
    place(path).write_bytes(b"Wo")
    assert read_whole(path, sha256) is None
    assert keep(b"Words") == (path, sha256)
    assert read_whole(path, sha256) == b"Words"


@pytest.mark.django_db
def test_what_was_never_finished_is_swept_after_a_day():
    path, sha256 = keep(b"Words")
    old, new = (place(path).with_suffix(f".{number}.part") for number in (0, 1))
    for part in (old, new):
        part.write_bytes(b"W")
    day_ago = (clock.now() - timedelta(hours=25)).timestamp()
    os.utime(old, (day_ago, day_ago))
    filing.purge()
    assert (old.exists(), new.exists()) == (False, True)
    assert read_whole(path, sha256) == b"Words"
