"""The mail server, spoken to by UID and in pieces (RFC 3501): what we ask of it, and the one way it fails.

Python's own imaplib: what is needed is six commands, and a wrapper would only hide which answers they give.
"""

import imaplib
import re
import ssl
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings

PIECE = 1024 * 1024
PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}
LOOPBACK = ("127.0.0.1", "::1", "localhost")
SIZE = re.compile(rb"RFC822\.SIZE (\d{1,19})")
DATE = re.compile(rb'INTERNALDATE "[^"]{20,40}"')
FAILURES = (imaplib.IMAP4.error, OSError, ssl.SSLError, EOFError, UnicodeError)


class MailboxDown(Exception):
    """The server cannot be reached, or answers what we do not understand; the text is a sentence."""


class MessageGone(Exception):
    """The server does not give this message: somebody deleted it meanwhile, or the server cannot read it."""


class Address(NamedTuple):
    """Where the mailbox is: the parts of IMAP_URL."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    folder: str

    @property
    def name(self):
        """What we call it: everything but the password."""
        return f"{self.user}@{self.host}:{self.port}/{self.folder}"


def is_set():
    """Whether there is a mailbox to look at."""
    return bool(settings.IMAP_URL)


def address():
    """The `Address` that IMAP_URL names; `MailboxDown` says what is wrong with it, without the password."""
    parts = urlsplit(settings.IMAP_URL)
    if parts.scheme not in PORTS or not parts.hostname or not parts.username:
        raise MailboxDown("IMAP_URL is not like imaps://user:password@host/INBOX.")
    if parts.scheme == "imap" and parts.hostname not in LOOPBACK:
        raise MailboxDown("IMAP_URL would send its password in clear: write imaps:// or imap+tls://.")
    return Address(
        parts.scheme,
        parts.hostname,
        parts.port or PORTS[parts.scheme],
        unquote(parts.username),
        unquote(parts.password or ""),
        unquote(parts.path.strip("/")) or "INBOX",
    )


@contextmanager
def opened():
    """The `Folder` of IMAP_URL, while the connection stands; whatever fails meanwhile is `MailboxDown`."""
    where = address()
    connection = None
    try:
        connection = _connected(where)
        connection.login(where.user, where.password)
        yield Folder(connection, where)
    except FAILURES as error:
        raise MailboxDown(f"{where.name}: {_words(error)}") from error
    finally:
        if connection is not None:
            _leave(connection)


def _connected(where):
    seconds = settings.MAIL_TIMEOUT_SECONDS
    if where.scheme == "imaps":
        return imaplib.IMAP4_SSL(where.host, where.port, ssl_context=ssl.create_default_context(), timeout=seconds)
    connection = imaplib.IMAP4(where.host, where.port, timeout=seconds)
    if where.scheme == "imap+tls":
        connection.starttls(ssl.create_default_context())
    return connection


def _leave(connection):
    """Say good-bye to a server that may not listen any more."""
    try:
        connection.logout()
    except FAILURES:
        connection.shutdown()


def _words(error):
    text = error.args[0] if error.args else ""
    text = text.decode("ascii", "replace") if isinstance(text, bytes) else str(error)
    return (text or type(error).__name__)[:300]


class Folder:
    """One folder on the server, open."""

    def __init__(self, connection, where):
        self.connection, self.name = connection, where.name
        quoted = '"' + where.folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
        self._asked(connection.select(quoted))
        found = connection.response("UIDVALIDITY")[1]
        if not found or found[0] is None:
            raise imaplib.IMAP4.error("The server gives no UIDVALIDITY, so messages could not be told apart.")
        self.uid_validity = int(found[0])

    def _asked(self, answer):
        """The data of an answer that is OK; imaplib's error when it is not."""
        status, data = answer
        if status != "OK":
            raise imaplib.IMAP4.error(data[0] if data and data[0] else "The server refused.")
        return data

    def uids(self):
        """The UIDs of all messages in it, ascending."""
        data = self._asked(self.connection.uid("SEARCH", "ALL"))
        return sorted({int(uid) for line in data if line for uid in line.split()})

    def received_at(self, uid):
        """The moment at which the server got the message, or None when it does not say; `MessageGone`."""
        status, data = self.connection.uid("FETCH", str(uid), "(INTERNALDATE RFC822.SIZE)")
        line = next((line for line in data or [] if isinstance(line, bytes) and SIZE.search(line)), None)
        if status != "OK" or line is None:
            raise MessageGone(f"Message {uid} is not given by the server.")
        moment = imaplib.Internaldate2tuple(line) if DATE.search(line) else None
        return moment and datetime(*moment[:6]).astimezone(UTC)

    def pieces(self, uid):
        """The bytes of a message, in pieces, without marking it as seen; `MessageGone` when there are none."""
        start = 0
        while True:
            piece = self._piece(uid, start)
            yield piece
            start += len(piece)
            if len(piece) < PIECE:
                return

    def _piece(self, uid, start):
        status, data = self.connection.uid("FETCH", str(uid), f"(BODY.PEEK[]<{start}.{PIECE}>)")
        literals = [part[1] for part in data or [] if isinstance(part, tuple) and b"BODY[]" in part[0]]
        if status != "OK" or (not literals and start == 0):
            raise MessageGone(f"Message {uid} is not given by the server.")
        return literals[0] if literals else b""

    def mark_seen(self, uid):
        """Tell the server that we have the message, so that people who look at the folder see it too."""
        self._asked(self.connection.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)"))
