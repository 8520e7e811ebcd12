"""Opening files in a process of their own: a crash, a bomb or a hang there is a sentence here (TRUST R-UPL-3)."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

from letters.opening.frames import packed, unpacked, unpacked_opened
from letters.opening.limits import LIMITS
from letters.opening.opened import CannotOpen

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-P", "-B", "-m", "letters.opening.worker"]
# Nothing of our own environment: it holds the key of the tracker.
ENVIRONMENT = {
    "PYTHONPATH": str(ROOT),
    "PATH": os.environ.get("PATH", os.defpath),
    "LANG": "C.UTF-8",
    "OMP_THREAD_LIMIT": "1",
}
SLOW = "Reading this file took longer than {} seconds, as attacks do; it was not read. Open it yourself with care."
DIED = "The reader broke on this file, so it was not read. It may be damaged: ask for another copy."
PREFIX = "opening-"
ENDED, OUT_OF_TIME = 9, 24  # SIGKILL, SIGXCPU
# The word that every locked PDF has in the clear, or a name that spells it with codes; most files have neither.
ENCRYPTS = re.compile(rb"/Encrypt|/[Encrypt]{0,6}#[4-7][0-9A-Fa-f]")


def open_in_child(name, data):
    """The `Opened` of a file called `name` with the bytes `data`; `CannotOpen` says in a sentence why there is none."""
    answer = _run("open", {"name": name}, data)
    try:
        _refuse(answer)
        return unpacked_opened(answer)
    except (ValueError, KeyError, TypeError) as error:
        raise CannotOpen(DIED) from error


def letter_in_child(name, data):
    """The text of the letter of ours in a file called `name` with the bytes `data`; raises `CannotOpen`."""
    return str(_value("text", _run("letter", {"name": name}, data)))


def table_in_child(data):
    """The filled rows of the Excel workbook `data` as (row number, cells as text); raises `CannotOpen`."""
    return [(int(number), list(map(str, cells))) for number, cells in _value("rows", _run("table", {}, data))]


def page_in_child(kind, data, number):
    """(words, degrees it was turned) of page `number` of a scan of media type `kind`; raises `CannotOpen`."""
    values = _values(_run("page", {"kind": kind, "number": number}, data))
    return str(values["words"]), int(values["turned"])


def locked_in_child(data):
    """Whether the PDF `data` wants a password; a file that breaks the reader is kept, so it is not called locked."""
    if not ENCRYPTS.search(data):
        return False
    try:
        return bool(_values(_run("locked", {}, data))["locked"])
    except CannotOpen:
        return False


def pages_in_child(data):
    """How many pages the PDF `data` has; raises `CannotOpen` when it is locked, damaged or too long."""
    return int(_value("pages", _run("pages", {}, data)))


def _value(name, answer):
    try:
        return _values(answer)[name]
    except KeyError as error:
        raise CannotOpen(DIED) from error


def sweep(before, *, place=None):
    """Remove the folders of readings whose own process was killed, last used before the moment `before`; how many.

    `place`: where they lie, else the machine's folder for temporary files, of which only our own are touched.
    """
    old = [one for one in Path(place or gettempdir()).glob(f"{PREFIX}*") if _is_left_over(one, before.timestamp())]
    for folder in old:
        rmtree(folder, ignore_errors=True)
    return len(old)


def _is_left_over(folder, before):
    try:
        told = folder.lstat()
    except FileNotFoundError:  # its reading has just come to its end
        return False
    return told.st_uid == os.getuid() and told.st_mtime < before and folder.is_dir() and not folder.is_symlink()


def _values(answer):
    try:
        _refuse(answer)
        return unpacked(answer)[0]
    except (ValueError, KeyError, TypeError) as error:
        raise CannotOpen(DIED) from error


def _refuse(answer):
    """Raise the sentence that the child answered, if that is its answer."""
    values, _ = unpacked(answer)
    if "sentence" in values:
        raise CannotOpen(str(values["sentence"])[:300])


def _run(job, values, data):
    """The bytes that the child answers; raises `CannotOpen` when it was ended or died."""
    with TemporaryDirectory(prefix=PREFIX) as folder:
        given, answered = Path(folder, "given"), Path(folder, "answered")
        given.write_bytes(packed(values, data))
        status = _status(job, given, answered)
        if status is None or status == -OUT_OF_TIME:
            raise CannotOpen(SLOW.format(LIMITS[job].cpu_seconds))
        if status:
            raise CannotOpen(DIED)
        return answered.read_bytes()


def _status(job, given, answered):
    """The exit status of a child on the file `given`, or None when it had to be ended."""
    with given.open("rb") as source, answered.open("wb") as target:
        child = subprocess.Popen(  # noqa: S603 (our own program, no shell)
            [*COMMAND, job],
            stdin=source,
            stdout=target,
            stderr=subprocess.DEVNULL,
            cwd=given.parent,
            env=ENVIRONMENT | {"TMPDIR": str(given.parent)},
            start_new_session=True,
        )
        try:
            return child.wait(timeout=LIMITS[job].seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            end(child)


def end(child):
    """End the child and whatever it started, whether or not it still runs."""
    try:
        os.killpg(child.pid, ENDED)
    except ProcessLookupError:  # the usual case: it is gone, and nothing of it is left
        return
    child.wait()
