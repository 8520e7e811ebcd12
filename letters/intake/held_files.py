"""What is read while an officer waits, and what goes to the worker (TRUST R-UPL-3)."""

from datetime import timedelta
from time import monotonic

from django.conf import settings

from iasc_tracker import clock
from letters import filing
from letters.models import HeldFile
from letters.tasks.held import read_held_file

AT_ONCE = 2 * 1024 * 1024  # bytes; larger files go to the worker
ASK_AGAIN = timedelta(minutes=5)


def look_into(held_files):
    """Read those of `held_files` that are small, in the child; the others and all scanned pages go to the worker."""
    begun = monotonic()
    for held in held_files:
        if not held.found and held.size <= AT_ONCE and monotonic() - begun < settings.READ_AT_ONCE_SECONDS:
            filing.open_held(held)
        if held.is_being_read:
            _hand_on(held)


def _hand_on(held):
    """Ask the worker to read `held`, unless it was asked a moment ago."""
    now = clock.now()
    if held.handed_on_at is None or held.handed_on_at < now - ASK_AGAIN:
        held.handed_on_at = now
        HeldFile.objects.filter(pk=held.pk).update(handed_on_at=now)
        read_held_file.enqueue(str(held.pk))
