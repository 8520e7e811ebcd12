"""The child: `python -m letters.opening.worker JOB`, started by letters.opening.child for one file and then gone.

It reads a frame from standard input, does one job under limits that it cannot lift, and writes a frame. No Django:
it starts in a moment and knows neither the database nor a secret.
"""

import os
import resource
import sys

from letters.opening.frames import packed, unpacked
from letters.opening.jobs import JOBS
from letters.opening.limits import LIMITS
from letters.opening.opened import CannotOpen

MEMORY = "Reading this file takes too much memory, as attacks do; it was not read."


def limit(job):
    """Hold this process, and what it starts, to the limits of `job`: time, memory, size of files, no core."""
    limits = LIMITS[job]
    # A second between the two: at the first the process is ended with a signal that tells why.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.output),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    os.nice(5)  # pages are served meanwhile


def main(job):
    """Do `job` on the frame of standard input; whatever death the limits bring, the parent words it."""
    limit(job)
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
