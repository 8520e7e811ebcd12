"""The child: `python -m letters.opening.worker JOB`, started by letters.opening.child for one file and then gone.

It reads a frame from standard input, does one job under limits that it cannot lift, and writes a frame. No Django:
it starts in a moment and knows neither the database nor a secret.
"""

import sys

from letters.opening.frames import packed, unpacked
from letters.opening.jobs import JOBS
from letters.opening.limiting import limit
from letters.opening.limits import LIMITS
from letters.opening.opened import CannotOpen

MEMORY = "Reading this file takes too much memory, as attacks do; it was not read."


def main(job):
    """Do `job` on the frame of standard input; whatever death the limits bring, the parent words it."""
    limit(LIMITS[job])
    values, (data,) = unpacked(sys.stdin.buffer.read())
    try:
        answer = JOBS[job](values, data)
    except CannotOpen as error:
        answer = packed({"sentence": str(error)})
    except MemoryError:
        answer = packed({"sentence": MEMORY})
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main(sys.argv[1])
