"""Sending one row of the ledger: claim it, talk to the server, settle it. Each step is a compare-and-set.

A worker may die or fall asleep anywhere: only the one that holds the row's current attempt and lease hands over.
"""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from letters.ledger.guards import obstacles_to_mail
from letters.ledger.holding_back import hold_back, last_look
from letters.ledger.messages import bytes_of
from letters.ledger.settling import settle
from letters.ledger.smtp import Answer, Verdict, deliver
from letters.models import Dispatch


def send(pk):
    """Send Dispatch `pk` if it is due and nobody else is at it; returns the Dispatches to send next (often none).

    These are the same row when the server said "later", and the archive copy of a letter that went.
    """
    dispatch = Dispatch.objects.due(clock.now()).select_related("letter__office").filter(pk=pk).first()
    if dispatch is None or held(dispatch) or not claim(dispatch):
        return []
    try:
        data = bytes_of(dispatch)
    except CorrespondenceError as refusal:
        return settle(dispatch, Answer(Verdict.REFUSED, " ".join(refusal.sentences)))
    return settle(dispatch, deliver(data, recipient=dispatch.to_address, hand_over=partial(hand_over, dispatch)))


def held(dispatch):
    """Whether the row may not go from this installation (any more): it is then held with the reason."""
    reason = " ".join(obstacles_to_mail(dispatch.to_address))
    if reason:
        queued = Dispatch.objects.filter(pk=dispatch.pk, state=Dispatch.State.QUEUED)
        queued.update(state=Dispatch.State.HELD, reason=reason)
    return bool(reason)


@transaction.atomic(durable=True)
def claim(dispatch):
    """Take the queued row for one attempt under a lease; False when somebody else did, or it was stopped.

    `release` and `asked_at` are others when it was stopped and asked for again since it was read: so may its words be.
    """
    now, attempt = clock.now(), dispatch.attempts + 1
    lease = now + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    mine = Dispatch.objects.due(now).filter(
        pk=dispatch.pk,
        attempts=dispatch.attempts,
        release=dispatch.release_id,
        asked_at=dispatch.asked_at,
    )
    taken = mine.update(state=Dispatch.State.SENDING, attempts=attempt, lease_until=lease, handed_over_at=None)
    dispatch.attempts = attempt
    return taken == 1


@transaction.atomic(durable=True)
def hand_over(dispatch):
    """Note that the server is about to be given the message; False when this attempt's lease has run out.

    Past this the row is never queued again by itself: not by this worker, nor by the reconciler. A chaser is looked at
    once more under the locks that whoever files a reply or changes the office takes (DESIGN rule 6).
    """
    reasons, now = last_look(dispatch), clock.now()
    lease = now + timedelta(seconds=settings.MAIL_ANSWER_SECONDS + settings.MAIL_LEASE_SECONDS)
    mine = Dispatch.objects.filter(
        pk=dispatch.pk,
        state=Dispatch.State.SENDING,
        attempts=dispatch.attempts,
        asked_at=dispatch.asked_at,
        handed_over_at=None,
        lease_until__gt=now,
    )
    if reasons:
        if mine.exists():
            hold_back(dispatch, reasons)
        return False
    return mine.update(handed_over_at=now, lease_until=lease) == 1
