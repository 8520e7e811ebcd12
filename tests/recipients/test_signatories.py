"""Who signs: certain, possible, or nobody."""

from datetime import date

import pytest

from recipients.signatories import in_post, possibly_in_post


def answers(on):
    """(name of who certainly signs or None, names of who possibly signs)."""
    certain = in_post(on)
    return certain and certain.name, [one.name for one in possibly_in_post(on)]


@pytest.mark.parametrize(
    ("on", "certain", "possible"),
    [
        (date(2014, 11, 12), None, []),
        (date(2014, 11, 13), "Kevin Hyland", ["Kevin Hyland"]),
        (date(2017, 12, 31), "Kevin Hyland", ["Kevin Hyland"]),
        (date(2018, 6, 1), None, ["Kevin Hyland"]),
        (date(2019, 4, 30), None, []),
        (date(2019, 5, 1), "Sara Thornton", ["Sara Thornton"]),
        (date(2020, 10, 13), "Sara Thornton", ["Sara Thornton"]),
        (date(2022, 3, 31), "Sara Thornton", ["Sara Thornton"]),
        (date(2022, 4, 15), None, ["Sara Thornton"]),
        (date(2022, 5, 1), None, []),
        (date(2023, 12, 10), None, []),
        (date(2023, 12, 11), "Eleanor Lyons", ["Eleanor Lyons"]),
        (date(2026, 12, 10), "Eleanor Lyons", ["Eleanor Lyons"]),
        (date(2026, 12, 11), None, ["Eleanor Lyons"]),
    ],
)
def test_the_signatory_of_a_day_is_certain_possible_or_nobody(on, certain, possible):
    assert answers(on) == (certain, possible)


def test_the_commissioner_of_october_2020_signs_in_her_style():
    assert (in_post(date(2020, 10, 13)).style, in_post(date(2020, 10, 13)).title) == (
        "Dame Sara Thornton DBE QPM",
        "Independent Anti-Slavery Commissioner",
    )
