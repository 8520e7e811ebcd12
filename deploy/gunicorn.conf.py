"""How the web server runs: on loopback, behind whatever the office puts in front of it."""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 8
# Longer than the slowest page that is right (a letter of many pages is made in under ten seconds).
timeout = 60
graceful_timeout = 20
loglevel = "warning"
control_socket_disable = True  # it would lie in the home directory of whoever starts the server
wsgi_app = "iasc_tracker.wsgi:application"


def when_ready(server):
    """Say where to go once the server really listens."""
    print(
        f"""
  Staff:   http://{bind}/staff/
  Public:  http://{bind}/

Ctrl-C ends it.""",
        flush=True,
    )
