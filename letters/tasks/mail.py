"""Fetching mail, and looking at what was fetched; each task may run twice and does its work once."""

from django.conf import settings
from django_tasks import task

from letters import filing, mailbox
from letters.models import Incoming
from letters.models.stored import keep, read_whole
from letters.opening.child import open_in_child
from letters.opening.opened import CannotOpen

NAME = "message.eml"
DAMAGED = "The kept bytes of this message are missing or were altered: restore them from a backup."


@task()
def fetch_mail():
    """Look at the mailbox once, and hand each new message over to be sorted; nothing when none is set."""
    if mailbox.is_set():
        mailbox.fetch(on_kept=lambda incoming: sort_message.enqueue(incoming.pk))


@task()
def sort_message(pk):
    """Open the message of Incoming `pk` in a limited child and say what it is; nothing when that was done before."""
    incoming = Incoming.objects.unsorted().filter(pk=pk).first()
    if incoming is None:
        return
    try:
        opened = open_in_child(NAME, _bytes_of(incoming))
    except CannotOpen as problem:
        mailbox.sort(incoming, unread_reason=str(problem))
        return
    mailbox.sort(incoming, opened=opened, parts=[_part(one) for one in opened.attachments])


def _bytes_of(incoming):
    """The message's bytes; `CannotOpen` when it is too large to be opened, or damaged."""
    if incoming.size > settings.MAX_MAIL_BYTES:
        limit = settings.MAX_MAIL_BYTES // (1024 * 1024)
        raise CannotOpen(f"The message is larger than {limit} MB, so it is kept and was not opened.")
    data = read_whole(incoming.file.name, incoming.sha256)
    if data is None:
        raise CannotOpen(DAMAGED)
    return data


def _part(attachment):
    """One file of the message, kept by its hash, as a row of `Incoming.parts`."""
    name = filing.clean_name(attachment.name)
    _, sha256 = keep(attachment.data)
    kind = filing.media_type(name, attachment.data)
    return {"name": name, "media_type": kind, "size": len(attachment.data), "sha256": sha256}
