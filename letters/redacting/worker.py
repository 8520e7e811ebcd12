"""The child: `python -m letters.redacting.worker JOB`, for one file and then gone. No Django: it knows no secret.

It reads a frame from standard input (letters.opening.frames) and writes its answer into the folder it was started in:
`answer` (a line of JSON), `result` (bytes, where the job makes any) and, while it works, `progress` ("3 40").
"""

import json
import sys
from pathlib import Path

from letters.opening.frames import storable, unpacked
from letters.opening.limiting import limit
from letters.opening.opened import CannotOpen
from letters.opening.worker import MEMORY
from letters.redacting.cleaning import clean, told_of
from letters.redacting.limits import LIMITS
from letters.redacting.painting import preview, redact_into
from letters.redacting.places import Place
from letters.redacting.storing import pages_as_values
from letters.redacting.words import recognised_words, words_of

ANSWER, RESULT, PROGRESS = "answer", "result", "progress"


def main(job):
    """Do `job` on the frame of standard input, under limits that nothing here can lift."""
    limit(LIMITS[job])
    values, (data,) = unpacked(sys.stdin.buffer.read())
    try:
        answer = JOBS[job](data, **values)
    except CannotOpen as error:
        answer = {"sentence": str(error)}
    except MemoryError:
        answer = {"sentence": MEMORY}
    Path(ANSWER).write_text(json.dumps(answer))


def _redact(data, places, language):
    pages = redact_into(Path(RESULT), data, _places(places), language=language, progress=_tell)
    return {"pages": pages}


def _clean(data, language, title):
    made = clean(data, language=language, title=title)
    Path(RESULT).write_bytes(made)
    descriptions, pages = told_of(made)
    return {"descriptions": [storable(words) for words in descriptions], "pages": pages}


def _preview(data, number, places, frames, dpi):
    Path(RESULT).write_bytes(preview(data, number, _places(places), dpi, frames=frames))
    return {}


def _words(data):
    return {"pages": pages_as_values(words_of(data, progress=_tell))}


def _recognise(data, number):
    return {"pages": pages_as_values([recognised_words(data, number)])}


def _places(values):
    return [Place(*value) for value in values]


def _tell(done, total):
    Path(PROGRESS).write_text(f"{done} {total}")


JOBS = {"redact": _redact, "clean": _clean, "preview": _preview, "words": _words, "recognise": _recognise}


if __name__ == "__main__":
    main(sys.argv[1])
