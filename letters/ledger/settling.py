"""What becomes of a dispatch after the talk with the server, or after its worker died."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.models import record
from letters.ledger.guards import obstacles_to_mail
from letters.ledger.sent import note_sent
from letters.ledger.smtp import Verdict
from letters.models import Dispatch
from recipients.models import note_failed_email

State = Dispatch.State
SETTLED = ("state", "reason", "settled_at", "server_answer", "lease_until", "handed_over_at", "not_before")
LOST = "The worker stopped before it heard whether the server took the message."


@transaction.atomic
def settle(dispatch, answer):
    """Write the outcome of this attempt with its history; returns the Dispatches to send next.

    A row that another attempt took, or a person decided on, is left alone.
    """
    # A slow answer may find the row "unknown": the answer is what nobody knew.
    mine = Dispatch.objects.select_for_update(of=["self"]).select_related("letter__office")
    mine = mine.filter(
        pk=dispatch.pk,
        attempts=dispatch.attempts,
        asked_at=dispatch.asked_at,
        state__in=[State.SENDING, State.UNKNOWN],
    )
    row = mine.first()
    if row is None or answer.verdict is Verdict.NOT_OURS:
        return []
    return OUTCOMES[answer.verdict](row, answer)


def went(row, answer):
    """The server took it: the letter is sent, and its archive copy is next."""
    row.sent_on, row.sent_by = clock.today(), row.asked_by
    write(row, State.SENT, "", answer.words)
    if row.channel == Dispatch.Channel.ARCHIVE:
        return []
    if row.step == 0 and row.letter.sent_on is None:
        note_sent(row.letter, on=row.sent_on, by=row.sent_by)
    else:
        verb = "chaser sent" if row.step else "sent again"
        record(row.letter, verb, by=row.sent_by, on=row.sent_on, note=f"Sent by e-mail to {row.to_address}.")
    return archive_copy(row)


def archive_copy(row):
    """A row of its own for the copy to MAIL_ARCHIVE, in a list; an empty list where no archive is set.

    Held with the reason when the archive lies outside MAIL_ALLOW, as any other address.
    """
    if not settings.MAIL_ARCHIVE:
        return []
    reason = " ".join(obstacles_to_mail(settings.MAIL_ARCHIVE))
    copied = {name: getattr(row, name) for name in ("release", "resend_reason", "subject", "message_id", "asked_by")}
    copy, made = Dispatch.objects.get_or_create(
        letter=row.letter,
        step=row.step,
        resend=row.resend,
        channel=Dispatch.Channel.ARCHIVE,
        defaults=copied
        | {
            "state": State.HELD if reason else State.QUEUED,
            "reason": reason,
            "to_address": settings.MAIL_ARCHIVE,
        },
    )
    return [copy] if made and not reason else []


def again(row, answer):
    """The server said "later": wait twice as long as the last time, eight tries in all (TRUST R-MAIL-4)."""
    if row.attempts >= settings.MAIL_TRIES:
        return failed(row, answer, f"Tried {row.attempts} times. The last answer: {answer.words}")
    pause = settings.MAIL_BACK_OFF_SECONDS * 2 ** (row.attempts - 1)
    row.not_before = clock.now() + timedelta(seconds=pause)
    write(row, State.QUEUED, answer.words, answer.words)
    return [row]


def failed(row, answer, reason=""):
    """It was refused for good, or too often: it did not leave, and a person must look."""
    reason = reason or answer.words
    write(row, State.FAILED, reason, answer.words)
    record(row.letter, "not sent", by=None, note=f"{what(row)} to {row.to_address} failed: {reason}")
    if answer.at_recipient and row.channel == Dispatch.Channel.EMAIL:
        note_failed_email(row.letter.office_id, row.to_address, on=clock.today(), reason=reason, by=None)
    return []


def lost(row, answer):
    """Nobody knows whether it left: it waits for a person, and is never sent again by itself."""
    write(row, State.UNKNOWN, answer.words, "")
    record(row.letter, "sending uncertain", by=None, note=f"{what(row)} to {row.to_address}: {answer.words}")
    return []


def write(row, state, reason, server_answer):
    """Save the row in its new state; one that surely did not leave is no longer handed over."""
    row.state, row.reason, row.server_answer = state, reason, server_answer[:500]
    row.settled_at, row.lease_until = (None if state == State.QUEUED else clock.now()), None
    if state in (State.QUEUED, State.FAILED):
        row.handed_over_at = None
    row.save(update_fields=[*SETTLED, "sent_on", "sent_by"])


def what(row):
    """What the row sends, to begin a sentence with."""
    return "The archive copy" if row.channel == Dispatch.Channel.ARCHIVE else "The e-mail"


OUTCOMES = {
    Verdict.ACCEPTED: went,
    Verdict.LATER: again,
    Verdict.REFUSED: failed,
    Verdict.UNKNOWN: lost,
}
