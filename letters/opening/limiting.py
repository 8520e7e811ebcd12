"""Holding a child process to limits that it cannot lift."""

import os
import resource


def limit(limits):
    """Hold this process, and what it starts, to the `limits`: time, memory, size of files, no core."""
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
