"""Working days of one part of the UK, from the `holidays` library, with the working shown (DESIGN rule 9).

Source of the rule: Banking and Financial Dealings Act 1971, Schedule 1, and the bank holidays proclaimed since.
A holiday at short notice is passed as `extra`, a tuple of (date, name); `letters.models.ExtraHoliday` keeps them.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.conf import settings

from iasc_tracker.errors import refuse_if

# What the setting WORKING_DAYS_OF may be: the library's code, and the words for it. Wales has England's bank holidays.
DIVISIONS = {
    "england-and-wales": ("ENG", "England and Wales"),
    "scotland": ("SCT", "Scotland"),
    "northern-ireland": ("NIR", "Northern Ireland"),
}
# How far GOV.UK has published bank holidays, as of the release of `holidays` that we hold; a test holds it to the list
# inside govuk-bank-holidays. After this day the library goes by the usual rules and knows of nothing exceptional.
PUBLISHED_UNTIL = date(2028, 12, 31)
LAST_YEAR = 2100  # of the library: it knows of no holidays after that


@dataclass(frozen=True)
class Reckoning:
    """A due date, the sentence that shows how it was reached, and the calendar it came from.

    `start` and `count`: what it was reckoned from; `warning`: a sentence, or "" when the calendar is sure of the date.
    """

    due_on: date
    working: str
    calendar_version: str
    start: date
    count: int

    @property
    def warning(self):
        """What `warning_of` says of the date."""
        return warning_of(self.due_on)


def division_words(division=None):
    """ "England and Wales", or what else the installation (or `division`, a key of `DIVISIONS`) goes by."""
    return DIVISIONS[division or settings.WORKING_DAYS_OF][1]


def calendar_version(extra=(), division=None):
    """The calendar in a few words: two reckonings with the same version go by the same holidays."""
    version = f"holidays {holidays.__version__}, {division_words(division)}"
    if not extra:
        return version
    mark = hashlib.sha256(repr(sorted(extra)).encode()).hexdigest()[:6]
    return f"{version}, with {len(extra)} added here ({mark})"


def bank_holidays(year, division=None):
    """The bank holidays of `year`, those on a weekend and their substitute days both: a dict of date to name."""
    return holidays_of(DIVISIONS[division or settings.WORKING_DAYS_OF][0], year)


@lru_cache(maxsize=512)
def holidays_of(code, year):
    """`bank_holidays` by the library's code; reckoned once, because reckoning a year takes milliseconds."""
    found = holidays.country_holidays("GB", subdiv=code, years=year)
    return {day: name.replace(" (observed)", ", substitute day") for day, name in found.items()}


def is_working_day(day, extra=(), division=None):
    """Whether the date `day` is neither a Saturday, a Sunday nor a bank holiday, nor one of `extra`."""
    return day.weekday() < 5 and holiday_name(day, extra, division) is None


def holiday_name(day, extra=(), division=None):
    """The name of the bank holiday on the date `day`, or None; the library's own name before that in `extra`."""
    return bank_holidays(day.year, division).get(day) or dict(extra).get(day)


def working_days_between(start, end, extra=(), division=None):
    """How many working days lie after the date `start`, up to and including the date `end` (0 if none)."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, extra, division) for day in days)


def add_working_days(start, count, extra=(), division=None):
    """The `Reckoning` of `count` working days (at least 1) after the date `start`.

    The day of sending is not counted, whatever the hour. Raises CorrespondenceError when `count` is less than 1, and
    when the calendar ends first.
    """
    refuse_if((count < 1, "A reply needs at least one working day. Enter 1 or more."))
    day, left, skipped = start, count, []
    while left:
        refuse_if((day >= date(LAST_YEAR, 12, 31), f"The calendar of bank holidays ends in {LAST_YEAR}."))
        day += timedelta(days=1)
        if is_working_day(day, extra, division):
            left -= 1
        elif day.weekday() < 5:
            skipped.append(f"{spell(day)} ({holiday_name(day, extra, division)})")
    return Reckoning(day, working_sentence(start, count, day, skipped), calendar_version(extra, division), start, count)


def working_sentence(start, count, due_on, skipped):
    """The working in words: "20 working days after 13 October 2020: 10 November 2020; no bank holidays in between"."""
    tail = f"leaving out {', '.join(skipped)}" if skipped else "no bank holidays in between"
    return f"{count_words(count)} after {spell(start)}: {spell(due_on)}; {tail}"


def count_words(count):
    """ "1 working day", "20 working days"."""
    return f"{count} working day{'' if count == 1 else 's'}"


def warning_of(day):
    """A sentence when the bank holidays up to the date `day` have not all been published, else ""."""
    if day <= PUBLISHED_UNTIL:
        return ""
    return (
        f"Bank holidays are published up to {spell(PUBLISHED_UNTIL)} only. "
        f"The days after that go by the usual rules, so {spell(day)} may move."
    )


def end_of_week(day):
    """The Sunday of the week that holds the date `day`: what "due this week" runs up to."""
    return day + timedelta(days=6 - day.weekday())


def spell(day):
    """A date in words, "13 October 2020"."""
    return f"{day.day} {day:%B %Y}"
