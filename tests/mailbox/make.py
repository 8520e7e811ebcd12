"""Makers of mail that arrived."""

import itertools
from datetime import date

from iasc_tracker import clock
from letters.models import ArrivedFile, Incoming
from letters.models.stored import keep
from letters.opening.types import media_type
from tests.mailbox.mails import mail

numbers = itertools.count(1)


def make_mail(files=None, **fields):
    """Mail of 2 November 2020 that the tracker looked at and left in the inbox; `files`: {name: bytes} in it."""
    number = next(numbers)
    data = mail(text=f"Message {number}", files=list((files or {}).items()))
    path, sha256 = keep(data)
    defaults = {
        "channel": Incoming.Channel.EMAIL,
        "received_on": date(2020, 11, 2),
        "sender": "A. Clerk",
        "sender_address": "clerk@sampleshire.example",
        "subject": "A reply",
        "text": f"Message {number}",
        "message_id": f"{number}@sampleshire.example",
        "mail_kind": Incoming.MailKind.MESSAGE,
        "file": path,
        "sha256": sha256,
        "size": len(data),
        "sorted_at": clock.now(),
    }
    incoming = Incoming.objects.create(**(defaults | fields))
    for name, content in (files or {}).items():
        path, sha256 = keep(content)
        kind = media_type(name, content)
        values = {"original_name": name, "file": path, "sha256": sha256, "size": len(content), "media_type": kind}
        ArrivedFile.objects.create(incoming=incoming, **values)
    return incoming
