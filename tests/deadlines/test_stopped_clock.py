"""A stopped clock: nothing is late while it stands, and the working days left count on from the day it starts."""

from datetime import date, timedelta

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters.drafting import deadlines, records
from letters.models import Letter, RequestedDocument
from letters.reports import questions, states
from tests.make import make_letter, make_officer, make_reckoned, make_request, make_settlement

pytestmark = pytest.mark.django_db

STOP, START = date(2020, 11, 2), date(2020, 11, 20)
YEAR_LATER = date(2021, 11, 20)


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = START


@pytest.fixture
def lead():
    return make_officer("lead")


def stop(letter, by, on=STOP):
    return deadlines.stop_clock(letter, by=by, on=on, reason="They asked what we meant.")


def start(letter, by, on=START):
    return deadlines.start_clock(letter, by=by, on=on, reason="We answered.")


def agree_overdue(letter, on):
    """Whether its one document is overdue, after checking that row, querysets and questions agree."""
    item = RequestedDocument.objects.get(letter=letter)
    late = item.is_overdue(on)
    assert late == (item in RequestedDocument.objects.overdue(on))
    assert late == (letter in questions.overdue(Letter.objects.all(), on))
    assert item.is_due_within(on, on) == (item in RequestedDocument.objects.due_within(on, on))
    return late


def test_while_it_is_stopped_nothing_is_late_or_due_on_any_day(lead):
    letter, other = make_reckoned(), make_reckoned()
    stop(letter, lead)
    for day in (date(2020, 11, 10), date(2020, 11, 11), START, YEAR_LATER):
        assert not agree_overdue(letter, day)
    assert agree_overdue(other, START)
    assert list(RequestedDocument.objects.outstanding().order_by("pk")) == [
        letter.requested_documents.get(),
        other.requested_documents.get(),
    ]


def test_a_promise_on_a_stopped_letter_is_not_late_either(lead):
    letter = make_reckoned()
    make_settlement(letter.requested_documents.get(), "promised", promised_for=date(2020, 11, 12))
    stop(letter, lead)
    assert not agree_overdue(letter, YEAR_LATER)
    assert letter.requested_documents.get().expected_on is None


def test_the_days_left_count_on_from_the_day_it_starts_again(lead):
    letter = make_reckoned()
    stopped = stop(letter, lead)
    assert (stopped.due_on, stopped.counted_from, stopped.working_days) == (None, STOP, 6)
    assert stopped.working == "Stopped 2 November 2020 with 6 working days left; the reply was due 10 November 2020."
    started = start(letter, lead)
    assert started.working == ("6 working days after 20 November 2020: 30 November 2020; no bank holidays in between")
    assert [row.kind for row in letter.due_dates.order_by("pk")] == ["set", "stopped", "started"]
    assert Letter.objects.get(pk=letter.pk).due_date == started
    days = (date(2020, 11, 30), date(2020, 12, 1))
    assert [agree_overdue(letter, day) for day in days] == [False, True]


def test_stopped_and_started_on_the_same_day_the_date_stays(lead):
    letter = make_reckoned()
    stop(letter, lead)
    assert start(letter, lead, STOP).due_on == date(2020, 11, 10)


def test_stopped_on_the_day_it_was_due_one_working_day_is_left(lead):
    letter = make_reckoned()
    assert stop(letter, lead, date(2020, 11, 10)).working_days == 0
    assert start(letter, lead).due_on == date(2020, 11, 23)


def test_an_agreed_date_can_be_stopped_too(lead):
    letter = make_letter()
    make_request(letter)
    deadlines.agree_later_date(letter, by=lead, due_on=date(2020, 11, 27), reason="Asked.")
    assert stop(letter, lead, date(2020, 11, 19)).working_days == 6
    assert start(letter, lead).due_on == date(2020, 11, 30)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2020, 10, 12), "cannot stop before the letter was sent"),
        (START + timedelta(days=1), "cannot stop in the future"),
        (date(2020, 11, 11), "was due 10 November 2020, before that day"),
    ],
)
def test_a_day_on_which_it_cannot_stop_is_refused_with_a_sentence(lead, day, sentence):
    letter = make_reckoned()
    with pytest.raises(CorrespondenceError, match=sentence):
        stop(letter, lead, day)
    assert letter.due_dates.count() == 1


def test_without_a_date_there_is_no_clock_to_stop_or_start(lead):
    letter = make_letter(due_on=None)
    with pytest.raises(CorrespondenceError, match="no clock to stop"):
        stop(letter, lead)
    with pytest.raises(CorrespondenceError, match="The clock is not stopped"):
        start(letter, lead)


def test_while_it_is_stopped_no_other_date_can_be_set(lead):
    letter = make_reckoned()
    stop(letter, lead)
    tries = [
        lambda: stop(letter, lead),
        lambda: deadlines.agree_later_date(letter, by=lead, due_on=date(2020, 12, 1), reason="Asked."),
        lambda: deadlines.mend_date(letter, by=lead, reply_within=5, reason="Wrong."),
        lambda: deadlines.take_back_later_date(letter, by=lead, reason="Wrong."),
    ]
    for attempt in tries:
        with pytest.raises(CorrespondenceError, match="The clock is stopped. Start it again first"):
            attempt()
    for day in (date(2020, 11, 1), START + timedelta(days=1)):
        with pytest.raises(CorrespondenceError):
            start(letter, lead, day)
    assert letter.due_dates.count() == 2


def test_a_closed_letter_has_no_clock(lead):
    letter = make_reckoned()
    records.close(letter, by=lead, reason="no_answer")
    with pytest.raises(CorrespondenceError, match="still open"):
        stop(letter, lead)


def test_pages_say_that_the_clock_is_stopped_and_since_when(lead, client):
    letter = make_reckoned()
    stop(letter, lead)
    assert states.due_sentence(letter, START) == "The clock has been stopped since 2 November 2020."
    assert states.status_word(letter, START)[0] == "Awaiting reply"
    client.force_login(lead)
    assert "Clock stopped" in client.get(letter.get_staff_url()).text
    assert "Clock stopped" in client.get("/staff/letters/").text
    assert client.get("/staff/letters.csv").status_code == 200
