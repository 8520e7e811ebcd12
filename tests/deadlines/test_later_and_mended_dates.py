"""Agreeing a later date, taking it back, mending a wrong one: each a new row, nothing that was received changes."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.drafting import deadlines, records
from letters.models import DueDate, Letter
from tests.make import make_letter, make_officer, make_reckoned, make_reply, make_settlement

pytestmark = pytest.mark.django_db

FIRST, LATER, LATEST = date(2020, 11, 10), date(2020, 11, 27), date(2020, 12, 11)


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 6)


@pytest.fixture
def lead():
    return make_officer("lead")


def rows(letter):
    """(kind, date) of every due date, the first first."""
    return [(row.kind, row.due_on) for row in letter.due_dates.order_by("pk")]


def newest_counts(letter):
    """Whether the letter points to its newest row in the database."""
    return Letter.objects.get(pk=letter.pk).due_date == letter.due_dates.first()


def agree(letter, by, day=LATER):
    return deadlines.agree_later_date(letter, by=by, due_on=day, reason="Staff are ill.")


def test_taking_back_an_extension_restores_the_original_with_its_working(lead):
    letter = make_reckoned()
    first = letter.due_date
    agree(letter, lead)
    assert letter.due_date.working == "A date agreed with the office."
    back = deadlines.take_back_later_date(letter, by=lead, reason="Agreed for another letter.")
    assert rows(letter) == [("set", FIRST), ("later", LATER), ("restored", FIRST)]
    assert newest_counts(letter)
    same = ("due_on", "basis", "counted_from", "working_days", "working", "calendar_version")
    assert [getattr(back, name) for name in same] == [getattr(first, name) for name in same]
    assert (back.restores, back.reason, back.set_by) == (first, "Agreed for another letter.", lead)
    with pytest.raises(CorrespondenceError, match="No later date has been agreed"):
        deadlines.take_back_later_date(letter, by=lead, reason="Again.")


def test_two_extensions_are_taken_back_one_after_the_other(lead):
    letter = make_reckoned()
    agree(letter, lead)
    agree(letter, lead, LATEST)
    for _ in range(2):
        deadlines.take_back_later_date(letter, by=lead, reason="Wrong letter.")
    assert [day for _, day in rows(letter)] == [FIRST, LATER, LATEST, LATER, FIRST]
    agree(letter, lead, LATEST)
    assert deadlines.take_back_later_date(letter, by=lead, reason="Wrong letter.").due_on == FIRST


def test_a_stated_date_comes_back_as_stated(lead):
    letter = make_letter()
    DueDate.objects.filter(pk=letter.due_date.pk).update(basis="stated")
    agree(letter, lead)
    assert deadlines.take_back_later_date(letter, by=lead, reason="Wrong letter.").basis == "stated"


def test_the_original_is_reckoned_from_the_day_of_sending_as_it_was_amended_meanwhile(lead):
    letter = make_reckoned()
    agree(letter, lead)
    values = {"sent_on": date(2020, 10, 16)}
    records.amend(letter, by=lead, version=letter.version, reason="Typed wrongly.", values=values)
    assert letter.due_date.due_on == LATER
    back = deadlines.take_back_later_date(letter, by=lead, reason="Wrong letter.")
    assert (back.due_on, back.counted_from) == (date(2020, 11, 13), date(2020, 10, 16))


@pytest.mark.parametrize("day", [FIRST, date(2020, 11, 9), date(2020, 10, 13)])
def test_a_date_that_is_not_later_is_refused_and_points_to_mending(lead, day):
    letter = make_reckoned()
    with pytest.raises(CorrespondenceError, match="must be later than 10 November 2020. To put a wrong date right"):
        agree(letter, lead, day)
    assert rows(letter) == [("set", FIRST)]


def test_where_no_date_was_set_the_agreed_one_is_the_first_and_no_extension(lead):
    letter = make_letter(due_on=None)
    agree(letter, lead)
    assert rows(letter) == [("set", LATER)]
    with pytest.raises(CorrespondenceError, match="must be after the letter was sent"):
        agree(make_letter(due_on=None), lead, date(2020, 10, 13))
    with pytest.raises(CorrespondenceError, match="No later date"):
        deadlines.take_back_later_date(letter, by=lead, reason="Wrong letter.")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2020, 11, 28), "Saturday"), (date(2020, 12, 25), "Christmas Day"), (date(2020, 12, 28), "substitute")],
)
def test_an_agreed_date_that_is_no_working_day_says_so(lead, day, words):
    assert words in agree(make_reckoned(), lead, day).working


def test_a_wrong_date_is_mended_earlier_and_by_a_number_of_working_days(lead):
    letter = make_reckoned()
    mend = {"by": lead, "reason": "Typed wrongly."}
    deadlines.mend_date(letter, due_on=date(2020, 11, 3), **mend)
    assert (letter.due_date.kind, letter.due_date.is_reckoned) == ("mended", False)
    ten = deadlines.mend_date(letter, reply_within=10, **mend)
    assert ten.working == "10 working days after 13 October 2020: 27 October 2020; no bank holidays in between"
    assert rows(letter) == [("set", FIRST), ("mended", date(2020, 11, 3)), ("mended", date(2020, 10, 27))]
    assert newest_counts(letter)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "either a date or a number"),
        ({"due_on": LATER, "reply_within": 10}, "either a date or a number"),
        ({"due_on": date(2020, 10, 13)}, "must be after the letter was sent"),
        ({"due_on": date(2020, 10, 1)}, "must be after the letter was sent"),
        ({"reply_within": 0}, "at least one working day"),
        ({"reply_within": -3}, "at least one working day"),
        ({"reply_within": 20}, "is due on 10 November 2020 already"),
        ({"due_on": LATER, "reason": " "}, "Say what was wrong"),
    ],
)
def test_what_cannot_be_mended_is_refused_with_a_sentence(lead, values, sentence):
    letter = make_reckoned()
    with pytest.raises(CorrespondenceError, match=sentence):
        deadlines.mend_date(letter, by=lead, **({"reason": "Wrong."} | values))
    assert rows(letter) == [("set", FIRST)]


def test_each_change_is_in_the_history_with_its_reason_and_both_dates(lead):
    letter = make_reckoned()
    agree(letter, lead)
    deadlines.take_back_later_date(letter, by=lead, reason="Wrong letter.")
    deadlines.mend_date(letter, by=lead, due_on=LATEST, reason="Typed wrongly.")
    told = [
        (e.verb, e.note.split("\n")[0], e.detail["changed"]["reply_due"], e.by) for e in Event.objects.about(letter)
    ]
    assert told == [
        ("date mended", "Typed wrongly.", ["10 November 2020", "11 December 2020"], lead),
        ("later date taken back", "Wrong letter.", ["27 November 2020", "10 November 2020"], lead),
        ("date agreed", "Staff are ill.", ["10 November 2020", "27 November 2020"], lead),
    ]


def test_no_change_of_a_due_date_touches_what_was_received(lead):
    letter = make_reckoned()
    reply = make_reply(letter, received_on=date(2020, 11, 2))
    settled = make_settlement(letter.requested_documents.get(), "part_received")
    agree(letter, lead)
    deadlines.take_back_later_date(letter, by=lead, reason="Wrong letter.")
    deadlines.mend_date(letter, by=lead, due_on=LATEST, reason="Typed wrongly.")
    deadlines.stop_clock(letter, by=lead, on=date(2020, 11, 5), reason="They asked us something.")
    deadlines.start_clock(letter, by=lead, on=date(2020, 11, 6), reason="Answered.")
    before = (reply.incoming.received_on, settled.settled_on, settled.recorded_at)
    for row in (reply.incoming, settled):
        row.refresh_from_db()
    assert (reply.incoming.received_on, settled.settled_on, settled.recorded_at) == before
    assert letter.requested_documents.get().settlement == settled
