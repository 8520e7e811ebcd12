"""Rows whose worker died or hangs: back to the queue where nothing can have left, else to a person."""

from django.conf import settings
from django.db import transaction

from letters.ledger.settling import LOST, failed, lost, write
from letters.ledger.smtp import Answer, Verdict
from letters.models import Dispatch


def settle_lapsed(at):
    """Settle every dispatch being sent whose lease ran out before the moment `at`; returns how many there were."""
    return sum(settle_one(pk, at) for pk in Dispatch.objects.lapsed(at).values_list("pk", flat=True))


@transaction.atomic
def settle_one(pk, at):
    """Settle one such row, if it still is one; returns whether it was."""
    # Locked: a worker that wakes up now waits with its hand_over, and then finds the row no longer its own.
    rows = Dispatch.objects.lapsed(at).select_for_update(of=["self"]).select_related("letter__office")
    row = rows.filter(pk=pk).first()
    if row is None:
        return False
    if row.handed_over_at is not None:
        lost(row, Answer(Verdict.UNKNOWN, LOST))
    elif row.attempts >= settings.MAIL_TRIES:
        reason = f"The worker stopped {row.attempts} times before it could hand the message over."
        failed(row, Answer(Verdict.REFUSED), reason)
    else:
        write(row, Dispatch.State.QUEUED, "", "")
    return True
