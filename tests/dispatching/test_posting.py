"""What people say became of letters: posted, sent by other means, unknown, come back."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.dispatch.posting import mark_sent, record_bounce, resolve_unknown, try_again
from letters.models import Dispatch
from recipients.models import Office
from recipients.verbs import edit_office, mark_email_checked
from tests.make import make_office, make_officer, make_request
from tests.make_sending import make_released, make_sent

DAY = date(2020, 11, 20)


@pytest.fixture
def officer(db):
    return make_officer("officer", name="Olive Officer")


def refused(verb, *args, **kwargs):
    with pytest.raises(CorrespondenceError) as error:
        verb(*args, **kwargs)
    return error.value.sentences


def by_mail(state="held", **fields):
    office = make_office(email="office@sampleshire.example")
    return make_released(office, "email", dispatch={"state": state, **fields})


def test_one_some_or_all_are_marked_as_posted_on_a_day(officer):
    one, two, three = make_released(), make_released(), make_released()
    make_request(one.letter)
    mark_sent([one, two], on=DAY, by=officer)
    rows = [(row.state, row.sent_on, row.sent_by, row.letter.sent_on) for row in Dispatch.objects.order_by("pk")]
    assert rows == [("sent", DAY, officer, DAY)] * 2 + [("queued", None, None, None)]
    one.letter.refresh_from_db()
    assert one.letter.due_date.due_on == date(2020, 12, 18)
    assert {event.verb for event in Event.objects.about(one.letter)} == {"sent", "marked as sent"}
    assert three.letter.sent_on is None


def test_the_day_is_neither_before_the_letter_nor_in_the_future(officer):
    row = make_released(dated=date(2020, 11, 18))
    name = row.letter.office.area.name
    assert refused(mark_sent, [row], on=date(2020, 11, 17), by=officer) == [
        f"{name}: the day is before the date of the letter, 18 November 2020."
    ]
    assert refused(mark_sent, [row], on=date(2020, 11, 21), by=officer) == [
        f"{name}: the day is in the future. Today is 20 November 2020."
    ]


def test_all_are_marked_or_none(officer):
    good, sent = make_released(), make_sent().dispatches.get()
    name = sent.letter.office.area.name
    assert refused(mark_sent, [good, sent], on=DAY, by=officer) == [f"{name}: it is sent and cannot be marked as sent."]
    good.refresh_from_db()
    assert good.state == "queued"
    assert refused(mark_sent, [], on=None, by=officer) == [
        "Choose at least one letter.",
        "Enter the day on which they were sent.",
    ]


def test_a_held_or_failed_e_mail_is_marked_as_sent_by_other_means(officer):
    held, failed = by_mail("held"), by_mail("failed")
    name = held.letter.office.area.name
    assert refused(mark_sent, [held], on=DAY, by=officer) == [f"{name}: say how it was sent instead of from here."]
    mark_sent([held, failed], on=DAY, by=officer, how="From the office’s own mailbox.")
    assert set(Dispatch.objects.values_list("state", "reason")) == {("sent", "From the office’s own mailbox.")}
    held.letter.refresh_from_db()
    assert held.letter.sent_on == DAY


def test_an_e_mail_that_waits_or_is_unknown_is_not_marked_as_sent(officer):
    for state, word in (("queued", "waiting to go"), ("unknown", "not known whether it went"), ("stopped", "stopped")):
        row = by_mail(state)
        name = row.letter.office.area.name
        expected = [f"{name}: it is {word} and cannot be marked as sent."]
        assert refused(mark_sent, [row], on=DAY, by=officer, how="By hand.") == expected


def test_a_held_e_mail_is_tried_again_once_it_may_go(officer, settings):
    row = by_mail(reason="No mail server is set.")
    assert refused(try_again, row, by=officer)[0] == "This is a demonstration: it sends nothing to anybody."
    settings.DEMONSTRATION_DAY, settings.MAIL_SERVER = None, {"EMAIL_HOST": "127.0.0.1"}
    settings.MAIL_ALLOW, settings.MAIL_FROM = ["sampleshire.example"], "office@iasc.example"
    try_again(row, by=officer)
    row.refresh_from_db()
    assert (row.state, row.reason) == ("queued", "")
    assert refused(try_again, row, by=officer) == ["It is waiting to go, not held."]


def test_an_unknown_e_mail_that_arrived_is_sent(officer):
    row = by_mail("unknown")
    resolve_unknown(row, arrived=True, by=officer, note="They told us.")
    row.refresh_from_db()
    assert (row.state, row.sent_on, row.sent_by, row.letter.sent_on) == ("sent", DAY, officer, DAY)
    assert refused(resolve_unknown, row, arrived=True, by=officer) == ["It is sent: nothing has to be settled."]


def test_an_unknown_e_mail_that_did_not_arrive_has_failed(officer):
    row = by_mail("unknown")
    resolve_unknown(row, arrived=False, by=officer)
    row.refresh_from_db()
    assert (row.state, row.letter.sent_on) == ("failed", None)
    assert row.reason == "Olive Officer says that it did not arrive."


def bounced(officer, **fields):
    office = make_office(email="office@sampleshire.example")
    letter = make_sent(office, "email", **fields)
    record_bounce(letter.dispatches.get(), on=DAY, reason="No such mailbox", by=officer)
    return Office.objects.get(pk=office.pk), letter


def test_an_e_mail_that_came_back_stands_on_the_letter_and_the_office(officer):
    office, letter = bounced(officer)
    row = letter.dispatches.get()
    assert (row.state, row.bounced_on, row.bounced_by, row.bounced_reason) == ("sent", DAY, officer, "No such mailbox")
    assert (office.email_failed_on, office.email_failed_reason) == (DAY, "No such mailbox")
    assert Event.objects.about(letter).first().verb == "e-mail came back"
    assert Event.objects.about(office).first().verb == "e-mail failed"
    assert refused(record_bounce, row, on=DAY, reason="Again", by=officer) == [
        "It is recorded already that this e-mail came back."
    ]


def test_an_office_that_has_another_address_by_now_keeps_it(officer):
    office = make_office(email="new@sampleshire.example")
    letter = make_sent(office, "email")
    record_bounce(letter.dispatches.get(), on=DAY, reason="No such mailbox", by=officer)
    office.refresh_from_db()
    assert office.email_failed_on is None


def test_only_sent_e_mail_comes_back(officer):
    for row in (make_sent().dispatches.get(), by_mail("held")):
        assert refused(record_bounce, row, on=DAY, reason="x", by=officer) == [
            "Only an e-mail that was sent can come back."
        ]


def test_another_address_or_a_check_clears_the_failure(officer):
    office, _ = bounced(officer)
    edit_office(office, by=officer, version=office.version, email="other@sampleshire.example")
    office.refresh_from_db()
    assert (office.email_failed_on, office.email_failed_reason) == (None, "")
    office, _ = bounced(officer)
    mark_email_checked(office, by=officer, version=office.version)
    office.refresh_from_db()
    assert (office.email_failed_on, office.email_failed_reason) == (None, "")


def test_another_postal_address_leaves_the_failure(officer):
    office, _ = bounced(officer)
    edit_office(office, by=officer, version=office.version, address="3 Other Street")
    office.refresh_from_db()
    assert office.email_failed_on == DAY
