"""What day it is: the real one, or the demonstration's own."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import time_machine

from iasc_tracker import clock


def test_a_demonstration_stands_still_at_noon_whatever_the_real_time(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)
    noon = datetime(2020, 11, 20, 12, tzinfo=ZoneInfo("Europe/London"))
    for real in ("2026-11-22 23:59 +0000", "2027-06-30 00:01 +0000"):
        with time_machine.travel(real, tick=False):
            assert (clock.now(), clock.today()) == (noon, date(2020, 11, 20))


def test_an_office_has_the_real_day_in_london(settings):
    settings.DEMONSTRATION_DAY = None
    with time_machine.travel("2026-06-30 23:30 +0000", tick=False):
        assert clock.today() == date(2026, 7, 1)
