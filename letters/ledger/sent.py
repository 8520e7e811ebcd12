"""What becomes of a letter when it was sent from here: its day, when a reply is due, what it closes."""

from django.db import transaction

from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from letters.models import DueDate, Letter

REPLY_WITHIN = 20  # working days, for a letter of no campaign
# Letters that take the place of the one they refer to: why that is closed, and the words for it.
REPLACES = {
    Letter.Relation.CORRECTS: (Letter.ClosedReason.DUPLICATE, "corrects it"),
    Letter.Relation.SUCCEEDS: (Letter.ClosedReason.SUCCEEDED, "takes it up with the successor"),
}


@transaction.atomic
def note_sent(letter, *, on, by):
    """Record that `letter` was sent on the date `on` by order of `by`; returns it.

    A reply is due when it asks for something that is not optional. A letter that it corrects, or takes up with a
    successor, is closed: what was outstanding there is asked for here. Raises CorrespondenceError when it was recorded
    as sent before.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    refuse_if((letter.sent_on, f"{letter.reference} is recorded as sent already."))
    letter.sent_on, letter.sent_by = on, by
    if letter.requested_documents.filter(is_optional=False).exists():
        letter.due_date = target(letter, by=by)
    letter.save(update_fields=["sent_on", "sent_by", "due_date"])
    channel = letter.get_channel_display().lower()
    record(letter, "sent", by=by, on=on, note=f"Sent on {spell(on)} to {letter.recipient} by {channel}.")
    if letter.relation == Letter.Relation.CHASES:
        record(letter.refers_to, "chaser sent", by=by, on=on, note=f"The formal letter {letter} went by {channel}.")
    if letter.relation in REPLACES:
        close_replaced(letter.refers_to, by=by, on=on, follower=letter)
    return letter


def target(letter, *, by):
    """The internal target for the reply: so many working days after the day of sending, with the working."""
    within = letter.campaign.reply_within if letter.campaign else REPLY_WITHIN
    return DueDate.objects.reckon(letter, letter.sent_on, within, by=by)


def close_replaced(letter, *, by, on, follower):
    """Close the live letter that `follower` takes the place of; leave one that is closed or voided as it is."""
    if letter is None or not letter.is_live or letter.voided_at:
        return
    reason, words = REPLACES[follower.relation]
    letter.closed_on, letter.closed_by, letter.closed_reason = on, by, reason
    letter.save(update_fields=["closed_on", "closed_by", "closed_reason"])
    note = f"{letter.get_closed_reason_display()}: {follower.reference} {words}."
    record(letter, "closed", by=by, on=on, note=note)
