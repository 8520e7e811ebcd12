"""Counts and middles in words: no more than the numbers bear."""

from datetime import date
from types import SimpleNamespace

import pytest

from letters.reports.charts import curve_of
from letters.reports.measures import DAY_BANDS, Summary, by_time, in_bands, median, percent
from recipients.data_files import rows
from recipients.tile_map import Tile, mapped, places


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (Summary(0, 0, 0, 0, ()), "No letter that asked for documents was sent."),
        (Summary(2, 0, 2, 0, ()), "0 of 2 replied. 2 have not replied yet."),
        (
            Summary(3, 1, 1, 1, (1,)),
            "1 of 3 replied; after 1 working day. 1 has not replied yet. 1 ended without an answer.",
        ),
        (Summary(3, 3, 0, 0, (5, 12, 30)), "3 of 3 replied; after 5, 12 and 30 working days."),
        (
            Summary(13, 6, 7, 0, (1, 2, 25, 26, 40, 60)),
            "6 of 13 replied; half of them within 25 working days. 7 have not replied yet and are not in the median.",
        ),
    ],
)
def test_the_sentence_names_a_median_of_five_or_more_and_what_is_not_in_it(summary, words):
    assert summary.words == words


def test_a_median_is_a_number_of_days_within_which_at_least_half_lie():
    assert [median(numbers) for numbers in ((7,), (1, 9), (1, 5, 9), (1, 5, 6, 9))] == [7, 1, 5, 5]


def test_a_share_is_100_for_all_and_0_for_none_alone():
    assert [percent(*pair) for pair in ((0, 0), (0, 5), (1, 900), (899, 900), (900, 900), (36, 43))] == [
        *(0, 0, 1, 99, 100, 84),
    ]


def test_bands_hold_every_number_once():
    assert in_bands(range(100), DAY_BANDS) == [6, 5, 5, 5, 10, 10, 20, 39]


def test_months_without_a_letter_are_there_and_long_periods_are_shown_by_year():
    def sent(*days):
        facts = [SimpleNamespace(letter=SimpleNamespace(sent_on=day)) for day in days]
        return [(words, len(found)) for words, found in by_time(facts)]

    assert sent(date(2020, 11, 30), date(2021, 1, 1)) == [
        ("November 2020", 1),
        ("December 2020", 0),
        ("January 2021", 1),
    ]
    assert sent(date(2018, 1, 1), date(2020, 2, 29)) == [("2018", 1), ("2019", 0), ("2020", 1)]


def test_the_curve_says_in_words_what_it_draws():
    curve = curve_of(Summary(4, 3, 1, 0, (0, 7, 12)))
    assert curve.description == (
        "Of 4 letters, answered in working days: 1 within 5, 2 within 10, 3 within 15. In all 3 (75%) were answered."
    )
    assert [curve_of(Summary(4, number, 4 - number, 0, tuple(range(number)))) for number in (0, 1)] == [None, None]


def test_the_43_areas_have_each_a_place_and_a_code_of_its_own():
    found = places()
    assert set(found) == {row["slug"] for row in rows("areas.csv")}
    assert len({(place.column, place.row) for place in found.values()}) == 43
    assert len({place.code for place in found.values()}) == 43
    assert {len(place.code) for place in found.values()} == {3}
    assert (max(place.column for place in found.values()), max(place.row for place in found.values())) == (7, 9)


def test_an_area_without_a_place_is_given_apart():
    tiles = {slug: Tile(slug, slug, "state") for slug in ("sampleshire", "kent", "cumbria")}
    on_map, others = mapped(tiles)
    assert [(tile.code, tile.name) for tile in on_map] == [("CUM", "cumbria"), ("KEN", "kent")]
    assert others == [tiles["sampleshire"]]
