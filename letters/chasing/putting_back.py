"""Putting a chaser back: it did not go, so its step was not taken and the letter is in the queue again."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from iasc_tracker.roles import LEAD
from letters import owing
from letters.models import Chaser, Dispatch, Letter

Stage, State = owing.Stage, Dispatch.State
CAN_BE_PUT_BACK = (Stage.ON_ITS_WAY, Stage.HELD, Stage.FAILED, Stage.CAME_BACK)
NOT_GONE = (State.QUEUED, State.HELD, State.FAILED)


@transaction.atomic
def put_back(chaser, *, by, reason):
    """Put an e-mail chaser that did not go, or that came back, back into the queue; nothing of it is sent any more.

    Raises CorrespondenceError for one that went, is being handed over just now, or of which nobody knows.
    """
    Letter.objects.select_for_update().get(pk=chaser.letter_id)
    # The worker takes a row before it sends: what it took is "being sent", and for what is locked here it waits.
    rows = Dispatch.objects.filter(letter=chaser.letter, step=chaser.step).exclude(channel=Dispatch.Channel.ARCHIVE)
    rows = list(rows.select_for_update().order_by("pk"))
    chaser = Chaser.objects.get(pk=chaser.pk)
    refuse_if(
        (not by.may(LEAD), "Only a lead puts chasers back."),
        (not reason.strip(), "Say why it is put back."),
        *obstacles(chaser, rows),
    )
    chaser.stopped_at, chaser.stopped_by, chaser.stopped_reason = clock.now(), by, reason
    chaser.save(update_fields=["stopped_at", "stopped_by", "stopped_reason"])
    for row in rows:
        if row.state in NOT_GONE:
            row.state, row.reason = State.STOPPED, reason
            row.save(update_fields=["state", "reason"])
    record(chaser.letter, "chaser put back", by=by, note=f"Chaser {chaser.step}. {reason}")
    return chaser


def obstacles(chaser, rows):
    """Why a chaser cannot be put back, as pairs of (broken, sentence)."""
    stage = owing.stage_of(chaser)
    sending = any(row.state == State.SENDING for row in rows)
    return [
        (chaser.way != Chaser.Way.EMAIL, "Only an e-mail is put back. Discard the draft of a letter instead."),
        (stage is Stage.STOPPED, "It was stopped or put back already."),
        (stage is Stage.UNKNOWN, "Nobody knows whether it went: say first what became of it."),
        (stage is Stage.DONE, "It went, so it cannot be put back."),
        (sending, "It is being sent just now. Look again in a minute."),
    ]
