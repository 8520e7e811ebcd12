"""A holiday at short notice, and a new release of the calendar: the open dates they move wait for a person."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from iasc_tracker import working_days
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.drafting import deadlines, recalculating, records
from letters.drafting.logging_letters import Ask, LetterFacts, log_letter
from letters.models import DocumentKind, DueDate, ExtraHoliday, Letter
from letters.reports import states
from tests.make import (
    make_area,
    make_commissioner,
    make_draft,
    make_extra_holiday,
    make_letter,
    make_office,
    make_officer,
    make_reckoned,
    make_request,
    make_settlement,
)

pytestmark = pytest.mark.django_db

MOURNING = date(2020, 10, 20)
OLD, NEW = date(2020, 11, 10), date(2020, 11, 11)


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 6)


@pytest.fixture
def lead():
    return make_officer("lead")


def add(lead, day=MOURNING):
    return recalculating.add_holiday(by=lead, day=day, name="A day of mourning", reason="Proclaimed on 15 October.")


def decide(rows, lead, **changes):
    values = {"accept": True, "calendar": recalculating.present_calendar(), "reason": "A new holiday."} | changes
    return recalculating.decide(list(rows), by=lead, **values)


def test_a_holiday_at_short_notice_lists_the_open_dates_it_moves_and_moves_none_by_itself(lead):
    letter = make_reckoned()
    make_reckoned(start=MOURNING)  # sent on the day itself, which was not counted
    assert recalculating.moves() == []
    add(lead)
    (move,) = recalculating.moves()
    assert (move.letter, move.due, move.now.due_on) == (letter, letter.due_date, NEW)
    assert move.now.working == (
        "20 working days after 13 October 2020: 11 November 2020; leaving out 20 October 2020 (A day of mourning)"
    )
    assert Letter.objects.get(pk=letter.pk).due_date.due_on == OLD


def test_accepting_writes_a_new_row_with_its_working_calendar_and_history(lead):
    letter, other = make_reckoned(), make_reckoned()
    add(lead)
    (row,) = decide([letter.due_date], lead)
    letter.refresh_from_db()
    assert (letter.due_date, row.kind, row.due_on, row.reason) == (row, "recalculated", NEW, "A new holiday.")
    assert row.calendar_version == recalculating.present_calendar()
    event = Event.objects.about(letter).get()
    assert (event.verb, event.by) == ("new calendar accepted", lead)
    assert event.detail["changed"] == {"reply_due": ["10 November 2020", "11 November 2020"]}
    assert [move.letter for move in recalculating.moves()] == [other]


def test_keeping_the_old_date_takes_it_off_the_list_for_good(lead):
    letter = make_reckoned()
    add(lead)
    (row,) = decide([letter.due_date], lead, accept=False)
    assert (row.kind, row.due_on, row.is_reckoned) == ("kept", OLD, False)
    assert row.working.startswith("Kept when the calendar changed. It had been reckoned: 20 working days after 13")
    assert recalculating.moves() == []


def test_only_open_reckoned_dates_are_listed(lead):
    make_request(make_letter())  # a date that nobody reckoned
    closed, settled, stopped, agreed, voided = (make_reckoned() for _ in range(5))
    records.close(closed, by=lead, reason="no_answer")
    records.void(voided, by=lead, reason="Twice.")
    make_settlement(settled.requested_documents.get())
    deadlines.stop_clock(stopped, by=lead, on=date(2020, 11, 5), reason="They asked.")
    deadlines.agree_later_date(agreed, by=lead, due_on=date(2020, 11, 27), reason="Asked.")
    open_letter = make_reckoned()
    add(lead)
    assert [move.letter for move in recalculating.moves()] == [open_letter]
    deadlines.take_back_later_date(agreed, by=lead, reason="Wrong letter.")
    assert {move.letter for move in recalculating.moves()} == {open_letter, agreed}


def test_a_withdrawn_holiday_moves_the_dates_back_when_a_person_accepts(lead):
    letter = make_reckoned()
    holiday = add(lead)
    decide([letter.due_date], lead)
    recalculating.withdraw_holiday(holiday, by=lead, reason="It was called off.")
    (move,) = recalculating.moves()
    assert (move.due.due_on, move.now.due_on) == (NEW, OLD)
    with pytest.raises(CorrespondenceError, match="withdrawn already"):
        recalculating.withdraw_holiday(holiday, by=lead, reason="Again.")
    assert add(lead).day == MOURNING  # and it can be added again
    assert [event.verb for event in Event.objects.about(holiday)] == ["holiday withdrawn", "holiday added"]


def test_a_new_release_of_the_calendar_lists_the_dates_it_moves(lead):
    """A due date of 2 September 2022 that an older release reckoned, which had not heard of the State Funeral."""
    letter = make_reckoned(start=date(2022, 9, 2))
    DueDate.objects.filter(pk=letter.due_date.pk).update(
        due_on=date(2022, 9, 30), calendar_version="holidays 0.15, England and Wales"
    )
    (move,) = recalculating.moves()
    assert (move.due.due_on, move.now.due_on) == (date(2022, 9, 30), date(2022, 10, 3))
    assert "19 September 2022 (State Funeral" in move.now.working
    (row,) = decide([letter.due_date], lead)
    assert row.calendar_version == working_days.calendar_version()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": " "}, "Say why"),
        ({"calendar": "holidays 0.15, England and Wales"}, "The calendar has changed since this page was made"),
    ],
)
def test_a_decision_without_a_reason_or_on_an_old_page_changes_nothing(lead, changes, sentence):
    letter = make_reckoned()
    add(lead)
    with pytest.raises(CorrespondenceError, match=sentence):
        decide([letter.due_date], lead, **changes)
    assert letter.due_dates.count() == 1


def test_a_date_that_changed_meanwhile_stops_the_whole_decision(lead):
    first, second = make_reckoned(), make_reckoned()
    add(lead)
    shown = [first.due_date, second.due_date]
    records.close(Letter.objects.get(pk=second.pk), by=lead, reason="no_answer")
    with pytest.raises(CorrespondenceError, match=f"Changed meanwhile: {second.reference}"):
        decide(shown, lead)
    with pytest.raises(CorrespondenceError, match="Choose at least one"):
        decide([], lead)
    assert DueDate.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": date(2020, 10, 24)}, "24 October 2020 is a Saturday, which is no working day anyway"),
        ({"day": date(2020, 12, 28)}, "is a bank holiday of England and Wales already: Boxing Day, substitute day"),
        ({"day": date(2020, 10, 21)}, "21 October 2020 has been added already"),
        ({"name": " "}, "what the holiday is called"),
        ({"reason": " "}, "where the holiday was announced"),
    ],
)
def test_a_holiday_that_makes_no_sense_is_refused_with_a_sentence(lead, changes, sentence):
    make_extra_holiday(date(2020, 10, 21))
    values = {"day": MOURNING, "name": "A day of mourning", "reason": "Proclaimed."} | changes
    with pytest.raises(CorrespondenceError, match=sentence):
        recalculating.add_holiday(by=lead, **values)
    assert ExtraHoliday.objects.count() == 1


def test_the_database_keeps_one_holiday_in_force_a_day(lead):
    make_extra_holiday()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_extra_holiday()


def test_added_holidays_count_in_new_due_dates_and_in_how_late_a_reply_is(lead):
    add(lead)
    add(lead, date(2020, 11, 12))
    letter = make_reckoned()
    assert letter.due_date.due_on == NEW
    assert states.days_late(letter, date(2020, 11, 13)) == 1  # the 12th does not count


def test_a_rule_of_no_days_is_refused_and_a_date_before_sending_is_told(lead):
    office = make_office(area=make_area())
    make_commissioner(office=office)
    kind = DocumentKind.objects.get(slug="response_strategy")
    fields = {"office": office, "dated": date(2020, 10, 13), "sent_on": date(2020, 10, 20)}
    with pytest.raises(CorrespondenceError, match="at least one working day"):
        log_letter(LetterFacts(fields, (Ask(kind),), reply_within=0), by=lead)
    assert list(Letter.objects.all()) == []
    letter = log_letter(LetterFacts(fields, (Ask(kind),), stated_due_on=date(2020, 10, 19)), by=lead)
    assert letter.due_date.working == "Stated in the letter, which was sent no earlier than that day."
    assert make_draft().due_date is None
