"""The talk with the mail server, in two parts: before the message is handed over, and after.

Until DATA nothing can have left, so every failure may be tried again. From then on only a clear answer of the server
tells; silence means that nobody knows (TRUST, Mail: exactly once over SMTP does not exist).
"""

import contextlib
import smtplib
import ssl
from dataclasses import dataclass
from email.utils import parseaddr
from enum import Enum

from django.conf import settings
from django.core.mail.message import sanitize_address

from iasc_tracker.mail_allowed import domain_of


class Verdict(Enum):
    """How the talk ended for the message."""

    ACCEPTED = "accepted"
    LATER = "later"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NOT_OURS = "not ours"  # the row went to another worker meanwhile: nothing was handed over


@dataclass(frozen=True)
class Answer:
    """A verdict, the words to keep with it, and whether it was the recipient's address that was refused."""

    verdict: Verdict
    words: str = ""
    at_recipient: bool = False


def deliver(data, *, recipient, hand_over):
    """Give the message (bytes with CRLF) to the mail server for this one recipient; returns the `Answer`.

    `hand_over` is called once, right before DATA: it returns whether the message is still ours to send, and has
    committed that by the time it returns.
    """
    with contextlib.ExitStack() as closing:
        try:
            server = closing.enter_context(opened())
            refusal = envelope(server, recipient)
        except OSError as error:  # what smtplib raises is an OSError, too
            return Answer(Verdict.LATER, said(error))
        if refusal:
            return refusal
        return hand(server, data) if hand_over() else Answer(Verdict.NOT_OURS)


@contextlib.contextmanager
def opened():
    """A connection to the mail server, greeted, encrypted and logged in as EMAIL_URL says; OSError when that fails."""
    wanted = settings.MAIL_SERVER
    options = {"local_hostname": domain_of(settings.MAIL_FROM), "timeout": settings.MAIL_TIMEOUT_SECONDS}
    if wanted.get("EMAIL_USE_SSL"):
        port, context = wanted["EMAIL_PORT"] or smtplib.SMTP_SSL_PORT, ssl.create_default_context()
        server = smtplib.SMTP_SSL(wanted["EMAIL_HOST"], port, context=context, **options)
    else:
        server = smtplib.SMTP(wanted["EMAIL_HOST"], wanted["EMAIL_PORT"] or smtplib.SMTP_PORT, **options)
    try:
        if wanted.get("EMAIL_USE_TLS"):
            server.starttls(context=ssl.create_default_context())
        if wanted.get("EMAIL_HOST_USER"):
            server.login(wanted["EMAIL_HOST_USER"], wanted["EMAIL_HOST_PASSWORD"])
        server.ehlo_or_helo_if_needed()
        yield server
        # Said without waiting: an answer for the message is worth nothing until the row has it.
        with contextlib.suppress(OSError):
            server.putcmd("quit")
    finally:
        server.close()


def envelope(server, recipient):
    """Name the sender and the one recipient; returns the Answer that ends the talk, or None to go on."""
    code, words = server.mail(sanitize_address(parseaddr(settings.MAIL_FROM)[1], "utf-8"))
    if code // 100 == 2:
        code, words = server.rcpt(sanitize_address(recipient, "utf-8"))
        return None if code // 100 == 2 else refused(code, words, at_recipient=True)
    return refused(code, words)


def hand(server, data):
    """Hand the message over and wait for the answer: silence or a broken line from here on means UNKNOWN."""
    server.sock.settimeout(settings.MAIL_ANSWER_SECONDS)
    try:
        code, words = server.data(data)
    except smtplib.SMTPDataError as error:  # DATA itself was refused
        code, words = error.smtp_code, error.smtp_error
    except OSError as error:
        return Answer(Verdict.UNKNOWN, f"The connection ended before the server answered: {said(error)}")
    if code // 100 == 2:
        return Answer(Verdict.ACCEPTED, reply(code, words))
    return refused(code, words)


def refused(code, words, *, at_recipient=False):
    """The Answer for a reply that is not a yes (RFC 5321 section 4.2.1: 4xx later, 5xx never)."""
    verdict = {4: Verdict.LATER, 5: Verdict.REFUSED}.get(code // 100, Verdict.UNKNOWN)
    return Answer(verdict, reply(code, words), at_recipient=at_recipient and verdict is Verdict.REFUSED)


def reply(code, words):
    """A server's reply in one line, "550 No such user here", at most 500 characters."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join(f"{code} {text}".replace("\x00", "").split())[:500]


def said(error):
    """What an error of the connection says, in one line."""
    if isinstance(error, smtplib.SMTPResponseException):
        return reply(error.smtp_code, error.smtp_error)
    return " ".join((str(error) or type(error).__name__).split())[:400]
