"""What the dumps cost the server in memory (TRUST R-LOAD-5: 50,000 rows of CSV under 100 MiB).

Run `.venv/bin/python -m bench.dump [--rows 50000]`; DATABASE_URL names the database, SQLite without it. It makes and
drops a database of its own. One worker answers; its memory before a dump (RSS) and the most it had meanwhile (VmHWM)
are read from /proc. The whole tracker lies in memory before anything is asked, so what counts is the growth.
"""

import argparse
import http.client
import os
import re
import tempfile
import time
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from bench.public import server, throw_away  # sets Django up
from bench.public_world import World, grow

PATHS = ("/data/documents.csv", "/data/letters.csv", "/data/responses.csv", "/data/all.json")
CHUNK = 1 << 16
HIGHEST = "5"  # what resets VmHWM: proc(5), clear_refs


def main(rows):
    """Make a throw-away tracker with `rows` published documents, fetch each dump, say what it took."""
    os.environ["WEB_CONCURRENCY"] = "1"
    with tempfile.TemporaryDirectory() as place, throw_away(place):
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        drop_triggers()
        grow(World(), rows // 2, searchable=False)
        with server(place) as port:
            worker = worker_of(port)
            fetch(port, "/data/csv-metadata.json")
            print(f"{rows:,} published documents, {connection.vendor}")
            print(
                f"{'':22}{'lines':>8}{'MB':>8}{'s':>7}{'first byte s':>14}{'RSS MiB':>9}{'most MiB':>10}{'growth':>8}"
            )
            for path in PATHS:
                measure(port, worker, path)


def drop_triggers():
    """Let rows be made without marks for the search, which nothing here asks: each costs a look at all there are."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")


def measure(port, worker, path):
    """Print what fetching `path` took of the process `worker`."""
    Path(f"/proc/{worker}/clear_refs").write_text(HIGHEST)
    before, start = memory(worker, "VmRSS"), time.perf_counter()
    lines, size, first = fetch(port, path)
    seconds, most = time.perf_counter() - start, memory(worker, "VmHWM")
    figures = (
        f"{lines:>8,}{size / 1e6:>8.1f}{seconds:>7.1f}{first:>14.2f}{before:>9.0f}{most:>10.0f}{most - before:>8.0f}"
    )
    print(f"{path:22}{figures}", flush=True)


def fetch(port, path):
    """(lines, bytes, seconds to the first byte) of the whole answer; RuntimeError for another status than 200."""
    link, start = http.client.HTTPConnection("127.0.0.1", port, timeout=600), time.perf_counter()
    link.request("GET", path)
    answer = link.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    lines, size, first = 0, 0, None
    while part := answer.read(CHUNK):
        first = first or time.perf_counter() - start
        lines, size = lines + part.count(b"\n"), size + len(part)
    link.close()
    return lines, size, first


def worker_of(port):
    """The process that answers: the youngest child of the server that listens on `port`."""
    wanted = f"PORT={port}".encode()
    ours = [path for path in Path("/proc").glob("[0-9]*/environ") if wanted in environment(path)]
    return max(int(path.parent.name) for path in ours)


def environment(path):
    """The variables of a process as bytes; none when it has ended or is somebody else's."""
    try:
        return path.read_bytes().split(b"\0")
    except OSError:
        return []


def memory(process, name):
    """The MiB that /proc says under `name` ("VmRSS") for a process."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    main(parser.parse_args().rows)
