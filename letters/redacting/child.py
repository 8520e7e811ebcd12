"""The jobs of this room done in a limited child: whatever happens there is a sentence here (TRUST R-UPL-3)."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from letters.opening.child import DIED, ENVIRONMENT, OUT_OF_TIME, end
from letters.opening.frames import packed
from letters.opening.opened import CannotOpen
from letters.redacting.limits import LIMITS
from letters.redacting.storing import pages_of_values
from letters.redacting.worker import ANSWER, PROGRESS, RESULT

COMMAND = [sys.executable, "-P", "-B", "-m", "letters.redacting.worker"]
SLOW = "Working on this file took longer than {} seconds, so it was stopped."
SLOW_PAGE = "Page {} of this PDF could not be drawn in time. Ask for another copy of the file."
BROKE_PAGE = "The program broke on page {} of this PDF; it may be damaged. Ask for another copy of the file."
LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Made:
    """A finished file: its bytes and what the job said of it."""

    data: bytes
    told: dict


def redact_in_child(data, places, *, language="en", progress=None):
    """`Made`: a new PDF of the pages of the PDF `data` as pictures, `places` (list of Place) black in them.

    `progress(done, total)` is called as pages are made. Raises `CannotOpen` with a sentence that names the page when
    one cannot be drawn.
    """
    return _run("redact", data, progress, places=_values(places), language=language)


def clean_in_child(data, *, language="en", title=""):
    """`Made`: the PDF `data` built anew with its text, its tags if they pass, and `title` on them; raises `CannotOpen`.

    `told["descriptions"]` are the words in its tags that stand for pictures, `told["pages"]` how many pages it has.
    """
    return _run("clean", data, language=language, title=title)


def preview_in_child(data, number, *, dpi, places=(), frames=()):
    """A PNG of page `number` of the PDF `data` at `dpi` with `places` black; raises `CannotOpen`.

    `frames` (left, top, right, bottom, as parts of the page) are drawn around in red.
    """
    frames = [list(sides) for sides in frames]
    return _run("preview", data, number=number, places=_values(places), frames=frames, dpi=dpi).data


def words_in_child(data, progress=None):
    """The `PageWords` of every page of the PDF `data`; raises `CannotOpen`."""
    return pages_of_values(_run("words", data, progress).told["pages"])


def recognise_in_child(data, number):
    """The `PageWords` of page `number` of a scan, recognised; raises `CannotOpen`."""
    return pages_of_values(_run("recognise", data, number=number).told["pages"])[0]


def _values(places):
    return [[place.page, place.left, place.top, place.right, place.bottom] for place in places]


def _run(job, data, progress=None, **values):
    with TemporaryDirectory(prefix="redacting-") as name:
        folder = Path(name)
        (folder / "given").write_bytes(packed(values, data))
        status = _status(job, folder, progress or (lambda done, total: None))
        if status:
            raise CannotOpen(_why_ended(job, status, _progress(folder)))
        told = json.loads((folder / ANSWER).read_text())
        if "sentence" in told:
            raise CannotOpen(told["sentence"])
        result = folder / RESULT
        return Made(result.read_bytes() if result.exists() else b"", told)


def _status(job, folder, progress):
    """The exit status of a child that did `job` in `folder`; OUT_OF_TIME, negative, when it had to be ended."""
    with (folder / "given").open("rb") as source:
        child = subprocess.Popen(  # noqa: S603 (our own program, no shell)
            [*COMMAND, job],
            stdin=source,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=ENVIRONMENT | {"TMPDIR": str(folder)},
            start_new_session=True,
        )
    try:
        return _watched(child, folder, time.monotonic() + LIMITS[job].seconds, progress)
    finally:
        end(child)


def _watched(child, folder, until, progress):
    told = None
    while True:
        try:
            return child.wait(timeout=LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            if time.monotonic() > until:
                return -OUT_OF_TIME
            reached = _progress(folder)
            if reached and reached != told:
                told = reached
                progress(*reached)


def _progress(folder):
    """(pages done, pages in all) as far as the child told, or None; a line half written is no news."""
    try:
        done, total = (folder / PROGRESS).read_text().split()
        return int(done), int(total)
    except (OSError, ValueError):
        return None


def _why_ended(job, status, reached):
    """Why a child ended before its work was done, with the page that it was at."""
    if job == "redact":
        sentence = SLOW_PAGE if status == -OUT_OF_TIME else BROKE_PAGE
        return sentence.format(reached[0] + 1 if reached else 1)
    return SLOW.format(LIMITS[job].cpu_seconds) if status == -OUT_OF_TIME else DIED
