"""Moments as officers read them."""

from django.utils import timezone

from iasc_tracker.working_days import spell


def spell_moment(moment):
    """A moment as "13 October 2020 at 12:10", in the office's time zone."""
    local = timezone.localtime(moment)
    return f"{spell(local.date())} at {local:%H:%M}"
