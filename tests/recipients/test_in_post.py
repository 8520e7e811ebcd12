"""Who held which office on which day, by the data files: the table is written out by hand."""

from datetime import date, timedelta

import pytest

from recipients.loading import load
from recipients.models import Commissioner, Office
from tests.make import make_commissioner, make_office

pytestmark = pytest.mark.django_db

OCTOBER = date(2020, 10, 13)
# The eighteen areas whose commissioners were funded for a violence reduction unit in 2019.
FUNDED = {
    "avon-and-somerset": ["Sue Mountstevens"],
    "bedfordshire": ["Kathryn Holloway"],
    "essex": ["Roger Hirst"],
    "greater-manchester": ["Andy Burnham", "Baroness (Bev) Hughes"],
    "hampshire": ["Michael Lane"],
    "kent": ["Matthew Scott"],
    "lancashire": ["Clive Grunshaw"],
    "leicestershire": ["Lord Willy Bach"],
    "merseyside": ["Jane Kennedy"],
    "metropolitan-police": ["Sadiq Khan", "Sophie Linden"],
    "northumbria": ["Kim McGuinness"],
    "nottinghamshire": ["Paddy Tipping"],
    "south-wales": ["Rt Hon Alun Michael"],
    "south-yorkshire": ["Dr Alan Billings"],
    "sussex": ["Katy Bourne OBE"],
    "thames-valley": ["Anthony Stansfeld"],
    "west-midlands": ["David Jamieson"],
    "west-yorkshire": ["Mark Burns-Williamson OBE"],
}


@pytest.fixture
def loaded():
    """The data files, loaded."""
    load()


def names(area, on, question="in_post"):
    """The names that `question` gives for the offices of `area` on the date `on`."""
    commissioners = Commissioner.objects.filter(office__area__slug=area)
    return [one.name for one in getattr(commissioners, question)(on)]


def both(area, on):
    """(certainly in post, possibly in post)."""
    return names(area, on), names(area, on, "possibly_in_post")


def test_in_october_2020_each_funded_area_had_its_holder_and_two_had_a_mayor_before_a_deputy(loaded):
    assert {area: names(area, OCTOBER) for area in FUNDED} == FUNDED
    assert {area: names(area, OCTOBER, "possibly_in_post") for area in FUNDED} == FUNDED
    funded = Office.objects.filter(area__vru_funded_2019=True).values_list("area__slug", flat=True)
    assert set(funded) == set(FUNDED)


@pytest.mark.parametrize(
    ("area", "before", "after"),
    [
        ("avon-and-somerset", "Sue Mountstevens", "Mark Shelford"),
        ("lancashire", "Clive Grunshaw", "Andrew Snowden"),
        ("cleveland", "Lisa Oldroyd", "Steve Turner"),
        ("kent", "Matthew Scott", "Matthew Scott"),
    ],
)
def test_in_2021_offices_changed_hands_between_12_and_13_may(loaded, area, before, after):
    assert both(area, date(2021, 5, 12)) == ([before], [before])
    assert both(area, date(2021, 5, 13)) == ([after], [after])


@pytest.mark.parametrize(
    ("area", "before", "after"),
    [
        ("avon-and-somerset", "Mark Shelford", "Clare Moody"),
        ("lancashire", "Andrew Snowden", "Clive Grunshaw"),
        ("south-wales", "Rt Hon Alun Michael", "Emma Wools"),
        ("sussex", "Katy Bourne OBE", "Katy Bourne OBE"),
    ],
)
def test_in_2024_offices_changed_hands_between_8_and_9_may(loaded, area, before, after):
    assert both(area, date(2024, 5, 8)) == ([before], [before])
    assert both(area, date(2024, 5, 9)) == ([after], [after])


def test_northumbria_in_may_2024_is_certain_only_of_the_newcomer(loaded):
    assert both("northumbria", date(2024, 4, 30)) == (["Kim McGuinness"], ["Kim McGuinness"])
    assert both("northumbria", date(2024, 5, 8)) == ([], ["Kim McGuinness"])
    assert both("northumbria", date(2024, 5, 9)) == (["Susan Dungworth"], ["Susan Dungworth", "Kim McGuinness"])
    assert both("northumbria", date(2024, 6, 1)) == (["Susan Dungworth"], ["Susan Dungworth"])


def test_south_yorkshire_in_may_2024_cannot_say_the_day_of_the_transfer(loaded):
    assert both("south-yorkshire", date(2024, 4, 30)) == (["Dr Alan Billings"], ["Dr Alan Billings"])
    assert both("south-yorkshire", date(2024, 5, 7)) == ([], ["Dr Alan Billings", "Oliver Coppard"])
    assert both("south-yorkshire", date(2024, 6, 1)) == (["Oliver Coppard"], ["Oliver Coppard"])


def test_west_yorkshire_passed_to_the_mayor_on_10_may_2021(loaded):
    assert both("west-yorkshire", date(2021, 5, 9)) == (["Mark Burns-Williamson OBE"],) * 2
    assert both("west-yorkshire", date(2021, 5, 10)) == (["Tracy Brabin"], ["Tracy Brabin", "Alison Lowe OBE"])
    assert names("west-yorkshire", date(2022, 1, 1)) == ["Tracy Brabin", "Alison Lowe OBE"]
    open_offices = Office.objects.filter(area__slug="west-yorkshire")
    assert open_offices.open_on(date(2021, 5, 9)).get().key == "west-yorkshire-pcc"
    assert open_offices.open_on(date(2021, 5, 10)).get().key == "west-yorkshire-mayor"


@pytest.mark.parametrize(
    ("area", "name"), [("durham", "Steve White"), ("cambridgeshire", "Ray Bisby"), ("cleveland", "Lisa Oldroyd")]
)
def test_three_areas_had_acting_holders_in_october_2020(loaded, area, name):
    assert both(area, OCTOBER) == ([name], [name])
    assert Commissioner.objects.get(name=name).is_acting


def test_cleveland_in_september_2020_is_certain_of_nobody(loaded):
    assert both("cleveland", date(2020, 8, 31)) == (["Barry Coppinger"], ["Barry Coppinger"])
    assert both("cleveland", date(2020, 9, 15)) == ([], ["Barry Coppinger", "Lisa Oldroyd"])
    assert both("cleveland", date(2020, 10, 1)) == (["Lisa Oldroyd"], ["Lisa Oldroyd"])


def test_durham_in_autumn_2019_had_an_acting_holder_and_perhaps_the_elected_one(loaded):
    assert both("durham", date(2019, 11, 1)) == (["Steve White"], ["Steve White", "Ron Hogg"])


def test_wiltshire_was_vacant_in_june_2021(loaded):
    assert both("wiltshire", date(2021, 6, 15)) == ([], [])
    assert both("wiltshire", date(2021, 8, 19)) == ([], ["Philip Wilkinson"])


def test_cambridgeshire_was_vacant_from_12_to_26_november_2019(loaded):
    held = {day: names("cambridgeshire", date(2019, 11, day), "possibly_in_post") for day in (11, 12, 26, 27)}
    assert held == {11: ["Jason Ablewhite"], 12: [], 26: [], 27: ["Ray Bisby"]}


def test_clive_grunshaw_held_lancashire_twice_and_not_between(loaded):
    days = [date(2012, 11, 21), date(2012, 11, 22), date(2021, 5, 12), date(2022, 1, 1), date(2024, 5, 9)]
    held = [names("lancashire", day) == ["Clive Grunshaw"] for day in days]
    assert held == [False, True, True, False, True]


def test_row_and_queryset_agree_at_every_boundary():
    office = make_office(opened_on=date(2015, 1, 1), closed_on=date(2023, 6, 15))
    for start, start_as, end, end_as in [
        (date(2020, 9, 1), "month", date(2021, 5, 12), "day"),
        (date(2019, 1, 1), "year", date(2020, 9, 30), "month"),
        (date(2020, 1, 1), "day", date(2020, 12, 31), "year"),
        (None, "day", date(2020, 9, 30), "day"),
        (date(2014, 1, 1), "year", None, "day"),
    ]:
        make_commissioner(
            office=office, started_on=start, started_precision=start_as, ended_on=end, ended_precision=end_as
        )
    make_commissioner(office=office, is_vacancy=True)
    terms = list(Commissioner.objects.all())
    edges = {edge for term in terms for edge in edges_of(term)} | {office.opened_on, office.closed_on}
    for day in {edge + timedelta(days=step) for edge in edges for step in (-1, 0, 1)}:
        assert set(Commissioner.objects.in_post(day)) == {term for term in terms if term.is_in_post(day)}
        maybe = {term for term in terms if term.is_possibly_in_post(day)}
        assert set(Commissioner.objects.possibly_in_post(day)) == maybe


def edges_of(term):
    """The dates at which the answer for `term` may change."""
    bounds = (term.earliest_start, term.latest_start, term.earliest_end, term.latest_end)
    return {bound for bound in bounds if bound}
