"""Milliseconds of web pages while files are read, some made to do harm (TRUST R-UPL-3: p95 under 500 ms).

Run: python -m bench.intake [seconds]. It starts a server of its own on loopback, with data of its own, asks it for
pages one after another while nothing else happens (so many seconds), then while one child after another opens every
file of the test set of replies and, among them, bombs, and recognises the first page of scans, as the worker would:
until all are read.
"""

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import django

ROOT = Path(__file__).parents[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iasc_tracker.settings")
# Of the measuring itself, which keeps nothing; the server has its own below.
os.environ |= {"SECRET_KEY": "b" * 60, "HTTPS": "false", "ENV_FILE": "/dev/null"}
django.setup()

from letters.opening.child import open_in_child, page_in_child  # noqa: E402 (the test set needs Django to be set up)
from letters.opening.opened import CannotOpen  # noqa: E402 (as above)
from tests.intake_set.cases import file_of, half  # noqa: E402 (as above)
from tests.opening import files  # noqa: E402 (as above)

PAGES = ("/", "/accounts/login/")
SEED = 20201013


def bombs():
    """(name, bytes) of what is made to do harm."""
    return [
        ("bomb.docx", files.bomb_docx()),
        ("lying.docx", files.bomb_docx(lying=True)),
        ("entities.docx", files.entity_docx()),
        ("deep.eml", files.deep_mail(1_000)),
        ("parts.eml", files.deep_parts(1_000)),
        ("wide.eml", files.wide_mail(100_000)),
        ("huge.png", files.huge_png()),
        ("table.pdf", files.xref_bomb()),
        ("vast.pdf", files.vast_page()),
    ]


def harmless():
    """(name, bytes) of the replies of the test set, and of the largest picture that is read."""
    cases = [*half("first"), *half("second")]
    return [(one.name, file_of(one)) for one in cases] + [
        ("near.png", files.encoded(files.picture(size=(7_000, 7_000))))
    ]


class Reader(threading.Thread):
    """Opens one file after another, as the one worker does; `at_bomb` tells whether it is at a bomb now."""

    def __init__(self):
        super().__init__()
        bad, good = bombs(), harmless()
        self.names = {name for name, _ in bad}
        self.files = bad + good
        random.Random(SEED).shuffle(self.files)  # noqa: S311 (an order)
        self.at_bomb, self.refused = False, 0

    def run(self):
        """Read each file once."""
        for name, data in self.files:
            self.at_bomb = name in self.names
            try:
                opened = open_in_child(name, data)
                if opened.scanned:
                    page_in_child(opened.media_type, data, 1)
            except CannotOpen:
                self.refused += 1
        self.at_bomb = False


def times(port, goes_on, is_marked=lambda: False):
    """(milliseconds, whether it was marked when asked for) of each page asked for while `goes_on()`."""
    found = []
    while goes_on():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        marked, start = is_marked(), time.perf_counter()
        connection.request("GET", PAGES[len(found) % len(PAGES)])
        answer = connection.getresponse()
        answer.read()
        found.append((1000 * (time.perf_counter() - start), marked))
        assert answer.status == 200, answer.status
        connection.close()
        time.sleep(0.02)
    return found


def lasting(seconds):
    """Whether so many seconds have not passed yet, to be called."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


def said(found):
    """The figures of a phase in words."""
    middle, p95 = statistics.median(found), statistics.quantiles(found, n=20)[-1]
    return f"{len(found):5} pages, median {middle:6.1f} ms, p95 {p95:6.1f} ms, worst {max(found):6.1f} ms"


def main(seconds, reader):
    """Print the figures; exit status 1 when the p95 of pages asked for while `reader` was at a bomb is 500 ms."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as var:
        env = os.environ | {"VAR_DIR": var, "PORT": str(port), "LOG_LEVEL": "WARNING"}
        for command in (["migrate", "-v0"], ["createcachetable"], ["collectstatic", "--noinput", "-v0"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True)  # noqa: S603 (ours)
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
        server = subprocess.Popen(command, cwd=ROOT, env=env)  # noqa: S603 (our own server)
        try:
            return measure(port, seconds, reader)
        finally:
            server.terminate()
            server.wait()


def measure(port, seconds, reader):
    """Both phases against the server at `port`."""
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.2)
    times(port, lasting(2))
    print("nothing read:     ", said([spent for spent, _ in times(port, lasting(seconds))]))
    reader.start()
    found = times(port, reader.is_alive, lambda: reader.at_bomb)
    reader.join()
    everything, at_bombs = [spent for spent, _ in found], [spent for spent, marked in found if marked]
    print("files being read: ", said(everything), f"({len(reader.files)} files, {reader.refused} refused)")
    print("bombs being read: ", said(at_bombs), f"({len(reader.names)} bombs)")
    return int(statistics.quantiles(at_bombs, n=20)[-1] >= 500)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, Reader()))
