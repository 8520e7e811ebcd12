"""Keeping a message: its bytes first, then one committed row; what was there before is the record (DESIGN rule 8)."""

from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone

from iasc_tracker import clock
from letters.mailbox.headers import LONGEST, head_of
from letters.models import Document, Incoming, MailboxMessage
from letters.models.stored import keep_arriving

TRIES = 3


def keep_message(pieces, *, mailbox, uid_validity, uid, received_at=None):
    """Keep the bytes that `pieces` yields as message `uid` of `mailbox` and return the committed MailboxMessage.

    The same message again (its UID), the same bytes or the same Message-ID give no second Incoming. `received_at`: the
    moment the server got it. Must run outside any transaction: on return nothing can be lost any more.
    """
    kept = keep_arriving(pieces)
    where = {"mailbox": mailbox, "uid_validity": uid_validity, "uid": uid}
    for attempt in range(TRIES):
        try:
            with transaction.atomic(durable=True):
                return _row(where, *kept, received_at)
        except IntegrityError:  # another fetcher kept it meanwhile: look again, and find its row
            if attempt == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def _row(where, path, sha256, size, received_at):
    known = MailboxMessage.objects.filter(**where).first()
    if known:
        return known
    head = head_of(_beginning(path))
    incoming = _known(sha256, head.message_id)
    is_duplicate = incoming is not None
    if not is_duplicate:
        incoming = _made(head, path, sha256, size, received_at)
    return MailboxMessage.objects.create(
        incoming=incoming, is_duplicate=is_duplicate, file=path, sha256=sha256, **where
    )


def _beginning(path):
    with storages["default"].open(path) as file:
        return file.read(LONGEST)


def _known(sha256, message_id):
    """The Incoming that this message is already: by its bytes, its Message-ID, or a copy that an officer filed."""
    same = Incoming.objects.filter(sha256=sha256).first()
    if same is None and message_id:
        same = Incoming.objects.of_messages([message_id]).order_by("pk").first()
    filed = None if same else Document.objects.filter(sha256=sha256, incoming__isnull=False).first()
    return filed.incoming if filed else same


def _made(head, path, sha256, size, received_at):
    """The new Incoming of a message, with what its header lines say."""
    return Incoming.objects.create(
        channel=Incoming.Channel.EMAIL,
        received_on=_day(received_at),
        sender=head.sender[:200],
        sender_address=head.sender_address,
        subject=head.subject,
        sent_on=head.sent_on,
        message_id=head.message_id or None,
        file=path,
        sha256=sha256,
        size=size,
    )


def _day(received_at):
    """The day on which the server got the message; today where it does not say, or claims the future."""
    today = clock.today()
    return min(timezone.localdate(received_at), today) if received_at else today
