"""A letter that was sent: its day, its due date, its event, and the letter that it corrects."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import ledger
from letters.models import Letter
from tests.ledger.make import SENT_ON, make_ready
from tests.make import make_campaign, make_letter, make_officer, make_request

pytestmark = pytest.mark.django_db


def test_a_letter_that_asks_for_something_is_due_in_the_working_days_of_its_campaign():
    letter, officer = make_ready(campaign=make_campaign(reply_within=10)), make_officer("lead")
    make_request(letter)
    ledger.note_sent(letter, on=SENT_ON, by=officer)
    letter.refresh_from_db()
    assert (letter.sent_on, letter.sent_by, letter.due_date.due_on) == (SENT_ON, officer, date(2020, 10, 28))
    assert letter.due_date.working.startswith("10 working days after 14 October 2020")
    event = Event.objects.about(letter).get()
    assert (event.verb, event.happened_on, event.by) == ("sent", SENT_ON, officer)
    assert event.note == f"Sent on 14 October 2020 to {letter.office} by e-mail."


def test_without_a_campaign_twenty_working_days_are_given():
    letter = make_ready()
    make_request(letter)
    assert ledger.note_sent(letter, on=SENT_ON, by=make_officer()).due_date.due_on == date(2020, 11, 11)


def test_a_letter_that_only_invites_has_no_due_date():
    letter = make_ready()
    make_request(letter, is_optional=True)
    assert ledger.note_sent(letter, on=SENT_ON, by=make_officer()).due_date is None


def test_a_letter_is_recorded_as_sent_once():
    letter = ledger.note_sent(make_ready(), on=SENT_ON, by=make_officer())
    with pytest.raises(CorrespondenceError):
        ledger.note_sent(letter, on=date(2020, 10, 15), by=make_officer())
    letter.refresh_from_db()
    assert letter.sent_on == SENT_ON


def test_the_letter_that_it_corrects_is_closed_under_this_one():
    wrong, taken_up, bystander = make_letter(), make_letter(), make_letter()
    right = make_ready(refers_to=wrong, relation=Letter.Relation.CORRECTS)
    fresh = make_ready(refers_to=taken_up, relation=Letter.Relation.SUCCEEDS)
    thanks = make_ready(refers_to=bystander, relation=Letter.Relation.THANKS)
    for letter in (right, fresh, thanks):
        ledger.note_sent(letter, on=SENT_ON, by=make_officer())
    wrong.refresh_from_db()
    assert (wrong.closed_on, wrong.closed_reason) == (SENT_ON, "duplicate")
    assert f"{right.reference} corrects it." in Event.objects.about(wrong).first().note
    taken_up.refresh_from_db()
    assert (taken_up.closed_on, taken_up.closed_reason) == (SENT_ON, "succeeded")
    assert f"{fresh.reference} takes it up with the successor." in Event.objects.about(taken_up).first().note
    assert set(Letter.objects.live()) == {bystander, right, fresh, thanks}
