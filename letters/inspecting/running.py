"""Checking a file in a child process: a check that breaks, hangs or is not there could not be done (issue 6)."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from time import monotonic

from letters.inspecting.limits import LIMITS
from letters.inspecting.registry import LEAK, VERSION, checks_for
from letters.inspecting.results import Inspection, could_not, from_values
from letters.opening.child import ENVIRONMENT, end
from letters.opening.frames import packed
from letters.opening.types import PDF

COMMAND = [sys.executable, "-P", "-B", "-m", "letters.inspecting.worker"]
BROKE = "The check broke on this file. Check it again; if it breaks again, make another copy."
SLOW = "The check took longer than {} seconds and was stopped. Check again, or make a smaller copy."
GIVEN_UP = "Not reached, because other checks broke before it. Check again."
MOST_DEATHS = 4
ALL_CHILDREN = 1.5  # times what one may take: shorter than a task may be at it (TRUST, Queues)


def inspect(data, *, media_type, **known):
    """The `Inspection` of the bytes `data`; `known` is what `inspect_each` takes."""
    results = tuple(inspect_each(data, media_type=media_type, **known))
    return Inspection(hashlib.sha256(data).hexdigest(), VERSION, results)


def inspect_each(data, *, media_type, words=(), checks=None, seconds=LIMITS.seconds, **known):
    """Yield the `Result` of each check of `data` as it ends; each check is answered once, whatever happens.

    `words` must be nowhere in the file; `known` is what `subject.Subject` takes besides; `checks` {name: path} are
    other checks than those of the kind of file; `seconds` is how long one child may take.
    """
    waiting = dict(checks_for(media_type, words=words) if checks is None else checks)
    until = monotonic() + ALL_CHILDREN * seconds
    for _ in range(MOST_DEATHS):
        left = min(seconds, until - monotonic())
        if left <= 0:
            break
        late = [False]
        values = known | {"media_type": media_type, "words": list(words), "checks": waiting}
        for result in _answers(packed(values, data), left, late):
            if waiting.pop(result.check, None):
                yield result
        if not waiting:
            return
        culprit = next(iter(waiting))
        waiting.pop(culprit)
        yield could_not(culprit, SLOW.format(seconds) if late[0] else BROKE)
    for name in waiting:
        yield could_not(name, GIVEN_UP)


def leak_check(data, *, words, seconds=LIMITS.seconds):
    """The `Result` of looking for `words` everywhere in the PDF `data` (TRUST R-PUB-8); no words are no pass."""
    if not [word for word in words if word.strip()]:
        return could_not("leak", "There are no words to look for.")
    checks = {"leak": LEAK.path}
    return next(inspect_each(data, media_type=PDF, words=words, checks=checks, seconds=seconds))


def _answers(frame, seconds, late):
    """The results that a child gives of `frame` before it ends; `late[0]` says whether it had to be ended."""
    with TemporaryDirectory(prefix="inspecting-") as folder:
        given = Path(folder, "given")
        given.write_bytes(frame)
        with given.open("rb") as source:
            child = subprocess.Popen(  # noqa: S603 (our own program, no shell)
                COMMAND,
                stdin=source,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=ENVIRONMENT | {"TMPDIR": folder},
                start_new_session=True,
            )
        timer = Timer(seconds, _end_late, [child, late])
        timer.start()
        try:
            with child.stdout:
                yield from _results(child.stdout)
        finally:
            timer.cancel()
            end(child)


def _end_late(child, late):
    late[0] = True
    end(child)


def _results(lines):
    """The Result in each of `lines`, up to the first that is none."""
    for line in lines:
        try:
            yield from_values(json.loads(line))
        except (ValueError, KeyError, TypeError):
            return
