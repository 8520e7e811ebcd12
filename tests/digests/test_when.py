"""When the lists for officers go: once a working day and once a week, whatever ran and whatever did not (issue 5)."""

from datetime import date

import pytest
import time_machine

from letters.digests.slots import slot
from letters.models import Digest
from tests.digests.make import at, make_late, make_lead, may_tell, rows, run
from tests.ledger.sink import Sink

MORNING, WEEKLY = Digest.Kind
HOLIDAY = ((date(2022, 9, 19), "State Funeral"),)


@pytest.mark.parametrize(
    ("moment", "morning", "weekly"),
    [
        (at(date(2020, 11, 20), 7, 59), None, None),
        (at(date(2020, 11, 20), 8, 0), date(2020, 11, 20), date(2020, 11, 16)),
        (at(date(2020, 11, 20), 23, 59), date(2020, 11, 20), date(2020, 11, 16)),
        (at(date(2020, 11, 21), 0, 0), None, None),
        (at(date(2020, 11, 22), 12, 0), None, None),
        (at(date(2020, 12, 25), 9, 0), None, None),
        (at(date(2020, 12, 28), 9, 0), None, None),
        (at(date(2020, 12, 29), 9, 0), date(2020, 12, 29), date(2020, 12, 28)),
        (at(date(2024, 2, 29), 8, 0), date(2024, 2, 29), date(2024, 2, 26)),
        (at(date(2022, 9, 19), 9, 0), None, None),
        (at(date(2022, 9, 20), 9, 0), date(2022, 9, 20), date(2022, 9, 19)),
        # The clocks go forward on 28 March 2021 and back on 25 October 2020; each Monday after begins at its own eight.
        (at(date(2021, 3, 28), 9, 0), None, None),
        (at(date(2021, 3, 29), 7, 59), None, None),
        (at(date(2021, 3, 29), 8, 0), date(2021, 3, 29), date(2021, 3, 29)),
        (at(date(2020, 10, 26), 7, 59), None, None),
        (at(date(2020, 10, 26), 8, 0), date(2020, 10, 26), date(2020, 10, 26)),
    ],
    ids=str,
)
def test_the_list_that_is_due_at_a_moment(settings, moment, morning, weekly):
    settings.DIGEST_HOUR = 8
    assert (slot(MORNING, moment, HOLIDAY), slot(WEEKLY, moment, HOLIDAY)) == (morning, weekly)


def test_the_hour_is_a_setting(settings):
    settings.DIGEST_HOUR = 0
    assert slot(MORNING, at(date(2021, 3, 29), 0, 0), ()) == date(2021, 3, 29)


@pytest.mark.django_db
def test_a_week_in_which_nothing_ran_is_caught_up_once(settings):
    may_tell(settings)
    sink = Sink()
    with time_machine.travel(at(date(2020, 11, 9), 7), tick=False) as clock, sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        make_lead()
        make_late(due_on=date(2020, 11, 6))
        for moment in (
            at(date(2020, 11, 9), 8),
            at(date(2020, 11, 9), 9),
            at(date(2020, 11, 20), 23, 59),
            at(date(2020, 11, 21), 8),
            at(date(2020, 11, 23), 15),
        ):
            clock.move_to(moment)
            run()
            run()
    assert rows() == [
        ("morning", date(2020, 11, 9), "sent"),
        ("weekly", date(2020, 11, 9), "sent"),
        ("morning", date(2020, 11, 20), "sent"),
        ("weekly", date(2020, 11, 16), "sent"),
        ("morning", date(2020, 11, 23), "sent"),
        ("weekly", date(2020, 11, 23), "sent"),
    ]
    assert len(sink.taken) == 6 and set(sink.letters.values()) == {1}


@pytest.mark.django_db
def test_one_that_could_not_go_gives_way_to_the_next_and_not_before(settings):
    may_tell(settings)
    settings.MAIL_BACK_OFF_SECONDS = 60
    sink = Sink(RCPT=["451 later"] * 2)
    with time_machine.travel(at(date(2020, 11, 20), 23, 59), tick=False) as clock, sink.listening() as port:
        settings.MAIL_SERVER |= {"EMAIL_PORT": port}
        make_lead()
        make_late()
        run()
        assert {state for _, _, state in rows()} == {"queued"}
        Digest.objects.filter(kind="weekly").update(not_before=at(date(2020, 11, 23), 8))
        clock.move_to(at(date(2020, 11, 21), 0, 30))
        run()
        assert rows()[0] == ("morning", date(2020, 11, 20), "sent")
        clock.move_to(at(date(2020, 11, 23), 8))
        run()
    assert rows()[1:] == [
        ("weekly", date(2020, 11, 16), "dropped"),
        ("morning", date(2020, 11, 23), "sent"),
        ("weekly", date(2020, 11, 23), "sent"),
    ]
    assert Digest.objects.get(state="dropped").reason == "A newer one takes its place."
