"""Dates, postcodes and areas one by one."""

from datetime import date

import pytest

from letters.reading import dates, places, postcodes
from letters.reading.values import Addressee


@pytest.mark.parametrize(
    "words",
    ["13 October 2020", "13th October 2020", "13th of October, 2020", "October 13, 2020", "13/10/2020", "13.10.2020"]
    + ["2020-10-13", "13 Oct 2020", "13 Hydref 2020", "Tuesday, 13 October 2020", "Dydd Mawrth 13 Hydref 2020"]
    + ["Date: 13 October 2020", "London, 13 October 2020"],
)
def test_a_date_is_read_in_each_of_its_forms_without_doubt(words):
    assert [(day.on, day.warnings) for day in dates.whole_line_days(words)] == [(date(2020, 10, 13), ())]


@pytest.mark.parametrize("words", ["31 February 2020", "13/13/2020", "29 February 2021", "1 May 1066"])
def test_an_impossible_date_is_no_day_and_said(words):
    day = dates.whole_line_days(words)[0]
    assert day.on is None
    assert words in day.warnings[0]


@pytest.mark.parametrize("words", ["Your letter of 1 May 2020 refers", "May", "12 Example Street", "1 of 2", ""])
def test_other_lines_are_no_dates(words):
    assert dates.whole_line_days(words) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [("SO23 8AJ", "SO23 8AJ"), ("so238aj", "SO23 8AJ"), ("PR1 OLD", "PR1 0LD"), ("S020 1AB", "SO20 1AB")]
    + [("B1 1AA", "B1 1AA"), ("BF1 3AA", "BF1 3AA"), ("GIR 0AA", "GIR 0AA"), ("SQ1H 0NF", None), ("SO23 8AK", None)],
)
def test_a_postcode_is_mended_by_one_character_at_most(written, read):
    code, warnings = postcodes.read(written)
    assert code == read
    assert bool(warnings) == (code != postcodes.spaced(written))


@pytest.mark.parametrize("written", ["SQ1H 0NF", "SO23 8AK", "PR1 OLD", "SW1V 1PN"])
def test_a_line_gives_up_even_a_doubtful_postcode(written):
    assert postcodes.at_end_of(f"London, {written}") == ("London", written)


@pytest.mark.parametrize("line", ["County Hall", "Benton Lane", "IN 2020", "LOOK NOW", ""])
def test_other_lines_end_with_no_postcode(line):
    assert postcodes.at_end_of(line) == (line, None)


@pytest.mark.parametrize(
    ("style", "area"),
    [
        ("Hampshire Police and Crime Commissioner", "Hampshire"),
        ("Police and Crime Commissioner for Leicestershire", "Leicestershire"),
        ("Police and Crime Commissioner, West Midlands", "West Midlands"),
        ("Police, Fire and Crime Commissioner for Essex", "Essex"),
        ("Police Fire & Crime Commissioner for North Yorkshire", "North Yorkshire"),
        ("Acting Police and Crime Commissioner for Durham", "Durham"),
        ("Police and Crime Commissioner for Devon and Cornwall", "Devon & Cornwall"),
        ("Office of the Sussex Police & Crime Commissioner", "Sussex"),
        ("Office of the Police Crime Commissioner for Hampshire", "Hampshire"),
        ("Nottinghamshire Office of the Police and Crime Commissioner", "Nottinghamshire"),
        ("Mayor of Greater Manchester", "Greater Manchester"),
        ("Mayor of London / MOPAC, City Hall", "Metropolitan Police"),
        ("Sampleshire Constabulary", "Sampleshire"),
        ("Independent Anti-Slavery Commissioner", None),
        ("Children's Commissioner for England", None),
        ("Secretary of State for the Home Department", None),
    ],
)
def test_the_area_is_the_plain_name_in_a_style(style, area):
    assert places.area_of(Addressee(style=style), None) == (area, [])


def test_an_area_is_taken_from_a_unit_only_when_it_is_a_police_area():
    assert places.area_of(None, "Sussex Violence Reduction Partnership")[0] == "Sussex"
    assert places.area_of(None, "Testingham VRU")[0] is None


def test_an_addressee_and_a_unit_of_different_areas_are_doubted():
    area, warnings = places.area_of(Addressee(style="Kent Police and Crime Commissioner"), "Sussex VRU")
    assert area == "Kent"
    assert warnings == ["The letter is addressed to Kent but speaks of the Sussex VRU."]
