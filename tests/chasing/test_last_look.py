"""Between confirming and sending: what arrives then stops the chaser, and everything else goes at most once."""

from datetime import date, timedelta

import pytest
import time_machine

from iasc_tracker import clock
from letters import chasing, intake, ledger, owing
from letters.models import Chaser, Dispatch, Snooze
from recipients.models import Contact, Office
from recipients.verbs import edit_contact
from tests.chasing.make import DAY, confirm, make_late, place_of
from tests.ledger.make import may_send
from tests.ledger.sink import Sink
from tests.make import make_commissioner, make_incoming, make_letter, make_officer, make_reply, make_settlement

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def sink(settings):
    sink = Sink()
    with sink.listening() as port:
        may_send(settings, port, MAIL_ALLOW=["sampleshire.example"])
        yield sink


def send():
    """What the worker does with the newest row."""
    ledger.send(Dispatch.objects.latest("pk").pk)


def reply_arrives(letter):
    make_incoming(office=letter.office)


def holding_reply_filed(letter):
    make_reply(letter, kind="holding", received_on=DAY, filed_at=clock.now() + timedelta(minutes=1))


def reply_moved_here(letter):
    """It was filed to another letter of the office before, and settles nothing."""
    reply = make_reply(make_letter(office=letter.office), kind="holding", filed_at=clock.now() - timedelta(days=1))
    move(reply, letter)


def move(reply, letter):
    """A minute later it is found to answer another letter."""
    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=False):
        intake.move_reply(reply, to=letter, by=make_officer("officer"), reason="It answers this one.")


def settled(letter):
    make_settlement(letter.requested_documents.get(), "received")


def handed_over(letter):
    letter.office.commissioners.update(ended_on=date(2020, 11, 1), earliest_end=date(2020, 11, 1))
    make_commissioner(office=letter.office, name="Jo New", started_on=date(2020, 11, 2))


def moved(letter):
    letter.office.email = "new@sampleshire.example"
    letter.office.save(update_fields=["email"])


def snoozed(letter):
    Snooze.objects.create(letter=letter, until=date(2020, 12, 1), reason="Asked to wait.", set_by=make_officer("lead"))


@pytest.mark.parametrize(
    "happen", [reply_arrives, holding_reply_filed, reply_moved_here, settled, handed_over, moved, snoozed]
)
def test_what_happens_after_confirming_stops_the_chaser(sink, happen):
    letter = make_late("Sampleshire")
    chaser = confirm(letter)
    happen(letter)
    send()
    send()  # once more, as the reconciler may
    chaser.refresh_from_db()
    row = Dispatch.objects.get()
    assert sink.taken == []
    assert (row.state, row.handed_over_at, chaser.stopped_by) == ("stopped", None, None)
    assert row.reason == chaser.stopped_reason != ""


def test_a_reply_that_it_thanks_for_and_that_moved_away_stops_it():
    letter = make_late("Sampleshire")
    reply = make_reply(letter, kind="holding")
    confirm(letter)
    move(reply, make_letter(office=letter.office))
    stopped = owing.reasons_to_stop(Dispatch.objects.get(), DAY)
    assert stopped == ["A reply was moved to this letter, or away from it, after it was confirmed."]


def test_a_stopped_chaser_is_confirmed_again_as_the_same_step_once_nothing_holds_it(sink):
    letter = make_late("Sampleshire")
    confirm(letter)
    mail = make_incoming(office=letter.office)
    send()
    assert place_of(letter) == "HELD"
    mail.state, mail.rejected_as, mail.rejected_reason = "rejected", "spam", "Not for us."
    mail.save(update_fields=["state", "rejected_as", "rejected_reason"])
    assert place_of(letter) == "QUEUE"
    again = confirm(letter)
    send()
    send()
    assert (again.step, sum(sink.letters.values()), place_of(letter)) == (1, 1, "SENT")
    assert Chaser.objects.standing().get() == again


def test_what_nobody_touched_goes_once_with_its_pdf_and_waits_for_an_answer(sink):
    letter = make_late("Sampleshire")
    confirm(letter)
    send()
    send()
    assert (sum(sink.letters.values()), Dispatch.objects.get().state) == (1, "sent")
    assert place_of(letter) == place_of(letter, date(2020, 12, 3)) == "SENT"
    assert place_of(letter, date(2020, 12, 4)) == "QUEUE"  # ten working days later


def test_a_contact_who_is_refused_is_marked_as_one_whose_mail_came_back(sink):
    sink.script = {"RCPT": ["550 No such user"]}
    letter, lead = make_late("Sampleshire"), make_officer("lead")
    contact = Contact.objects.create(office=letter.office, name="A. Clerk", email="clerk@sampleshire.example")
    message = chasing.message_of(owing.standing_of(letter, DAY, contact=contact))
    chaser = confirm(letter, message=message, contact=contact)
    send()
    chasing.put_back(chaser, by=lead, reason="Somebody else answers now.")
    holds = owing.standing_of(letter, DAY, contact=contact).holds
    refused = "A message to clerk@sampleshire.example came back or was refused on 20 November 2020."
    assert [hold.sentence for hold in holds] == [refused]
    version = Office.objects.get(pk=letter.office_id).version
    edit_contact(contact, by=lead, version=version, email="other@sampleshire.example")
    assert owing.standing_of(letter, DAY, contact=contact).holds == ()


def test_a_chaser_that_failed_or_came_back_is_put_back_and_goes_once_more(sink):
    sink.script = {"RCPT": ["550 No such user"]}
    letter, lead = make_late("Sampleshire"), make_officer("lead")
    chaser = confirm(letter)
    send()
    assert place_of(letter) == "FAILED"
    chasing.put_back(chaser, by=lead, reason="The address was mended.")
    letter.office.email_failed_on = None
    letter.office.save(update_fields=["email_failed_on"])
    second = confirm(letter)
    send()
    assert (second.step, sum(sink.letters.values())) == (1, 1)
    Dispatch.objects.filter(state="sent").update(bounced_on=DAY, bounced_reason="550 Full")
    assert place_of(letter) == "FAILED"
    chasing.put_back(second, by=lead, reason="They told us another address.")
    third = confirm(letter)
    send()
    assert sorted(Dispatch.objects.values_list("resend", "state")) == [(0, "sent"), (1, "sent")]
    assert (third.step, sum(sink.letters.values())) == (1, 2)
