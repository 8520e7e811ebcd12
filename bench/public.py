"""The public pages beside a static file of the same server, at some sizes of the site, in one run.

Run `.venv/bin/python -m bench.public [--letters 100 10000] [--seconds 20]`; DATABASE_URL names the database, SQLite
without it. It makes and drops a database of its own, as tests do (--keep: keeps it). Each size has three parts: one
reader alone (p50, p95, processor time of server and database, and requests a second with eight readers); 20 requests a
second of everything mixed (TRUST R-LOAD-1: p95 under 300 ms, to be asked with --letters 50000); and how long it takes
to say that a file is not there, hidden or never made (R-PUB-4: medians at most 20 ms apart).
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, nullcontext
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iasc_tracker.settings")
django.setup()

from django.contrib.staticfiles.storage import staticfiles_storage  # noqa: E402 (Django must be set up)

from bench.public_load import Reader, at_rate, crowd  # noqa: E402 (as above)
from bench.public_world import World, grow, hidden_copy  # noqa: E402 (as above)
from letters.models import Letter, PublicCopy, Reply  # noqa: E402 (as above)
from tests.ledger.running import database_url  # noqa: E402 (as above)

ROOT = Path(__file__).resolve().parents[1]
WARM_UP, CROWD, RATE = 4, 8, 20
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
LISTS = {
    "list": "/responses/",
    "list, page 40": "/responses/?page=40",
    "list of an area": "/responses/?area=benchshire-7",
    "list of a campaign": "/responses/?campaign=bench-0",
    "list of a kind": "/responses/?document=response_strategy",
    "list, oldest first": "/responses/?sort=oldest",
    "search, a rare word": "/responses/?q=trauma",
    "search, a phrase": "/responses/?q=%22county+lines%22",
    "search, a common word": "/responses/?q=violence",
    "search, two words, area": "/responses/?q=police+word77&area=benchshire-7",
    "search, a name": "/responses/?q=benchshire+7",
    "search, nothing": "/responses/?q=nonesuch",
}
MIXED = [
    "list",
    "list of an area",
    "search, a rare word",
    "search, a phrase",
    "response",
    "letter",
    "file",
    "front page",
]


def main(asked):
    """Make the throw-away tracker, fill it, measure at each size, drop it."""
    with folder(asked.keep) as place, database(place, is_kept=bool(asked.keep)):
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        world = World()
        for letters in asked.letters:
            grow(world, letters)
            with server(place) as (port, process):
                print(
                    f"\n{letters:,} published letters with a response each, {connection.vendor}; load {load()}",
                    flush=True,
                )
                measure(Reader(port), process, asked, hidden_copy(world))


def folder(kept):
    """The folder of the database's files and all others: `kept`, or one that goes afterwards."""
    return nullcontext(Path(kept).resolve()) if kept else tempfile.TemporaryDirectory()


@contextmanager
def database(place, *, is_kept):
    """A database that is dropped afterwards, unless it `is_kept` for the next run, and files in the folder `place`."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"{place}/bench.sqlite3"
    storages = {alias: dict(options) for alias, options in settings.STORAGES.items()}
    for alias, folder in (("default", "originals"), ("public_copies", "public_copies")):
        storages[alias]["OPTIONS"] = {"location": f"{place}/media/{folder}", "base_url": None}
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=is_kept)
    try:
        with override_settings(STORAGES=storages, STATIC_ROOT=f"{place}/static", MEDIA_ROOT=f"{place}/media"):
            yield
    finally:
        connection.creation.destroy_test_db("", verbosity=0, keepdb=is_kept)


@contextmanager
def server(place):
    """The web server as deploy/start.sh starts it: the port it listens on, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = {"DATABASE_URL": database_url(), "VAR_DIR": place, "MEDIA_ROOT": f"{place}/media", "PORT": str(port)}
    known |= {"HTTPS": "false", "TRUSTED_PROXIES": "1", "LOG_LEVEL": "ERROR"}
    known |= {"CONN_MAX_AGE": "60"}
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # it tells of each 404
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | known, **quiet)  # noqa: S603 (our own server)
    try:
        Reader(port).wait_until_ready()
        yield port, process
    finally:
        process.terminate()
        process.wait()


def addresses():
    """{name: address} of what is measured."""
    reply = Reply.objects.order_by("pk")[Reply.objects.count() // 2]
    copy = PublicCopy.objects.filter(document__incoming=reply.incoming).get()
    letter = Letter.objects.get(pk=reply.letter_id)
    return {
        "static file (14 kB)": staticfiles_storage.url("css/tracker.css"),
        "front page": "/",
        "response": reply.get_absolute_url(),
        "letter": letter.get_absolute_url(),
        "file (400 kB)": copy.get_absolute_url(),
        "area": letter.office.area.get_absolute_url(),
        "campaign": letter.campaign.get_absolute_url(),
        **LISTS,
    }


def measure(reader, process, asked, hidden):
    """Print the tables of one size."""
    paths = addresses()
    reader.get(paths["front page"])
    print(f"{'':26}{'p50 ms':>9}{'p95 ms':>9}{'of static':>11}{'CPU ms':>9}{'a second':>10}{'kB':>8}")
    base = None
    for name, path in paths.items():
        for _ in range(WARM_UP):
            size = reader.get(path)
        before = cpu_ticks(process)
        times = sorted(reader.timed(path) for _ in range(asked.requests))
        cpu = cpu_since(before, process, asked.requests)
        p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
        base = base or p50
        rate = crowd(reader.port, path, readers=CROWD, seconds=2)
        figures = f"{p50:>9.1f}{p95:>9.1f}{p50 / base:>10.1f}x{cpu:>9.1f}{rate:>10.0f}{size / 1000:>8.0f}"
        print(f"{name:26}{figures}", flush=True)
    mixed(reader.port, process, paths, asked.seconds)
    not_there(reader, hidden)


def cpu_ticks(process):
    """{process: processor time} of the server's workers, and of PostgreSQL for them if it is on this machine.

    It says more than the clock on the wall where others use the machine too.
    """
    keys = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(BACKENDS)
            keys += [str(key) for (key,) in cursor.fetchall()]
    found = {key: Path(f"/proc/{key}/stat").read_text().rpartition(")")[2].split()[11:13] for key in keys}
    return {key: sum(map(int, parts)) for key, parts in found.items()}


def cpu_since(before, process, requests):
    """The milliseconds of processor time of each of so many `requests` since `before`, of processes still there."""
    spent = sum(ticks - before.get(key, 0) for key, ticks in cpu_ticks(process).items())
    return 1000 * spent / os.sysconf("SC_CLK_TCK") / requests


def mixed(port, process, paths, seconds):
    """Print how RATE requests a second of everything fare."""
    chosen = {name: path for name, path in paths.items() if name.partition(" (")[0] in MIXED}
    before = cpu_ticks(process)
    found = at_rate(port, list(chosen.items()), rate=RATE, seconds=seconds)
    cpu = cpu_since(before, process, RATE * seconds)
    print(f"at {RATE} requests a second for {seconds} s, everything mixed: {cpu:.1f} ms CPU each; load {load()}")
    for name, times in found.items():
        times.sort()
        print(f"{name:26}{statistics.median(times):>9.1f}{times[int(len(times) * 0.95)]:>9.1f}")


def not_there(reader, hidden):
    """Print the medians of a hidden file's 404 and of one that never was, asked for in turn."""
    kinds = {"a hidden file": f"/files/{hidden}/sample.pdf", "no such file": "/files/99999999/sample.pdf"}
    times = {name: [] for name in kinds}
    for _ in range(200):
        for name, path in kinds.items():
            times[name].append(reader.timed(path, status=404))
    medians = {name: statistics.median(found) for name, found in times.items()}
    print("; ".join(f"404 of {name}: median {value:.2f} ms" for name, value in medians.items()))


def load():
    """The load of the machine, as it is now."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at {time.strftime('%H:%M')}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--requests", type=int, default=40, help="of one reader, for each page")
    parser.add_argument("--keep", metavar="FOLDER", help="keep the database for the next run, its files in FOLDER")
    main(parser.parse_args())
