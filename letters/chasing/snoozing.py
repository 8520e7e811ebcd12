"""Leaving a letter alone until a day, for a reason, and ending that."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from iasc_tracker.roles import LEAD
from iasc_tracker.working_days import spell
from letters.models import Letter, Snooze

LONGEST = 366  # days: longer is no snooze, close the letter


@transaction.atomic
def snooze(letter, *, by, until, reason):
    """Leave `letter` out of the chase queue until the date `until`, when it comes back; return the Snooze.

    The due date stays as it is. Raises CorrespondenceError for a letter that is not open, without a reason, and for a
    day that is not in the future or more than a year away.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    today = clock.today()
    refuse_if(
        (not by.may(LEAD), "Only a lead snoozes a letter."),
        (not letter.is_live, "Only a letter that was sent and is still open can be snoozed."),
        (not reason.strip(), "Say why the letter is left alone."),
        (until <= today, f"Enter a day after today, {spell(today)}: on that day it is back in the queue."),
        ((until - today).days > LONGEST, "Enter a day within a year. If no answer is expected, close the letter."),
    )
    made = Snooze.objects.create(letter=letter, until=until, reason=reason.strip(), set_by=by)
    record(letter, "snoozed", by=by, note=f"Until {spell(until)}. {reason.strip()}")
    return made


@transaction.atomic
def end_snooze(letter, *, by):
    """Put a snoozed `letter` back into the queue today. Raises CorrespondenceError when it is not snoozed."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    newest = letter.snoozes.first()
    refuse_if(
        (not by.may(LEAD), "Only a lead ends a snooze."),
        (newest is None or not newest.holds(clock.today()), "It is not snoozed."),
    )
    newest.ended_at, newest.ended_by = clock.now(), by
    newest.save(update_fields=["ended_at", "ended_by"])
    record(letter, "snooze ended", by=by)
