"""One look at the mailbox: each message that is not here yet is kept, and only then is the server told.

What was fetched is known from our rows alone (UIDVALIDITY and UID), never from flags on the server, so a look that ends
anywhere, in any way, is made good by the next. Messages stay in the folder, marked as seen.
"""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from letters.mailbox import imap
from letters.mailbox.keeping import keep_message
from letters.models import Mailbox, MailboxMessage


class Fetched(NamedTuple):
    """What one look brought: new messages, copies of known ones, and how many the server would not give."""

    new: int
    duplicates: int
    not_given: int


def fetch(*, on_kept=None):
    """Look at the mailbox of IMAP_URL once and return `Fetched`; raises `MailboxDown`, which health then tells.

    `on_kept` is called with each new Incoming once it is committed.
    """
    mailbox, _ = Mailbox.objects.get_or_create(name=imap.address().name)
    try:
        with imap.opened() as folder:
            return _looked(mailbox, folder, on_kept or (lambda incoming: None))
    except imap.MailboxDown as error:
        _note_problem(mailbox, str(error))
        raise


def _looked(mailbox, folder, on_kept):
    uids = folder.uids()
    here = MailboxMessage.objects.filter(mailbox=mailbox, uid_validity=folder.uid_validity)
    _tell_late(folder, here.filter(uid__in=_untold(here, uids)))
    known, new, duplicates, not_given = set(here.values_list("uid", flat=True)), 0, 0, 0
    for uid in uids:
        if uid in known:
            continue
        try:
            message = _kept(mailbox, folder, uid)
        except imap.MessageGone:
            not_given += 1
            continue
        if not message.is_duplicate:
            on_kept(message.incoming)
        new, duplicates = new + (not message.is_duplicate), duplicates + message.is_duplicate
        _tell(folder, message)
    _note_look(mailbox, folder)
    return Fetched(new, duplicates, not_given)


def _kept(mailbox, folder, uid):
    """The committed row of message `uid`; `MessageGone` when the server does not give it."""
    received_at = folder.received_at(uid)
    where = {"mailbox": mailbox, "uid_validity": folder.uid_validity, "uid": uid}
    return keep_message(folder.pieces(uid), received_at=received_at, **where)


def _tell(folder, message):
    """Tell the server that a kept message is here."""
    folder.mark_seen(message.uid)
    message.told_at = timezone.now()
    message.save(update_fields=["told_at"])


def _untold(here, uids):
    """The UIDs of kept messages of which a crash kept the server from hearing, and that are still there."""
    return set(here.filter(told_at=None).values_list("uid", flat=True)) & set(uids)


def _tell_late(folder, messages):
    for message in messages:
        _tell(folder, message)


@transaction.atomic
def _note_look(mailbox, folder):
    """Compare the folder with our rows at the end of a look, and keep the server's count."""
    uids, rows = set(folder.uids()), MailboxMessage.objects.filter(mailbox=mailbox)
    here = rows.filter(uid_validity=folder.uid_validity)
    known = dict(here.values_list("uid", "gone_at"))
    gone = [uid for uid, gone_at in known.items() if gone_at is None and uid not in uids]
    back = [uid for uid, gone_at in known.items() if gone_at is not None and uid in uids]
    _mark(here, gone, timezone.now())
    _mark(here, back, None)
    rows.exclude(uid_validity=folder.uid_validity).filter(gone_at=None).update(gone_at=timezone.now())
    mailbox.uid_validity, mailbox.looked_at = folder.uid_validity, timezone.now()
    mailbox.on_server, mailbox.not_fetched = len(uids), len(uids - set(known))
    mailbox.problem, mailbox.problem_since = "", None
    mailbox.save()


def _mark(rows, uids, gone_at):
    """Set `gone_at` on the rows of `uids`, a few hundred at a time: databases limit the numbers in one question."""
    for start in range(0, len(uids), 500):
        rows.filter(uid__in=uids[start : start + 500]).update(gone_at=gone_at)


def _note_problem(mailbox, words):
    mailbox.refresh_from_db()
    mailbox.problem = words[:500]
    mailbox.problem_since = mailbox.problem_since or timezone.now()
    mailbox.save(update_fields=["problem", "problem_since"])
