"""Fetching mail, and looking at what was fetched; each task may run twice and does its work once."""

import logging

from django.conf import settings
from django_tasks import task

from letters import filing, mailbox, matching
from letters.models import Incoming
from letters.models.stored import keep, read_whole
from letters.opening.child import open_in_child
from letters.opening.opened import CannotOpen

logger = logging.getLogger(__name__)
NAME, HEAD = "message.eml", 256 * 1024
DAMAGED = "The kept bytes of this message are missing or were altered: restore them from a backup."


@task()
def fetch_mail():
    """Look at the mailbox once, and hand each new message over to be sorted; nothing when none is set."""
    if not mailbox.is_set():
        return
    try:
        mailbox.fetch(on_kept=lambda incoming: sort_message.enqueue(incoming.pk))
    except mailbox.MailboxDown as problem:
        # It is kept on the Mailbox, from where health tells of it; the next look goes on.
        logger.warning("The mailbox could not be read to the end: %s", problem)


@task()
def sort_message(pk):
    """Open the message of Incoming `pk` in a limited child and say what it is; nothing when that was done before."""
    incoming = Incoming.objects.unsorted().filter(pk=pk).first()
    if incoming is None:
        return
    data = read_whole(incoming.file.name, incoming.sha256)
    try:
        opened = open_in_child(NAME, _fit_to_open(data))
        look = _look(opened, data, incoming.received_on)
    except CannotOpen as problem:
        look = mailbox.Look(unread_reason=str(problem))
    mailbox.sort(incoming, head=(data or b"")[:HEAD], look=look)


def _look(opened, data, received_on):
    """The `Look` into a message with the bytes `data` that the child opened."""
    files = opened.attachments
    guesses = [
        {"letter": one.letter.pk, "reference": one.letter.reference, "score": one.score, "reasons": list(one.reasons)}
        for one in matching.guesses(opened, received_on)
    ]
    clues = matching.clues_of(opened)
    return mailbox.Look(
        opened=opened,
        parts=tuple(_part(one) for one in files),
        identifiers=mailbox.identifiers_in(data, *(one.data for one in files)),
        guesses=guesses,
        named={*clues.addressed, *clues.references, *clues.quoted_references},
    )


def _fit_to_open(data):
    """The bytes `data` of a message; `CannotOpen` when they are too many, or not what was kept (None)."""
    if data is None:
        raise CannotOpen(DAMAGED)
    if len(data) > settings.MAX_MAIL_BYTES:
        limit = settings.MAX_MAIL_BYTES // (1024 * 1024)
        raise CannotOpen(f"The message is larger than {limit} MB, so it is kept and was not opened.")
    return data


def _part(attachment):
    """One file of the message, kept by its hash: the values of an ArrivedFile."""
    name = filing.clean_name(attachment.name)
    path, sha256 = keep(attachment.data)
    kind = filing.media_type(name, attachment.data)
    return {"original_name": name, "file": path, "sha256": sha256, "size": len(attachment.data), "media_type": kind}
