"""Working days of England and Wales, from the `holidays` library, with the working shown (DESIGN rule 9).

Source of the rule: Banking and Financial Dealings Act 1971, Schedule 1, and the bank holidays proclaimed since.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import holidays

CALENDAR_VERSION = f"holidays {holidays.__version__}, England and Wales"


@dataclass(frozen=True)
class Reckoning:
    """A due date, the sentence that shows how it was reached, and the calendar it came from."""

    due_on: date
    working: str
    calendar_version: str


def bank_holidays(year):
    """The bank holidays of England and Wales in `year`: a mapping of date to name."""
    return holidays.country_holidays("GB", subdiv="ENG", years=year)


def is_working_day(day):
    """Whether the date `day` is neither a Saturday, a Sunday nor a bank holiday of England and Wales."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_between(start, end):
    """How many working days lie after the date `start`, up to and including the date `end` (0 if none)."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day) for day in days)


def add_working_days(start, count):
    """The `Reckoning` of `count` working days (at least 1) after the date `start`.

    Raises ValueError when `count` is less than 1.
    """
    if count < 1:
        raise ValueError("A reply needs at least one working day.")
    calendar = bank_holidays(range(start.year, start.year + count // 200 + 2))
    due_on = calendar.get_nth_working_day(start, count)
    between = [day for day in sorted(calendar) if start < day <= due_on and day.weekday() < 5]
    return Reckoning(due_on, working_sentence(start, count, due_on, calendar, between), CALENDAR_VERSION)


def working_sentence(start, count, due_on, calendar, between):
    """The working in words: "20 working days after 13 October 2020: 10 November 2020; no bank holidays in between"."""
    skipped = ", ".join(f"{spell(day)} ({calendar[day]})" for day in between) or "no bank holidays in between"
    skipped = f"leaving out {skipped}" if between else skipped
    unit = "working day" if count == 1 else "working days"
    return f"{count} {unit} after {spell(start)}: {spell(due_on)}; {skipped}"


def spell(day):
    """A date in words, "13 October 2020"."""
    return f"{day.day} {day:%B %Y}"
