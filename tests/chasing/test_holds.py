"""Why a chaser does not go: each of the reasons alone holds a letter that would otherwise be in the queue."""

from datetime import date, timedelta

import pytest

from iasc_tracker import clock
from letters import owing
from letters.models import Dispatch, DueDate, Incoming, Snooze
from letters.owing.surroundings import mail_of
from recipients.models import Commissioner
from tests.chasing.make import DAY, codes_of, make_chaser, make_late, make_reachable, place_of
from tests.make import make_incoming, make_letter, make_office, make_officer, make_reply, make_request
from tests.make_sending import make_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    return make_late("Sampleshire")


def change(row, **values):
    """Write values into a row."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def test_a_late_letter_to_an_office_that_can_be_reached_is_in_the_queue(letter):
    make_incoming(office=make_office(), state=Incoming.State.WAITING)  # from elsewhere
    assert (place_of(letter), codes_of(letter)) == ("QUEUE", set())


def unfiled(letter):
    make_incoming(office=letter.office)


def guessed(letter):
    make_incoming(guesses=[{"letter": letter.pk, "reference": letter.reference, "score": 40, "reasons": []}])


def not_looked_into(letter):
    make_incoming(sha256="0" * 64, file="originals/x", size=1, sorted_at=None)


def unread(letter):
    make_reply(make_letter(office=letter.office), kind="unread", filed_by=None)


def no_address(letter):
    change(letter.office, email="")


def came_back(letter):
    change(letter.office, email_failed_on=DAY, email_failed_reason="550 No such user")


def unverified(letter):
    change(letter.office, email_checked_on=None, email_checked_by=None)


def nobody(letter):
    Commissioner.objects.filter(office=letter.office).update(is_vacancy=True)


def abolished(letter):
    change(letter.office, closed_on=date(2020, 11, 19))


def snoozed(letter):
    Snooze.objects.create(letter=letter, until=date(2020, 11, 21), reason="On leave.", set_by=make_officer("lead"))


def wrong_date(letter):
    change(letter.due_date, due_on=letter.sent_on)


@pytest.mark.parametrize(
    ("happen", "code"),
    [
        (unfiled, "unfiled"),
        (guessed, "unfiled"),
        (not_looked_into, "unfiled"),
        (unread, "unread"),
        (no_address, "no address"),
        (came_back, "failed address"),
        (unverified, "unverified"),
        (nobody, "nobody in post"),
        (abolished, "closed"),
        (snoozed, "snoozed"),
        (wrong_date, "wrong date"),
    ],
)
def test_each_reason_alone_holds_the_letter(letter, happen, code):
    happen(letter)
    assert place_of(letter) == "HELD"
    assert code in codes_of(letter)
    assert codes_of(letter) <= {code, "nobody in post"}


@pytest.mark.parametrize(
    ("state", "bounced_on"), [("failed", None), ("unknown", None), ("held", None), ("queued", None), ("sent", DAY)]
)
def test_a_letter_that_was_not_delivered_is_held(state, bounced_on):
    letter = make_sent(make_reachable(), "email", dispatch={"state": "sent"})
    due = DueDate.objects.create(letter=letter, due_on=letter.sent_on + timedelta(days=1), set_by=letter.created_by)
    change(letter, due_date=due)
    make_request(letter)
    later = letter.sent_on + timedelta(days=9)
    assert place_of(letter, later) == "QUEUE"
    Dispatch.objects.filter(letter=letter).update(state=state, bounced_on=bounced_on)
    assert (place_of(letter, later), codes_of(letter, later)) == ("HELD", {"undelivered"})


def test_without_a_date_and_with_a_stopped_clock_nothing_is_late_and_the_reason_is_said(letter):
    stopped = DueDate.objects.create(
        letter=letter, kind="stopped", counted_from=DAY, working_days=3, reason="They asked.", set_by=letter.created_by
    )
    change(letter, due_date=stopped)
    assert (place_of(letter), codes_of(letter)) == (None, {"stopped"})
    change(letter, due_date=None)
    assert (place_of(letter), codes_of(letter)) == (None, {"no date"})


def test_a_call_is_suggested_even_where_the_e_mail_address_failed(letter):
    for step in (1, 2, 3):
        make_chaser(letter, step, happened_on=date(2020, 11, step + 10))
    came_back(letter)
    assert owing.standing_of(letter, date(2020, 12, 10)).step.kind == "call"
    assert place_of(letter, date(2020, 12, 10)) == "QUEUE"


def test_the_last_day_of_a_snooze_puts_the_letter_back(letter):
    snoozed(letter)
    assert place_of(letter, date(2020, 11, 21)) == "QUEUE"


def test_mail_that_may_be_from_an_office_is_the_same_for_one_office_and_for_many(letter):
    other = make_late().office
    silent = make_office()
    guessed(letter)
    make_incoming(office=other)
    make_incoming(office=other, state=Incoming.State.FILED)
    offices = {letter.office_id, other.pk, silent.pk}
    alone = {office.pk for office in (letter.office, other, silent) if Incoming.objects.may_be_from(office).exists()}
    assert {pk for pk in mail_of(offices) if pk in offices} == alone == {letter.office_id, other.pk}


def test_many_letters_cost_as_many_queries_as_one(django_assert_num_queries):
    make_late()
    with django_assert_num_queries(11):
        assert len(owing.standings(owing.late_letters(clock.today()), clock.today())) == 1
    for _ in range(3):
        make_late(kinds=("response_strategy", "progress_update"))
    with django_assert_num_queries(11):
        assert len(owing.standings(owing.late_letters(clock.today()), clock.today())) == 4


def test_a_letter_has_a_place_exactly_when_the_query_finds_it_late(letter):
    dated = make_late(due_on=DAY)
    closed = make_late(closed_on=DAY, closed_by=letter.created_by)
    voided = make_late(voided_at=clock.now(), voided_by=letter.created_by)
    invited = make_letter(office=make_reachable())
    make_request(invited, is_optional=True)
    for day in (DAY, DAY + timedelta(days=1)):
        every = (letter, dated, closed, voided, invited)
        assert set(owing.late_letters(day)) == {one for one in every if place_of(one, day)}
