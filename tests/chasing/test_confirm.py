"""Confirming a chaser: what it says, to whom, once, and never after something changed."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import chasing, owing
from letters.models import Chaser, Dispatch
from recipients.models import Contact
from tests.chasing.make import DAY, confirm, make_chaser, make_late, place_of, shown
from tests.ledger.make import may_send
from tests.make import (
    make_commissioner,
    make_document,
    make_incoming,
    make_officer,
    make_reply,
    make_request,
    make_settlement,
)

pytestmark = pytest.mark.django_db
KINDS = ("problem_profile", "response_strategy", "progress_update")


@pytest.fixture
def letter(settings):
    may_send(settings, MAIL_ALLOW=["sampleshire.example"])
    return make_late("Sampleshire", kinds=KINDS)


def asked(letter, kind):
    return letter.requested_documents.get(kind__slug=kind)


def test_it_names_exactly_what_is_late_and_thanks_for_what_came(letter):
    make_settlement(asked(letter, "response_strategy"), "received")
    make_settlement(asked(letter, "progress_update"), "promised", promised_for=date(2020, 11, 27))
    make_request(letter, "other", wording="A map", is_optional=True)
    make_document(letter=letter, media_type="application/pdf")
    text = shown(letter).text
    assert text.startswith("SAMPLE: this message is invented and goes to nobody.\n\nDear Alex,\n\n")
    assert "wrote to you (our reference IASC-2020-0001). A copy of that letter is attached." in text
    assert [line for line in text.splitlines() if line.startswith("- ")] == [
        "- Response strategy (received on 2 November 2020)",
        "- Problem profile or strategic needs assessment",
    ]
    chaser = confirm(letter)
    assert [item.kind.slug for item in chaser.requested_documents.all()] == ["problem_profile"]


def test_a_broken_promise_and_a_part_are_named_as_such(letter):
    make_settlement(asked(letter, "response_strategy"), "promised", promised_for=date(2020, 11, 17))
    make_settlement(asked(letter, "progress_update"), "part_received")
    text = shown(letter).text
    assert "- Response strategy (promised for 17 November 2020)" in text
    update = asked(letter, "progress_update").kind.name
    assert f"- a part of: {update} (received on 2 November 2020)" in text
    assert f"- the rest of: {update} (a part came on 2 November 2020)" in text


def test_it_is_addressed_to_whoever_holds_the_office_today_and_says_to_whom_the_letter_went(letter):
    letter.office.commissioners.update(ended_on=date(2020, 11, 1), earliest_end=date(2020, 11, 1))
    make_commissioner(office=letter.office, name="Jo New", salutation="Jo", started_on=date(2020, 11, 2))
    message = shown(letter)
    assert "Dear Jo," in message.text
    assert "wrote to Alex Sample, who held the office before you (our reference" in message.text
    assert confirm(letter, message=message).to_name == "Jo New"


def test_a_second_chaser_says_what_went_before_and_thanks_for_a_reply(letter):
    make_chaser(letter)
    make_reply(letter, kind="holding", received_on=date(2020, 11, 13))
    message = shown(letter)
    assert message.subject.startswith("SAMPLE: Second reminder: ")
    assert (
        "Thank you for your reply of 13 November 2020. We spoke with your office on 12 November 2020." in message.text
    )


def test_it_goes_into_the_ledger_once_with_the_words_that_were_confirmed(letter):
    lead, message = make_officer("lead"), shown(letter)
    chaser = confirm(letter, by=lead, message=message, text="My own words.")
    with pytest.raises(CorrespondenceError, match="Chaser 1 is on its way"):
        confirm(letter, by=lead, message=message)
    row = Dispatch.objects.get()
    assert (row.step, row.state, row.channel, row.to_address) == (1, "queued", "email", "office@sampleshire.example")
    assert (row.text, row.asked_by, chaser.text, chaser.step) == ("My own words.", lead, "My own words.", 1)
    assert (Chaser.objects.count(), place_of(letter)) == (1, "SENT")
    assert Event.objects.about(letter).filter(verb="chaser confirmed").count() == 1


def a_reply(letter):
    make_reply(letter, received_on=DAY)


def unfiled_mail(letter):
    make_incoming(office=letter.office)


def a_promise(letter):
    make_settlement(asked(letter, "problem_profile"), "promised", promised_for=date(2020, 12, 1))


def another_address(letter):
    letter.office.email = "new@sampleshire.example"
    letter.office.save(update_fields=["email"])


@pytest.mark.parametrize("happen", [a_reply, unfiled_mail, a_promise, another_address])
def test_what_changes_between_preview_and_confirm_stops_that_chaser_and_no_other(letter, happen):
    other = make_late("Sampleshire Two")
    message, others = shown(letter), shown(other)
    happen(letter)
    with pytest.raises(CorrespondenceError, match="changed since you looked|may be from this office"):
        confirm(letter, message=message)
    confirm(other, message=others)
    assert [chaser.letter for chaser in Chaser.objects.all()] == [other]


def test_a_lead_alone_confirms_and_words_are_needed(letter):
    with pytest.raises(CorrespondenceError, match="Only a lead sends chasers"):
        confirm(letter, by=make_officer("officer"))
    with pytest.raises(CorrespondenceError, match="needs a subject and a text"):
        confirm(letter, text=" \n")
    assert not Chaser.objects.exists()


def test_nothing_late_means_nothing_to_send(letter):
    message = shown(letter)
    for item in letter.requested_documents.all():
        make_settlement(item, "received")
    with pytest.raises(CorrespondenceError, match="Nothing that it asks for is late"):
        confirm(letter, message=message)


def test_a_contact_of_the_office_is_greeted_by_name_and_one_without_an_address_holds_it(letter):
    contact = Contact.objects.create(office=letter.office, name="Pat Clerk", email="pat@sampleshire.example")
    now = owing.standing_of(letter, DAY, contact=contact)
    message = chasing.message_of(now)
    assert "Dear Pat Clerk," in message.text
    assert "wrote to Alex Sample (our reference" in message.text
    chaser = confirm(letter, message=message, contact=contact)
    assert chaser.to_address == Dispatch.objects.get().to_address == "pat@sampleshire.example"
    silent = Contact.objects.create(office=letter.office, name="Sam Silent")
    held = owing.standing_of(letter, DAY, contact=silent, without=chaser).holds
    assert [hold.sentence for hold in held] == ["Sam Silent has no e-mail address."]


def test_without_a_mail_server_it_is_held_until_a_person_sends_it(letter, settings):
    settings.MAIL_SERVER = None
    confirm(letter)
    assert (Dispatch.objects.get().state, place_of(letter)) == ("held", "HELD")
