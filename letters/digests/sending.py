"""Sending one list, as the ledger sends a letter: claim the row, talk to the server, settle it; each a compare-and-set.

A worker may die anywhere: past `handed_over_at` a list never goes again.
"""

from datetime import timedelta
from email.utils import format_datetime
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from iasc_tracker import clock
from letters.digests.readers import readers
from letters.digests.slots import slot
from letters.ledger import obstacles_to_mail
from letters.ledger.messages import QUOTED
from letters.ledger.smtp import Verdict, deliver
from letters.models import Digest, ExtraHoliday

State = Digest.State
OFTEN = "The worker stopped each time before it could hand the message over."
LOST = "The worker stopped before it heard whether the server took the message."


def send(pk):
    """Send Digest `pk` if it is due, still wanted, and nobody else is at it."""
    row = Digest.objects.due(clock.now()).select_related("officer").filter(pk=pk).first()
    if row is not None and not is_laid_aside(row) and claim(row):
        settle(row, deliver(bytes_of(row), recipient=row.to_address, hand_over=partial(hand_over, row)))


def is_laid_aside(row):
    """Whether the row may not go any more: it is then held or dropped, with the reason."""
    held = " ".join(obstacles_to_mail(row.to_address))
    newest = slot(row.kind, clock.now(), ExtraHoliday.objects.days())
    dropped = ""
    if newest and newest > row.day:
        dropped = "A newer one takes its place."
    elif not readers(row.kind).filter(pk=row.officer_id).exists():
        dropped = "It is not wanted any more."
    if held or dropped:
        queued = Digest.objects.filter(pk=row.pk, state=State.QUEUED)
        queued.update(state=State.DROPPED if dropped else State.HELD, reason=dropped or held)
    return bool(held or dropped)


def bytes_of(row):
    """The message as it goes over the wire; RFC 3834 section 5 says how a machine marks what it wrote."""
    message = EmailMessage(
        subject=row.subject,
        body=row.text,
        from_email=settings.MAIL_FROM,
        to=[row.to_address],
        headers={
            "Message-ID": row.message_id,
            "Date": format_datetime(row.made_at),
            "Auto-Submitted": "auto-generated",
        },
    )
    message.encoding = QUOTED
    return message.message().as_bytes(linesep="\r\n")


@transaction.atomic(durable=True)
def claim(row):
    """Take the queued row for one attempt under a lease; False when somebody else did."""
    now, attempt = clock.now(), row.attempts + 1
    lease = now + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    mine = Digest.objects.due(now).filter(pk=row.pk, attempts=row.attempts)
    taken = mine.update(state=State.SENDING, attempts=attempt, lease_until=lease, handed_over_at=None)
    row.attempts = attempt
    return taken == 1


@transaction.atomic(durable=True)
def hand_over(row):
    """Note that the server is about to be given the message; False when this attempt's lease has run out."""
    now = clock.now()
    lease = now + timedelta(seconds=settings.MAIL_ANSWER_SECONDS + settings.MAIL_LEASE_SECONDS)
    mine = Digest.objects.filter(pk=row.pk, state=State.SENDING, attempts=row.attempts)
    return mine.filter(handed_over_at=None, lease_until__gt=now).update(handed_over_at=now, lease_until=lease) == 1


def settle(row, answer):
    """Write the outcome of this attempt; a row that another attempt took is left alone."""
    mine = Digest.objects.filter(pk=row.pk, attempts=row.attempts, state__in=[State.SENDING, State.UNKNOWN])
    if answer.verdict is Verdict.LATER and row.attempts < settings.MAIL_TRIES:
        pause = timedelta(seconds=settings.MAIL_BACK_OFF_SECONDS * 2 ** (row.attempts - 1))
        again = {"state": State.QUEUED, "not_before": clock.now() + pause, "handed_over_at": None}
        mine.update(lease_until=None, reason=answer.words, server_answer=answer.words[:500], **again)
    elif answer.verdict is not Verdict.NOT_OURS:
        sent = answer.verdict is Verdict.ACCEPTED
        mine.update(
            state=ENDS[answer.verdict],
            reason="" if sent else answer.words,
            server_answer=answer.words[:500],
            lease_until=None,
            settled_at=clock.now(),
        )


ENDS = {
    Verdict.ACCEPTED: State.SENT,
    Verdict.LATER: State.FAILED,
    Verdict.REFUSED: State.FAILED,
    Verdict.UNKNOWN: State.UNKNOWN,
}


def settle_lapsed(at):
    """Settle every list being sent whose lease ran out before the moment `at`; returns how many there were.

    Back to the queue where nothing can have left; what was handed over is unknown, and does not go again.
    """
    lapsed = Digest.objects.lapsed(at)
    gone = lapsed.filter(handed_over_at__isnull=False)
    lost = gone.update(state=State.UNKNOWN, reason=LOST, lease_until=None, settled_at=clock.now())
    tried = lapsed.filter(attempts__gte=settings.MAIL_TRIES)
    failed = tried.update(state=State.FAILED, reason=OFTEN, lease_until=None, settled_at=clock.now())
    return lost + failed + lapsed.update(state=State.QUEUED, lease_until=None)
