"""What became of a chaser: derived from its dispatch, or from the formal letter that it is."""

from enum import Enum

from letters.models import Chaser, Dispatch

State, Channel = Dispatch.State, Dispatch.Channel


class Stage(Enum):
    """Where a chaser stands, in words."""

    STOPPED = "Stopped"
    WRITING = "Being written"
    ON_ITS_WAY = "On its way"
    HELD = "Held"
    UNKNOWN = "Not known whether it went"
    FAILED = "Failed"
    CAME_BACK = "Came back"
    DONE = "Done"


STAGES = {
    State.QUEUED: Stage.ON_ITS_WAY,
    State.SENDING: Stage.ON_ITS_WAY,
    State.HELD: Stage.HELD,
    State.UNKNOWN: Stage.UNKNOWN,
    State.FAILED: Stage.FAILED,
    State.SENT: Stage.DONE,
}


def newest_dispatch(letter, step):
    """The newest Dispatch of this step of `letter` that was not stopped, archive copies apart; None without one."""
    rows = [
        row
        for row in letter.dispatches.all()
        if row.step == step and row.channel != Channel.ARCHIVE and row.state != State.STOPPED
    ]
    return max(rows, key=lambda row: (row.resend, row.pk), default=None)


def dispatch_of(chaser):
    """The Dispatch that carries a chaser, or its formal letter; None for a call, and before a letter is released."""
    if chaser.way == Chaser.Way.LETTER:
        return newest_dispatch(chaser.formal_letter, 0)
    return newest_dispatch(chaser.letter, chaser.step) if chaser.way == Chaser.Way.EMAIL else None


def stage_of(chaser):
    """The `Stage` of a chaser."""
    if not chaser.is_standing:
        return Stage.STOPPED
    row = dispatch_of(chaser)
    if row is None:
        is_written = chaser.way == Chaser.Way.LETTER and chaser.formal_letter.sent_on is None
        return Stage.WRITING if is_written else Stage.DONE
    return Stage.CAME_BACK if row.bounced_on else STAGES[row.state]


def day_of(chaser):
    """The day on which a chaser reached its office: sent, called, met; until then the day it was confirmed."""
    if chaser.way == Chaser.Way.LETTER:
        return chaser.formal_letter.sent_on or chaser.happened_on
    row = dispatch_of(chaser)
    return (row and row.sent_on) or chaser.happened_on
