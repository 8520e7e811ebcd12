"""A Dovecot for the tests of one process; each test has a user, and so a mailbox, of its own."""

import itertools

import pytest

from tests.mailbox import dovecot

users = itertools.count(1)


@pytest.fixture(scope="session")
def server():
    with dovecot.running() as running:
        yield running


class Box:
    """One user's mailbox on the server."""

    def __init__(self, server, user):
        self.server, self.user, self.url = server, user, server.url(user)

    def put(self, data, **facts):
        """Lay a message into it."""
        self.server.put(data, user=self.user, **facts)


@pytest.fixture
def box(server, settings):
    box = Box(server, f"replies{next(users)}")
    settings.IMAP_URL = box.url
    return box
