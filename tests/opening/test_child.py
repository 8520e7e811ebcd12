"""The child itself: whatever happens in it is a sentence here, and nothing of it is left."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from letters.opening import child, worker
from letters.opening.frames import packed, packed_opened, unpacked, unpacked_opened
from letters.opening.opened import Attachment, CannotOpen
from letters.opening.opening import open_file
from tests.opening.files import mail, picture, scan


def still_runs(number):
    """Whether the process with this number is neither gone nor waiting to be gone."""
    status = Path(f"/proc/{number}/stat")
    try:
        return status.read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def helped(monkeypatch, tmp_path):
    """Run `python -c code` in place of the worker, with everything else as it is."""

    def use(code):
        monkeypatch.setattr(child, "COMMAND", [*child.COMMAND[:1], "-P", "-c", f"{code}\n"])

    return use


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import os; os.abort()", child.DIED),
        ("raise SystemExit(3)", child.DIED),
        ("print('not a frame')", child.DIED),
        ("pass", child.DIED),
        ("print('{\"blobs\": [9]}')", child.DIED),
        ("import os; os.kill(os.getpid(), 24)", child.SLOW.format(10)),
    ],
)
def test_whatever_becomes_of_the_child_is_a_sentence(helped, code, sentence):
    helped(code)
    with pytest.raises(CannotOpen) as refusal:
        child.open_in_child("a.txt", b"words")
    assert str(refusal.value) == sentence


def test_a_child_that_hangs_is_ended_with_all_it_started(helped, monkeypatch, tmp_path):
    left = tmp_path / "left"
    monkeypatch.setitem(child.LIMITS, "open", child.LIMITS["open"]._replace(seconds=2))
    helped(
        "import subprocess, time, pathlib\n"
        "one = subprocess.Popen(['sleep', '600'])\n"
        f"pathlib.Path({str(left)!r}).write_text(str(one.pid)); time.sleep(60)"
    )
    with pytest.raises(CannotOpen) as refusal:
        child.open_in_child("a.txt", b"words")
    assert str(refusal.value) == child.SLOW.format(10)
    while still_runs(left.read_text()):  # the kernel takes a moment to end it; a lost one would run for a minute
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("x = bytes(600 * 2**20)", worker.MEMORY), ("while True: pass", child.SLOW.format(1))],
)
def test_memory_and_processor_are_limited(helped, monkeypatch, code, sentence):
    monkeypatch.setitem(child.LIMITS, "open", child.LIMITS["open"]._replace(seconds=20, cpu_seconds=1))
    limits = tuple(child.LIMITS["open"])
    helped(
        "from letters.opening import worker\n"
        f"worker.LIMITS['open'] = worker.LIMITS['open']._replace(cpu_seconds={limits[0]})\n"
        f"def job(values, data):\n    {code}\n"
        "worker.JOBS['open'] = job\nworker.main('open')"
    )
    with pytest.raises(CannotOpen) as refusal:
        child.open_in_child("a.txt", b"words")
    assert str(refusal.value) == sentence


def test_the_child_knows_no_secret_of_ours(helped, monkeypatch):
    monkeypatch.setenv("CANARY", "ours")
    helped("import os, json; print(json.dumps({'sentence': ' '.join(sorted(os.environ)), 'blobs': []}))")
    with pytest.raises(CannotOpen) as told:
        child.open_in_child("a.txt", b"words")
    assert set(str(told.value).split()) <= {*child.ENVIRONMENT, "TMPDIR", "LC_CTYPE"}


def test_nothing_is_left_in_the_folder_for_temporary_files(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # one that no other process writes to
    child.open_in_child("a.txt", b"words")
    assert list(tmp_path.glob("opening-*")) == []


def test_what_was_opened_comes_through_the_pipe_unchanged():
    opened = open_file("a.eml", mail("Tŷ", files=[("a.bin", bytes(range(256))), ("ŷ.txt", b"")], Subject="Dŵr"))
    assert unpacked_opened(packed_opened(opened)) == opened
    assert opened.attachments == (Attachment("a.bin", bytes(range(256))),)


def test_a_frame_that_is_cut_is_none():
    with pytest.raises(ValueError, match="whole"):
        unpacked(packed({"a": 1}, b"words")[:-1])


def test_a_scan_is_said_to_be_one_page_by_page():
    opened = child.open_in_child("a.pdf", scan(picture("One"), picture("Two")))
    assert (opened.pages, opened.scanned, opened.text_source) == (2, (1, 2), "scanned: the file has no text of its own")


def test_what_a_killed_reading_leaves_is_swept_and_nothing_else(tmp_path):
    slow = (
        "from letters.opening import child\nchild.COMMAND = ['sh', '-c', 'sleep 5']\nchild.open_in_child('a.txt', b'x')"
    )
    started, place = [sys.executable, "-c", slow], tmp_path / "temporary"
    place.mkdir()
    parent = subprocess.Popen(started, cwd=child.ROOT, env=os.environ | {"TMPDIR": str(place)})
    while not (left := list(place.glob("opening-*/answered"))):
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    young, others = place / "opening-young", place / "someone-elses"
    young.mkdir()
    others.mkdir()
    now = datetime.now(UTC)
    for folder in (left[0].parent, others):
        os.utime(folder, (now.timestamp() - 7200,) * 2)
    assert child.sweep(now - timedelta(hours=1), place=place) == 1
    assert {one.name for one in place.iterdir()} == {"opening-young", "someone-elses"}
