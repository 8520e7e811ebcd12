"""Moving a reply to the letter that it answers; both letters say so (DESIGN §2, Reply)."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any
from iasc_tracker.models import record
from letters.intake.guards import day_obstacles, letter_obstacles
from letters.intake.settling import locked, point_to
from letters.models import Letter, PublicCopy, Reply, RequestedDocument, Settlement


@transaction.atomic
def move_reply(reply, *, to, by, reason):
    """Move `reply` with its documents from its letter to the letter `to`, and return it.

    What it settled for other letters than `to` is undone by new rows. Raises CorrespondenceError when a rule of
    `move_obstacles` is broken or no reason is given.
    """
    reply = Reply.objects.select_for_update(of=("self",)).select_related("incoming", "letter").get(pk=reply.pk)
    to = Letter.objects.select_for_update(of=("self",)).get(pk=to.pk)
    refuse_if_any(move_obstacles(reply, to))
    refuse_if((not reason.strip(), "Say why it is moved."))
    former = reply.letter
    undo_what_it_settled(reply, by=by, reason=f"The reply moved to {to}. {reason}", keep=to)
    reply.letter = to
    reply.save(update_fields=["letter"])
    reply.incoming.office = to.office
    reply.incoming.save(update_fields=["office"])
    detail = {"reply": reply.pk, "from": former.pk, "to": to.pk}
    record(former, Reply.MOVED_AWAY, by=by, note=f"{reply}: to {to}. {reason}", detail=detail)
    record(to, Reply.MOVED_HERE, by=by, note=f"{reply}: from {former}. {reason}", detail=detail)
    return reply


def move_obstacles(reply, to):
    """Why `reply` cannot move to the letter `to`, in sentences; empty when it can."""
    if to.pk == reply.letter_id:
        return [f"The reply is filed to {to} already. Choose another letter."]
    open_copies = PublicCopy.objects.filter(document__incoming=reply.incoming, withdrawn_at=None)
    sentences = letter_obstacles(to) or day_obstacles(to, reply.incoming.received_on)
    return sentences + copy_obstacles(open_copies)


def copy_obstacles(open_copies):
    """Why documents with these prepared or published copies stay where they are."""
    if open_copies.exclude(published_at=None).exists():
        return ["One of its documents is published with the letter. Withdraw that public copy first."]
    return ["A public copy of one of its documents is prepared. Withdraw that first."] if open_copies.exists() else []


def undo_what_it_settled(reply, *, by, reason, keep=None):
    """For each document whose newest settlement came with `reply`, put back what held before, as a new row.

    `keep`: a letter whose documents stay as they are.
    """
    rows = RequestedDocument.objects.filter(settlement__reply=reply)
    for requested in rows.exclude(letter=keep) if keep else rows:
        _undo(locked(requested), reply, by=by, reason=reason)


def _undo(requested, reply, *, by, reason):
    newest = requested.settlement
    before = requested.settlements.filter(pk__lt=newest.pk).exclude(reply=reply).first()
    restored = Settlement(requested_document=requested, undoes=newest, note=reason, settled_by=by)
    restored.state = before.state if before else Settlement.State.AWAITED
    restored.settled_on = before.settled_on if before else clock.today()
    if before:
        restored.promised_for, restored.link, restored.reply = before.promised_for, before.link, before.reply
    point_to(restored, verb="settlement undone", note=reason, by=by)
