"""Readers of the public site: one alone, a crowd, and a steady stream. Each request has an address of its own."""

import http.client
import itertools
import threading
import time

NUMBERS = itertools.count()
PATIENCE_SECONDS = 30


class Reader:
    """One reader with a connection that is kept."""

    def __init__(self, port):
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)

    def get(self, path, status=200):
        """The size of the answer; RuntimeError for another status."""
        # The limit on requests from one address is not what is measured; its cost is.
        number = next(NUMBERS)
        headers = {"X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}
        try:
            self.connection.request("GET", path, headers=headers)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):  # the server closes what is idle for two seconds
            self.connection.close()
            self.connection.request("GET", path, headers=headers)
            answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != status:
            raise RuntimeError(f"{path} answered {answer.status}: {body[:200]}")
        return len(body)

    def timed(self, path, status=200):
        """The milliseconds of one request."""
        start = time.perf_counter()
        self.get(path, status)
        return 1000 * (time.perf_counter() - start)

    def wait_until_ready(self):
        """Return when the server answers; TimeoutError after PATIENCE_SECONDS."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                self.get("/about/")
            except (ConnectionError, OSError):
                self.connection.close()
                time.sleep(0.2)
            else:
                return
        raise TimeoutError("the server does not answer")


def crowd(port, path, *, readers, seconds):
    """How many requests a second `readers` get who ask for `path` again and again for `seconds`."""
    end, counts = time.monotonic() + seconds, []

    def ask():
        reader, done = Reader(port), 0
        while time.monotonic() < end:
            reader.get(path)
            done += 1
        counts.append(done)

    together([ask] * readers)
    return sum(counts) / seconds


def at_rate(port, paths, *, rate, seconds):
    """{name: milliseconds of each request} of `rate` requests a second over `paths`, pairs of name and path, in turn.

    A request counts from when it was due, so that a server that falls behind is not let off.
    """
    times, start = {name: [] for name, _ in paths}, time.monotonic() + 0.5
    due = iter(zip(range(rate * seconds), itertools.cycle(paths)))
    taking = threading.Lock()

    def ask():
        reader = Reader(port)
        while True:
            with taking:
                number, (name, path) = next(due, (None, (None, None)))
            if number is None:
                return
            at = start + number / rate
            time.sleep(max(0, at - time.monotonic()))
            reader.get(path)
            times[name].append(1000 * (time.monotonic() - at))

    together([ask] * rate)
    return times


def together(works):
    """Run `works` in a thread each, until all are done."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
