"""Sending by the worker: when a row is due, and again when the server said "later"."""

from functools import partial

from django.db import transaction
from django_tasks import task

from letters import ledger


@task()
def send_dispatch(pk):
    """Send Dispatch `pk` if it is due and nobody else is at it, and see to what follows from that."""
    for dispatch in ledger.send(pk):
        send_later(dispatch)


def send_later(dispatch):
    """Have the worker send a queued Dispatch at its moment, once the transaction that wrote it is committed.

    Should this be lost (a crash in between), the reconciler finds the row without a task (TRUST R-MAIL-1).
    """
    task_at_its_moment = send_dispatch.using(run_after=dispatch.not_before)
    transaction.on_commit(partial(task_at_its_moment.enqueue, dispatch.pk))
