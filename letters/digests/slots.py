"""When a list is due: on working days from DIGEST_HOUR on, by the clock of the office (Europe/London).

A day on which nothing ran is not made up for by itself: the next list tells of everything that is there by then.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from iasc_tracker.working_days import is_working_day
from letters.models import Digest


def slot(kind, now, extra):
    """The day (of a weekly one, its Monday) whose list of `kind` is due at the moment `now`, or None.

    `extra`: `ExtraHoliday.objects.days()`.
    """
    here = timezone.localtime(now)
    if here.hour < settings.DIGEST_HOUR or not is_working_day(here.date(), extra):
        return None
    return here.date() if kind == Digest.Kind.MORNING else monday_of(here.date())


def monday_of(day):
    """The Monday of the week that holds the date `day`."""
    return day - timedelta(days=day.weekday())
