"""Which letters met a change of hands by a day, and what is said of it (issue 5, Build 6)."""

from datetime import date

import pytest

from letters.composing.handovers import handover_now, handovers, obstacles_to_writing, told
from tests.make import make_commissioner, make_draft, make_letter, make_office, make_request, make_settlement
from tests.succession.make import make_abolished, make_change, make_open

pytestmark = pytest.mark.django_db
MONTH = {"precision": "month"}


def words(letter, on):
    """What is told of the letter on the date `on`, and what stands in the way of a fresh one; None without a change."""
    met = handover_now(letter, on)
    return met and (told(met, on), obstacles_to_writing(met, on))


def test_a_new_commissioner_is_a_change_from_the_first_day_on():
    office = make_office()
    old = make_commissioner(office=office, name="Alex Sample", ended_on=date(2021, 5, 12))
    make_commissioner(office=office, name="Bo Newholder", started_on=date(2021, 5, 13))
    letter = make_open(office, old)
    assert words(letter, date(2021, 5, 12)) is None
    assert words(letter, date(2021, 5, 13)) == (
        ["Alex Sample left on 12 May 2021.", "Bo Newholder has been in post since 13 May 2021."],
        [],
    )


def test_an_abolished_office_leads_to_the_one_that_has_its_work():
    letter, old, mayor = make_abolished()
    assert words(letter, date(2021, 5, 9)) is None
    assert words(letter, date(2021, 5, 10)) == (
        [
            "Old Office closed on 9 May 2021.",
            "Mayor of Sampleshire has its work.",
            "Mo Mayor has been in post since 10 May 2021.",
        ],
        [],
    )
    met = handover_now(letter, date(2021, 5, 10))
    assert (met.old_office, met.office, met.is_moved) == (old, mayor, True)


def test_a_month_is_not_taken_for_a_day():
    letter, *_ = make_abolished(closed_on=date(2024, 5, 31), opened_on=date(2024, 5, 1), precision="month")
    assert words(letter, date(2024, 5, 1)) is None
    during, obstacles = words(letter, date(2024, 5, 7))
    assert during == [
        "Old Office closes in May 2024; the day is not known. Mayor of Sampleshire is to have its work.",
        "Mo Mayor is on record as beginning in May 2024.",
    ]
    assert obstacles == [
        "Our records cannot tell who is in post at Mayor of Sampleshire on 7 May 2024. "
        "Record the day on the office’s page."
    ]
    assert words(letter, date(2024, 6, 1)) == (
        [
            "Old Office closed in May 2024.",
            "Mayor of Sampleshire has its work.",
            "Mo Mayor has been in post since May 2024.",
        ],
        [],
    )


def test_a_holder_who_leaves_in_a_month_may_still_be_there():
    months = {"started_precision": "month"}
    letter, old, _ = make_change(ended=date(2021, 5, 1), started=date(2021, 5, 1), **months)
    old.ended_precision = "month"
    old.save(update_fields=["ended_precision"])
    assert words(letter, date(2021, 4, 30)) is None
    during, obstacles = words(letter, date(2021, 5, 20))
    assert during == [
        "Alex Sample leaves in May 2021; the day is not known.",
        "Bo Newholder is on record as beginning in May 2021.",
    ]
    assert len(obstacles) == 1 and "cannot tell who is in post" in obstacles[0]
    after, obstacles = words(letter, date(2021, 6, 1))
    assert (after, obstacles) == (
        ["Alex Sample left in May 2021.", "Bo Newholder has been in post since May 2021."],
        [],
    )


def test_a_vacant_post_is_told_of_and_nobody_is_written_to():
    office = make_office(name="Quiet Office")
    old = make_commissioner(office=office, name="Alex Sample", ended_on=date(2021, 1, 31))
    make_commissioner(office=office, name="Vacant", is_vacancy=True, started_on=date(2021, 2, 1))
    letter = make_open(office, old)
    assert words(letter, date(2021, 2, 1)) == (
        ["Alex Sample left on 31 January 2021.", "Nobody is on record in post at Quiet Office."],
        [
            "Nobody is on record in post at Quiet Office on 1 February 2021. "
            "Record the holder first, on the office’s page."
        ],
    )


def test_without_a_successor_on_record_it_says_so():
    letter, *_ = make_abolished(heir=False)
    said, obstacles = words(letter, date(2021, 5, 10))
    assert said == ["Old Office closed on 9 May 2021.", "No office is on record that has its work now."]
    assert obstacles == [
        "Old Office closed, and no office is on record that took over its work. "
        "Carry on until one is, or close the letter."
    ]


def test_offices_that_succeed_each_other_in_a_ring_have_no_successor():
    letter, old, mayor = make_abolished()
    mayor.closed_on, mayor.succeeded_by = date(2022, 1, 1), old
    mayor.save(update_fields=["closed_on", "succeeded_by"])
    assert handover_now(letter, date(2022, 2, 1)).office is None


def test_who_comes_back_or_is_elected_again_is_the_addressee():
    letter, old, new = make_change(ended=date(2021, 5, 12), ended_on=date(2024, 5, 8))
    make_commissioner(office=letter.office, name="Alex Sample CBE", started_on=date(2024, 5, 9))
    assert words(letter, date(2022, 1, 1))[0][-1] == "Bo Newholder has been in post since 13 May 2021."
    assert words(letter, date(2024, 5, 9)) is None


def test_an_acting_holder_beside_the_addressee_changes_nothing():
    office = make_office()
    old = make_commissioner(office=office, name="Alex Sample")
    make_commissioner(office=office, name="Ac Ting", is_acting=True, started_on=date(2021, 1, 1))
    assert words(make_open(office, old), date(2021, 2, 1)) is None


def test_nothing_is_claimed_without_a_record():
    assert words(make_open(make_office()), date(2026, 1, 1)) is None
    begun = make_commissioner(name="Alex Sample", started_on=None)
    assert words(make_open(begun.office, begun), date(2026, 1, 1)) is None
    unseen = make_commissioner(name="Bo Newholder", started_on=date(2021, 5, 13))
    letter = make_open(unseen.office, addressee_name="Some Body")
    assert words(letter, date(2021, 5, 12)) is None
    assert words(letter, date(2021, 5, 13)) == (["Bo Newholder has been in post since 13 May 2021."], [])


def test_only_open_letters_with_something_outstanding_are_listed():
    letter, old, _ = make_change()
    office, fields = letter.office, {"commissioner": old, "addressee_name": "Alex Sample"}
    settled = make_letter(office=office, **fields)
    make_settlement(make_request(settled))
    make_request(make_letter(office=office, **fields), is_optional=True)
    make_request(make_letter(office=office, closed_on=date(2021, 1, 1), closed_by=letter.sent_by, **fields))
    make_request(make_draft(office=office, **fields))
    stays = make_commissioner(name="Stay Er")
    make_open(stays.office, stays)
    assert [met.letter for met in handovers(date(2021, 6, 1))] == [letter]
    assert [str(item) for item in handovers(date(2021, 6, 1))[0].letter.missing] == ["Response strategy"]


def test_the_list_costs_the_same_for_one_and_for_three(django_assert_num_queries):
    for more in (1, 2):
        for _ in range(more):
            make_change()
        with django_assert_num_queries(5):
            handovers(date(2021, 6, 1))
