"""Working days of England and Wales, and the sentence that shows the working."""

from datetime import date

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from iasc_tracker.working_days import add_working_days, bank_holidays, is_working_day, working_days_between

CASES = [
    (date(2020, 10, 13), 20, date(2020, 11, 10)),
    (date(2020, 10, 16), 1, date(2020, 10, 19)),  # Friday to Monday
    (date(2020, 10, 17), 1, date(2020, 10, 19)),  # Saturday to Monday
    (date(2020, 12, 18), 5, date(2020, 12, 29)),  # Christmas, Boxing Day observed on the Monday
    (date(2022, 9, 16), 1, date(2022, 9, 20)),  # the State Funeral, a holiday at short notice
    (date(2020, 5, 7), 1, date(2020, 5, 11)),  # VE Day moved the early May holiday to a Friday
    (date(2024, 2, 28), 1, date(2024, 2, 29)),
    (date(2021, 12, 20), 10, date(2022, 1, 6)),  # over the year's end, substitute days
]


@pytest.mark.parametrize(("start", "count", "due_on"), CASES)
def test_working_days_agree_with_cases_worked_by_hand(start, count, due_on):
    assert add_working_days(start, count).due_on == due_on
    assert working_days_between(start, due_on) == count


def test_working_is_shown_without_bank_holidays():
    assert add_working_days(date(2020, 10, 13), 20).working == (
        "20 working days after 13 October 2020: 10 November 2020; no bank holidays in between"
    )


def test_working_names_the_bank_holidays_left_out():
    working = add_working_days(date(2022, 9, 16), 1).working
    assert working.startswith("1 working day after 16 September 2022: 20 September 2022; leaving out 19 September")


def test_no_working_days_is_refused():
    with pytest.raises(ValueError, match="at least one working day"):
        add_working_days(date(2020, 10, 13), 0)


def test_calendar_agrees_with_the_government_list_from_2019_to_2027():
    official = {row["date"] for row in BankHolidays(use_cached_holidays=True).get_holidays("england-and-wales")}
    for year in range(2019, 2028):
        ours = {day for day in bank_holidays(year) if day.weekday() < 5}
        assert ours == {day for day in official if day.year == year}, year
        assert not any(is_working_day(day) for day in ours)
