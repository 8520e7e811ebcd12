"""The tracker's own processes against the test database: workers and a reconciler, killed as a machine kills."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
RANDOM = random.SystemRandom()
KILLS = int(os.environ.get("KILLS", "3"))


def database_url():
    """DATABASE_URL of the test database, for another process."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    user, password, name = (quote(str(at[key]), safe="") for key in ("USER", "PASSWORD", "NAME"))
    return f"postgres://{user}:{password}@{at['HOST']}:{at['PORT']}/{name}"


class Processes:
    """What deploy/start.sh starts, without the web server; every process it started ends with it.

    `settings`: the environment that tells an installation what it may send, and to which server.
    """

    def __init__(self, media_root, **settings):
        self.environment = os.environ | {"DATABASE_URL": database_url(), "MEDIA_ROOT": str(media_root)} | settings
        self.workers, self.others = [], []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for process in self.workers + self.others:
            process.kill()
            process.wait()

    def start(self, *command):
        """A manage.py command as a process of its own."""
        manage = [sys.executable, "manage.py", *command, "--verbosity", "0"]
        return subprocess.Popen(manage, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL)

    def start_worker(self):
        """One more worker, named as deploy/worker.sh names it."""
        # The shell becomes the worker, so $$ is the worker's own number.
        command = (
            f'exec "$0" manage.py db_worker --verbosity 0 --no-startup-delay --interval 0.1 --worker-id {host()}/$$'
        )
        worker = subprocess.Popen(["sh", "-c", command, sys.executable], cwd=ROOT, env=self.environment)
        self.workers.append(worker)

    def start_reconciler(self):
        """The reconciler, at a quick pace."""
        self.others.append(self.start("reconcile", "--every", "1"))

    def kill_one(self):
        """SIGKILL a worker, as a machine out of memory would, and start another in its place."""
        worker = self.workers.pop(RANDOM.randrange(len(self.workers)))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        self.start_worker()


def host():
    """This machine, as a worker's name begins."""
    return socket.gethostname()[:40]


def wait_until(is_true, seconds):
    """Wait for something to become true; whether it did within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_true():
            return True
        time.sleep(0.1)
    return False
