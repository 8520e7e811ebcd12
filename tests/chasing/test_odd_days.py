"""Odd days and hours: a minute to midnight, nights in which the clocks change, 29 February, a machine that was off."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from iasc_tracker import clock
from letters import owing
from letters.chasing import snooze
from letters.models import Dispatch
from letters.tasks.sending import send_dispatch
from letters.upkeep.reconcile import reconcile
from tests.chasing.make import confirm, make_chaser, make_late, place_of, shown
from tests.ledger.make import may_send
from tests.ledger.sink import Sink
from tests.make import make_officer, make_settlement

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def the_day():
    """Each test has a day of its own."""


@pytest.fixture
def lead(settings):
    may_send(settings, MAIL_ALLOW=["sampleshire.example"])
    return make_officer("lead")


def at(day, hour, minute):
    """A moment in London."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


LAST_DAYS = [
    (date(2020, 11, 13), date(2020, 11, 14)),  # a Friday
    (date(2020, 10, 24), date(2020, 10, 25)),  # the clocks go back in this night
    (date(2020, 10, 25), date(2020, 10, 26)),  # the day of 25 hours
    (date(2021, 3, 27), date(2021, 3, 28)),  # the clocks go forward in this night
    (date(2021, 3, 28), date(2021, 3, 29)),  # the day of 23 hours
    (date(2024, 2, 28), date(2024, 2, 29)),
    (date(2024, 2, 29), date(2024, 3, 1)),
]


@pytest.mark.parametrize(("last", "following"), LAST_DAYS, ids=str)
def test_a_letter_is_late_from_midnight_in_london_after_its_last_day(lead, last, following):
    letter = make_late("Sampleshire", due_on=last)
    with time_machine.travel(at(last, 23, 59), tick=False):
        assert list(owing.late_letters(clock.today())) == []
    with time_machine.travel(at(following, 0, 0), tick=False):
        assert list(owing.late_letters(clock.today())) == [letter]


@pytest.mark.parametrize(("last", "following"), LAST_DAYS, ids=str)
def test_a_message_looked_at_before_midnight_is_confirmed_after_it_and_once(lead, last, following):
    letter = make_late("Sampleshire", due_on=date(2020, 10, 20))
    with time_machine.travel(at(last, 23, 59), tick=False) as night:
        message = shown(letter)
        night.move_to(at(following, 0, 1))
        assert confirm(letter, message=message).happened_on == following
    assert Dispatch.objects.count() == 1


def test_the_next_step_and_a_promise_count_29_february(lead):
    letter = make_late("Sampleshire", sent_on=date(2024, 1, 2), dated=date(2024, 1, 2), due_on=date(2024, 1, 30))
    make_chaser(letter, happened_on=date(2024, 2, 15))  # the second follows after ten working days
    assert [place_of(letter, date(2024, 2, day)) for day in (28, 29)] == ["SENT", "QUEUE"]
    make_settlement(letter.requested_documents.get(), "promised", promised_for=date(2024, 2, 29))
    assert [place_of(letter, day) for day in (date(2024, 2, 29), date(2024, 3, 1))] == [None, "QUEUE"]
    with time_machine.travel(at(date(2024, 2, 28), 12, 0), tick=False):
        snooze(letter, by=lead, until=date(2024, 2, 29), reason="They ring tomorrow.")
        assert owing.standing_of(letter, clock.today()).holds[0].code == "snoozed"
    assert owing.standing_of(letter, date(2024, 2, 29)).holds == ()


def test_a_day_that_does_not_exist_is_refused_in_words(client, lead):
    letter = make_late("Sampleshire")
    client.force_login(lead)
    page = client.post(f"/staff/letters/{letter.pk}/snooze/", {"until": "29/02/2021", "reason": "Leave."})
    assert "29/02/2021" in page.text
    assert not letter.snoozes.exists()


def test_after_days_on_which_nothing_ran_a_chaser_goes_once(settings, lead):
    letter, sink = make_late("Sampleshire"), Sink()
    with time_machine.travel(at(date(2020, 11, 20), 23, 59), tick=False) as days, sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        confirm(letter)
        days.move_to(at(date(2020, 11, 24), 9, 0))
        assert reconcile() == {"dispatches handed to the worker again": 1}  # the first task was lost with the machine
        assert reconcile() == {}
        for _ in range(2):
            send_dispatch.call(Dispatch.objects.get().pk)
        assert reconcile() == {}
        assert place_of(letter, clock.today()) == "SENT"
    assert set(sink.letters.values()) == {1}
    assert Dispatch.objects.get().sent_on == date(2020, 11, 24)
