"""Working days of the parts of the UK, and the sentence that shows the working."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.checks import run_checks
from govuk_bank_holidays.bank_holidays import BankHolidays

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.working_days import (
    DIVISIONS,
    PUBLISHED_UNTIL,
    add_working_days,
    bank_holidays,
    calendar_version,
    is_working_day,
    warning_of,
    working_days_between,
)

BY_HAND = list(csv.DictReader((Path(__file__).parent / "working_days_by_hand.csv").open(encoding="utf-8")))
CASES = [
    (date.fromisoformat(row["start"]), int(row["count"]), date.fromisoformat(row["due_on"]), row["reasoning"])
    for row in BY_HAND
]
OFFICIAL = BankHolidays(use_cached_holidays=True)  # the second library, with the list of GOV.UK that it carries
DAYS = [date(2020, 1, 1) + timedelta(days=n) for n in range((date(2028, 12, 31) - date(2019, 12, 31)).days)]
# Proclaimed after that list was made: known to `holidays` 0.109 only.
LATER_THAN_THE_LIST = {"scotland": {date(2026, 6, 15)}}
FUNERAL = date(2022, 9, 19)


@pytest.mark.parametrize(("start", "count", "due_on", "reasoning"), CASES)
def test_working_days_agree_with_cases_worked_by_hand(start, count, due_on, reasoning):
    assert add_working_days(start, count).due_on == due_on, reasoning
    assert working_days_between(start, due_on) == count


def test_the_hand_worked_cases_are_many_and_cover_every_year():
    assert len(CASES) >= 40
    assert {start.year for start, *_ in CASES} == set(range(2020, 2029))


@pytest.mark.parametrize("division", DIVISIONS)
def test_a_second_library_agrees_on_every_day_from_2020_to_2028(division):
    listed = {row["date"] for row in OFFICIAL.get_holidays(division)} | LATER_THAN_THE_LIST.get(division, set())
    differing = [
        day for day in DAYS if is_working_day(day, division=division) != (day.weekday() < 5 and day not in listed)
    ]
    assert differing == []


def test_a_second_library_agrees_on_twenty_working_days_from_every_day_that_it_covers():
    working = [day for day in DAYS if OFFICIAL.is_work_day(day, division="england-and-wales")]
    expected = {start: [day for day in working if day > start][19] for start in DAYS[:-40:7]}
    assert {start: add_working_days(start, 20).due_on for start in expected} == expected


def test_the_calendar_is_published_as_far_as_we_say():
    last = max(row["date"] for row in OFFICIAL.get_holidays("england-and-wales"))
    assert last.year == PUBLISHED_UNTIL.year == 2028


def test_working_is_shown_without_bank_holidays():
    assert add_working_days(date(2020, 10, 13), 20).working == (
        "20 working days after 13 October 2020: 10 November 2020; no bank holidays in between"
    )


def test_working_names_the_bank_holidays_left_out():
    assert add_working_days(date(2022, 9, 16), 1).working == (
        "1 working day after 16 September 2022: 20 September 2022; "
        "leaving out 19 September 2022 (State Funeral of Queen Elizabeth II)"
    )
    assert add_working_days(date(2020, 12, 24), 1).working == (
        "1 working day after 24 December 2020: 29 December 2020; "
        "leaving out 25 December 2020 (Christmas Day), 28 December 2020 (Boxing Day, substitute day)"
    )


@pytest.mark.parametrize("count", [0, -1])
def test_no_working_days_are_refused_with_a_sentence(count):
    with pytest.raises(CorrespondenceError, match="at least one working day"):
        add_working_days(date(2020, 10, 13), count)


def test_past_what_is_published_the_date_comes_with_a_warning():
    assert add_working_days(date(2028, 11, 29), 20).warning == ""  # 29 December 2028
    late = add_working_days(date(2028, 12, 8), 20)
    assert late.due_on == date(2029, 1, 10)  # by the usual rules: Christmas Day, Boxing Day, New Year's Day
    assert late.warning == (
        "Bank holidays are published up to 31 December 2028 only. "
        "The days after that go by the usual rules, so 10 January 2029 may move."
    )
    assert warning_of(PUBLISHED_UNTIL) == ""


def test_past_the_end_of_the_library_it_is_refused_with_a_sentence():
    with pytest.raises(CorrespondenceError, match="The calendar of bank holidays ends in 2100"):
        add_working_days(date(2100, 12, 20), 20)


def test_the_other_parts_of_the_uk_have_their_own_calendars(settings):
    assert add_working_days(date(2020, 11, 27), 1).due_on == date(2020, 11, 30)
    settings.WORKING_DAYS_OF = "scotland"  # St Andrew's Day
    assert add_working_days(date(2020, 11, 27), 1).due_on == date(2020, 12, 1)
    assert calendar_version().endswith(", Scotland")
    settings.WORKING_DAYS_OF = "northern-ireland"
    assert bank_holidays(2020)[date(2020, 3, 17)] == "Saint Patrick's Day"


def test_an_unknown_part_of_the_uk_stops_the_start(settings):
    assert run_checks(tags=["tracker"]) == []
    settings.WORKING_DAYS_OF = "france"
    assert [message.id for message in run_checks(tags=["tracker"])] == ["tracker.E012"]


def test_a_holiday_added_here_counts_and_gives_the_calendar_another_version():
    extra = ((date(2020, 10, 20), "A day of mourning"),)
    assert add_working_days(date(2020, 10, 13), 20, extra).working == (
        "20 working days after 13 October 2020: 11 November 2020; leaving out 20 October 2020 (A day of mourning)"
    )
    assert working_days_between(date(2020, 10, 13), date(2020, 11, 11), extra) == 20
    versions = {calendar_version(), calendar_version(extra), calendar_version(((date(2020, 10, 21), "Another"),))}
    assert len(versions) == 3
    assert ", with 1 added here (" in calendar_version(extra)


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        (datetime(2020, 10, 16, 22, 59, tzinfo=UTC), date(2020, 10, 16)),  # Friday 23:59, summer time
        (datetime(2020, 10, 16, 23, 0, tzinfo=UTC), date(2020, 10, 17)),  # midnight
        (datetime(2020, 10, 24, 22, 59, tzinfo=UTC), date(2020, 10, 24)),  # the night in which the clocks go back
        (datetime(2020, 10, 24, 23, 0, tzinfo=UTC), date(2020, 10, 25)),
        (datetime(2020, 10, 25, 23, 59, tzinfo=UTC), date(2020, 10, 25)),  # the day of 25 hours ends an hour later
        (datetime(2020, 3, 28, 23, 59, tzinfo=UTC), date(2020, 3, 28)),  # the night in which they go forward
        (datetime(2020, 3, 29, 22, 59, tzinfo=UTC), date(2020, 3, 29)),  # the day of 23 hours
        (datetime(2020, 3, 29, 23, 0, tzinfo=UTC), date(2020, 3, 30)),
        (datetime(2024, 2, 29, 23, 59, tzinfo=UTC), date(2024, 2, 29)),
    ],
)
def test_the_day_ends_at_midnight_in_london_whatever_the_clocks_do(moment, today):
    with time_machine.travel(moment, tick=False):
        assert clock.today() == today


def test_a_letter_sent_on_friday_at_a_minute_to_midnight_counts_from_monday():
    with time_machine.travel(datetime(2020, 10, 16, 22, 59, tzinfo=UTC), tick=False):
        assert add_working_days(clock.today(), 1).due_on == date(2020, 10, 19)
