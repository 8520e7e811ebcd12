"""What people say became of letters: posted on a day, sent by other means, arrived or not, come back."""

from django.db import transaction
from django.utils import timezone

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from letters import ledger
from letters.models import Dispatch
from letters.tasks.sending import send_later
from recipients.models import note_failed_email

State, Channel = Dispatch.State, Dispatch.Channel


def locked(dispatches):
    """The rows of `dispatches` as they are now, in order, locked until the transaction ends."""
    keys = [dispatch.pk for dispatch in dispatches]
    rows = Dispatch.objects.select_for_update(of=("self",)).select_related("letter__office__area", "letter__campaign")
    return list(rows.filter(pk__in=keys).order_by("pk"))


def can_be_marked(dispatch):
    """Whether a person may say that `dispatch` was sent: post that waits, or e-mail that does not go from here."""
    waiting_post = dispatch.channel == Channel.POST and dispatch.state == State.QUEUED
    return waiting_post or dispatch.state in (State.HELD, State.FAILED)


def place_of(dispatch):
    """How lists call the letter of `dispatch`: the area of its office."""
    return dispatch.letter.office.area.name


@transaction.atomic
def mark_sent(dispatches, *, on, by, how=""):
    """Say that these letters were sent on the date `on`, by post or by other means; all of them or none.

    `how`: in the officer's words, for e-mail that did not go from here. Raises CorrespondenceError by office.
    """
    rows = locked(dispatches)
    refuse_if((not rows, "Choose at least one letter."), (on is None, "Enter the day on which they were sent."))
    current = set(
        Dispatch.objects.filter(pk__in=[row.pk for row in rows]).not_sent_again().values_list("pk", flat=True)
    )
    refuse_if_any(
        [f"{place_of(row)}: it was sent again since. Mark that sending." for row in rows if row.pk not in current]
    )
    refuse_if_any([sentence for row in rows for sentence in marking_obstacles(row, on, how)])
    for row in rows:
        settle_as_sent(row, on=on, by=by, reason=how)
        record(row.letter, "marked as sent", by=by, on=on, note=how or f"Sent on {spell(on)} by post.")
    return rows


def marking_obstacles(row, on, how):
    """Why `row` cannot be marked as sent on the date `on`."""
    name, today, dated = place_of(row), clock.today(), row.letter.dated
    return sentences_of(
        (not can_be_marked(row), f"{name}: it is {row.get_state_display().lower()} and cannot be marked as sent."),
        (on > today, f"{name}: the day is in the future. Today is {spell(today)}."),
        (on < dated, f"{name}: the day is before the date of the letter, {spell(dated)}."),
        (row.channel != Channel.POST and not how.strip(), f"{name}: say how it was sent instead of from here."),
    )


def settle_as_sent(row, *, on, by, reason):
    """Write into a locked Dispatch that it left, and into its letter if it had not been sent before."""
    row.state, row.sent_on, row.sent_by, row.settled_at, row.reason = State.SENT, on, by, clock.now(), reason
    row.lease_until = None
    row.save(update_fields=["state", "sent_on", "sent_by", "settled_at", "reason", "lease_until"])
    if row.letter.sent_on is None:
        row.letter = ledger.note_sent(row.letter, on=on, by=by)


@transaction.atomic
def try_again(dispatch, *, by):
    """Put a held e-mail back into the queue now that it may go. Raises CorrespondenceError while it may not."""
    (row,) = locked([dispatch])
    refuse_if((row.state != State.HELD, f"It is {row.get_state_display().lower()}, not held."))
    refuse_if_any(ledger.obstacles_to_mail(row.to_address))
    row.state, row.reason = State.QUEUED, ""
    row.save(update_fields=["state", "reason"])
    record(row.letter, "sending tried again", by=by)
    send_later(row)


@transaction.atomic
def resolve_unknown(dispatch, *, arrived, by, note=""):
    """Settle an e-mail of which nobody knew whether it left: it did (`arrived`), or it did not and has failed."""
    (row,) = locked([dispatch])
    refuse_if((row.state != State.UNKNOWN, f"It is {row.get_state_display().lower()}: nothing has to be settled."))
    if arrived:
        on = timezone.localdate(row.handed_over_at) if row.handed_over_at else clock.today()
        settle_as_sent(row, on=on, by=by, reason=note)
        record(row.letter, "sending confirmed", by=by, note=note or "It arrived.")
        return
    row.state, row.reason, row.settled_at = State.FAILED, note or f"{by} says that it did not arrive.", clock.now()
    row.save(update_fields=["state", "reason", "settled_at"])
    record(row.letter, "sending failed", by=by, note=note or "It did not arrive.")


@transaction.atomic
def record_bounce(dispatch, *, on, reason, by):
    """Say that an e-mail came back on the date `on`: kept on the dispatch, the letter and the office's address.

    Raises CorrespondenceError when nothing was sent by e-mail, it is recorded already, or the day is not possible.
    """
    (row,) = locked([dispatch])
    today = clock.today()
    refuse_if(
        (row.channel != Channel.EMAIL or row.state != State.SENT, "Only an e-mail that was sent can come back."),
        (row.bounced_on is not None, "It is recorded already that this e-mail came back."),
        (not reason.strip(), "Say what came back: the reason in the message, or its words."),
        (on > today, f"The day is in the future. Today is {spell(today)}."),
        (row.sent_on is not None and on < row.sent_on, "The day is before the e-mail was sent."),
    )
    row.bounced_on, row.bounced_by, row.bounced_reason = on, by, reason
    row.save(update_fields=["bounced_on", "bounced_by", "bounced_reason"])
    record(row.letter, "e-mail came back", by=by, on=on, note=f"{row.to_address}: {reason}")
    note_failed_email(row.letter.office_id, row.to_address, on=on, reason=reason, by=by)
