"""Sending a letter once more: a new line of the ledger, asked for by an officer with a reason (DESIGN §2)."""

from django.db import transaction
from django.db.models import Max

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from iasc_tracker.roles import RELEASE
from letters import ledger
from letters.dispatch.posting import locked
from letters.models import Dispatch, Letter
from letters.tasks.sending import send_later

State = Dispatch.State
MAY_GO_AGAIN = (State.SENT, State.FAILED, State.UNKNOWN)


def resend_obstacles(row, channel):
    """Why the letter of a Dispatch cannot be sent once more by `channel`, as pairs of (broken, sentence)."""
    others = Dispatch.objects.of_letters().filter(letter=row.letter).exclude(pk=row.pk)
    by_mail = channel == Letter.Channel.EMAIL
    return [
        (row.step > 0, "A chaser is not sent again as it was: put it back in the queue, and confirm it anew."),
        (row.state not in MAY_GO_AGAIN, f"It is {row.get_state_display().lower()}: there is nothing to send again."),
        (row.channel == Dispatch.Channel.ARCHIVE, "An archive copy is not sent again: send one yourself."),
        (others.filter(state__in=[State.QUEUED, State.SENDING]).exists(), "It is on its way already."),
        (others.filter(state=State.HELD).exists(), "It is held already: try that sending again, or mark it as sent."),
        (channel not in Letter.Channel.values, "Choose how it goes."),
        (by_mail and not row.letter.office.email, "The office has no e-mail address. Add one, or choose post."),
    ]


@transaction.atomic
def resend(dispatch, *, by, reason, channel):
    """Send the letter of `dispatch` once more by `channel`, as it was; return the new Dispatch.

    Raises CorrespondenceError without a reason, or for what is still on its way.
    """
    (row,) = locked([dispatch])
    refuse_if(
        (not by.may(RELEASE), "Only a lead or a publisher sends a letter again."),
        (not reason.strip(), "Say why it is sent again."),
        *resend_obstacles(row, channel),
    )
    earlier = Dispatch.objects.filter(letter=row.letter, step=row.step)
    letter = row.letter
    letter.channel = channel  # for this sending: the letter keeps the one it was first sent by
    made = ledger.queue(
        letter,
        release=row.release,
        by=by,
        not_before=clock.now(),
        step=row.step,
        resend=earlier.aggregate(last=Max("resend"))["last"] + 1,
        resend_reason=reason,
        subject=row.subject,
        text=row.text,
    )
    record(letter, "sent again", by=by, note=f"By {Letter.Channel(channel).label.lower()}. {reason}")
    if made.state == State.QUEUED and made.channel == Dispatch.Channel.EMAIL:
        send_later(made)
    return made
