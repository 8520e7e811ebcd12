"""Milliseconds of web pages while files made to do harm are read (TRUST R-UPL-3: p95 under 500 ms).

Run: python bench/intake.py [seconds a phase]. It starts a server of its own on loopback, with data of its own, asks it
for pages one after another while nothing else happens, then while one child after another opens bombs and recognises
scans as the worker would, and prints both.
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from letters.opening.child import open_in_child, page_in_child  # noqa: E402 (path first)
from letters.opening.opened import CannotOpen  # noqa: E402 (path first)
from tests.opening import files  # noqa: E402 (path first)

PAGES = ("/", "/accounts/login/")


def bombs():
    """(name, bytes) of what is read."""
    scanned = files.scan(files.picture(*["Words of a scanned page that go on and on."] * 24))
    return [
        ("bomb.docx", files.bomb_docx()),
        ("entities.docx", files.entity_docx()),
        ("deep.eml", files.deep_mail(1_000)),
        ("wide.eml", files.wide_mail(100_000)),
        ("huge.png", files.huge_png()),
        ("near.png", files.encoded(files.picture(size=(7_000, 7_000)))),
        ("table.pdf", files.xref_bomb()),
        ("vast.pdf", files.vast_page()),
        ("scan.pdf", scanned),
    ]


def read_all(given, stop, counts):
    """Open one after another until `stop` is set, as the one worker does."""
    while not stop.is_set():
        for name, data in given:
            try:
                opened = open_in_child(name, data)
                if opened.scanned:
                    page_in_child(opened.media_type, data, 1)
            except CannotOpen:
                counts["refused"] += 1
            counts["read"] += 1
            if stop.is_set():
                return


def times(port, seconds):
    """Milliseconds of each page asked for in `seconds`."""
    found, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        start = time.perf_counter()
        connection.request("GET", PAGES[len(found) % len(PAGES)])
        answer = connection.getresponse()
        answer.read()
        found.append(1000 * (time.perf_counter() - start))
        assert answer.status == 200, answer.status
        connection.close()
        time.sleep(0.02)
    return found


def said(found):
    """The figures of a phase in words."""
    middle, p95 = statistics.median(found), statistics.quantiles(found, n=20)[-1]
    return f"{len(found):5} pages, median {middle:6.1f} ms, p95 {p95:6.1f} ms, worst {max(found):6.1f} ms"


def main(seconds):
    """Print the figures of both phases; exit status 1 when the p95 of the second is 500 ms or more."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as var:
        env = os.environ | {"VAR_DIR": var, "SECRET_KEY": "b" * 60, "HTTPS": "false", "ENV_FILE": "/dev/null"}
        env |= {"PORT": str(port), "LOG_LEVEL": "WARNING"}
        for command in (["migrate", "-v0"], ["createcachetable"], ["collectstatic", "--noinput", "-v0"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True)  # noqa: S603 (ours)
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
        server = subprocess.Popen(command, cwd=ROOT, env=env)  # noqa: S603 (our own server)
        try:
            return measure(port, seconds)
        finally:
            server.terminate()
            server.wait()


def measure(port, seconds):
    """Both phases against the server at `port`."""
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.2)
    times(port, 2)
    print("nothing read: ", said(times(port, seconds)))
    stop, counts = threading.Event(), {"read": 0, "refused": 0}
    reader = threading.Thread(target=read_all, args=(bombs(), stop, counts))
    reader.start()
    found = times(port, seconds)
    stop.set()
    reader.join()
    print("bombs read:   ", said(found), f"({counts['read']} files read, {counts['refused']} refused)")
    return int(statistics.quantiles(found, n=20)[-1] >= 500)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
