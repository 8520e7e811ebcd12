"""What officers decide of mail that the tracker did not file: hand it on to the form, refer it on, spam, and undo."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any
from iasc_tracker.models import record
from letters import filing
from letters.intake.arrivals import locked_mail
from letters.intake.guards import mail_obstacles
from letters.intake.moving import undo_what_it_settled
from letters.models import Incoming, PublicCopy

STATES, AS = Incoming.State, Incoming.Rejection
DECIDED = ("state", "rejected_as", "rejected_reason", "referred_to", "decided_at", "decided_by")


@transaction.atomic
def hand_over(incoming, *, files, by, with_message=True):
    """Hold `files` (ArrivedFiles of `incoming`), and the message itself, for the form; returns the HeldFiles.

    What a letter or a reply has already is left out: the same bytes are one record. CorrespondenceError when the mail
    cannot be filed.
    """
    refuse_if_any(mail_obstacles(incoming))
    held = []
    if with_message and incoming.is_mail and not filing.same_bytes(incoming.sha256).exists():
        held.append(filing.hold_again(incoming, by=by, name=filing.clean_name(incoming.original_name)))
    return held + [filing.hold_again(file, by=by) for file in files if not filing.same_bytes(file.sha256).exists()]


@transaction.atomic
def refer_on(incoming, *, by, to, reason):
    """Say that the mail is not for us and to whom it was referred; nothing is sent from here."""
    refuse_if((not to.strip(), "Say to whom it was referred."), (not reason.strip(), "Say why it is not for us."))
    _reject(incoming, AS.REFERRED, reason, by=by, to=to)


@transaction.atomic
def mark_spam(incoming, *, by):
    """Say that the mail is spam; it is kept all the same."""
    _reject(incoming, AS.SPAM, "Spam.", by=by)


def _reject(incoming, kind, reason, *, by, to=""):
    row = locked_mail(incoming)
    refuse_if_any(mail_obstacles(row))
    if row.unread_reply:
        _unfile(row, by=by, reason=reason)
    row.state, row.rejected_as, row.rejected_reason, row.referred_to = STATES.REJECTED, kind, reason, to
    row.decided_at, row.decided_by = clock.now(), by
    row.save(update_fields=DECIDED)
    words = f"{row.get_rejected_as_display()}{f' ({to})' if to else ''}: {reason}"
    record(row, "set aside", by=by, note=words)


@transaction.atomic
def put_back(incoming, *, by, reason=""):
    """Undo: put mail that was set aside or filed back into the inbox, and return it.

    Of a filed reply, what it settled is undone by new rows, and the events keep what was filed. A part of a message
    goes back into that. CorrespondenceError when there is nothing to undo, or a document has had a public copy.
    """
    row = locked_mail(incoming)
    refuse_if_any(put_back_obstacles(row))
    if row.split_from:
        return _join(row, by=by, reason=reason)
    if row.state == STATES.FILED:
        _unfile(row, by=by, reason=reason)
    row.state, row.rejected_as, row.rejected_reason, row.referred_to = STATES.WAITING, "", "", ""
    row.decided_at, row.decided_by = clock.now(), by
    row.save(update_fields=DECIDED)
    record(row, "put back into the inbox", by=by, note=reason)
    return row


def _join(part, *, by, reason):
    """Undo a split: the files of `part` are free again in the message that they came in, which is returned."""
    whole = part.split_from
    _unfile(part, by=by, reason=reason)
    part.delete()
    record(whole, "part put back", by=by, note=reason)
    return whole


def put_back_obstacles(incoming):
    """Why the mail cannot be put back into the inbox, in sentences; empty when it can."""
    copies, whole = PublicCopy.objects.filter(document__incoming=incoming), incoming.split_from
    rules = [
        (incoming.state == STATES.WAITING, "This message is in the inbox already."),
        (
            not incoming.is_of_inbox and not whole,
            "This was never in the inbox. Move the reply to its letter instead.",
        ),
        (
            whole and whole.state != STATES.WAITING,
            "The rest of this message is not in the inbox any more. Move the reply to its letter instead.",
        ),
        (
            copies.exists(),
            "A public copy was made of one of its documents, so it stays filed. Move the reply to its letter instead.",
        ),
    ]
    return [sentence for broken, sentence in rules if broken]


def _unfile(incoming, *, by, reason):
    """Take the reply of `incoming` off its letter; the message, its files and the events stay."""
    reply = incoming.reply
    undo_what_it_settled(reply, by=by, reason=reason or "The reply was put back into the inbox.")
    documents = [
        {"document": one.pk, "name": one.original_name, "kind": one.kind, "sha256": one.sha256}
        for one in incoming.documents.all()
    ]
    detail = {"reply": reply.pk, "incoming": incoming.pk, "documents": documents}
    note = f"{reply}, from {incoming.sender or 'nobody named'}, was put back into the inbox. {reason}".strip()
    record(reply.letter, "reply taken off", by=by, note=note, detail=detail)
    # The rows of the settlements stay; what pointed to the reply is in the event above.
    reply.settlements.update(reply=None)
    incoming.documents.all().delete()
    reply.delete()
    incoming.refresh_from_db()
