"""A formal letter as a step of chasing: its own reference and PDF, the way of any letter, held like any chaser."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters import owing
from letters.dispatch.batch import Batch
from letters.dispatch.releasing import release
from letters.drafting.formal_chasers import write_formal_chaser
from letters.drafting.records import discard
from letters.ledger import note_sent
from letters.models import Chaser, Letter
from tests.chasing.make import DAY, codes_of, make_late, place_of
from tests.make import make_commissioner, make_incoming, make_officer, make_settlement
from tests.make_sending import finish_all, make_sign_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    return make_late("Sampleshire", kinds=("problem_profile", "response_strategy"))


def test_it_names_what_is_late_and_goes_to_the_holder_of_today(letter):
    make_settlement(letter.requested_documents.first(), "received")
    made = write_formal_chaser(letter, by=make_officer("lead"))
    assert (made.reference, made.relation, made.refers_to) == ("IASC-2020-0002", "chases", letter)
    assert (made.addressee_name, made.salutation, made.dated) == ("Alex Sample", "Dear Alex", DAY)
    assert [line for line in made.body.splitlines() if line.startswith("- ")] == [
        "- Problem profile or strategic needs assessment \\(received on 2 November 2020\\)",
        "- Response strategy",
    ]
    assert not made.requested_documents.exists()
    chaser = Chaser.objects.get()
    assert (chaser.letter, chaser.step, chaser.way, chaser.formal_letter) == (letter, 1, "letter", made)
    assert (place_of(letter), codes_of(letter)) == ("HELD", {"writing"})


def test_begun_twice_it_is_one_and_an_officer_may_not(letter):
    lead = make_officer("lead")
    assert write_formal_chaser(letter, by=lead) == write_formal_chaser(letter, by=lead)
    with pytest.raises(CorrespondenceError, match="Only a lead"):
        write_formal_chaser(letter, by=make_officer("officer"))


def test_what_holds_a_chaser_holds_it_but_for_the_e_mail_address(letter):
    letter.office.email = ""
    letter.office.save(update_fields=["email"])
    mail = make_incoming(office=letter.office)
    with pytest.raises(CorrespondenceError, match="may be from this office"):
        write_formal_chaser(letter, by=make_officer("lead"))
    mail.delete()
    assert write_formal_chaser(letter, by=make_officer("lead")).channel == "post"


def test_discarded_it_is_no_step_any_more(letter):
    lead = make_officer("lead")
    discard(write_formal_chaser(letter, by=lead), by=lead)
    assert (place_of(letter), Chaser.objects.get().stopped_reason) == ("QUEUE", "Its draft was discarded.")


def test_a_reply_that_arrives_before_the_release_stops_it(letter):
    made = write_formal_chaser(letter, by=make_officer("lead"))
    finish_all(Letter.objects.filter(pk=made.pk))
    signed = make_sign_off(Batch(letter=made))
    make_incoming(office=letter.office)
    with pytest.raises(CorrespondenceError, match="may be from this office"):
        release(signed, by=make_officer("publisher"))


def test_somebody_else_in_post_between_the_release_and_the_sending_holds_it(letter):
    made = write_formal_chaser(letter, by=make_officer("lead"))
    finish_all(Letter.objects.filter(pk=made.pk))
    release(make_sign_off(Batch(letter=made)), by=make_officer("publisher"))
    row = made.dispatches.get()
    assert owing.reasons_to_stop(row, DAY) == []
    letter.office.commissioners.update(ended_on=date(2020, 11, 1), earliest_end=date(2020, 11, 1))
    make_commissioner(office=letter.office, name="Jo New", started_on=date(2020, 11, 2))
    assert owing.reasons_to_stop(row, DAY) == ["Somebody else holds the office now than the one it is addressed to."]


def test_sent_it_waits_for_an_answer_to_the_first_letter(letter):
    made = write_formal_chaser(letter, by=make_officer("lead"))
    note_sent(made, on=DAY, by=make_officer("lead"))
    made.refresh_from_db()
    assert (place_of(letter), made.due_date) == ("SENT", None)


def test_its_pages_are_those_of_any_letter_that_refers_to_another(letter, client):
    client.force_login(make_officer("lead"))
    begun = client.post(f"/staff/letters/{letter.pk}/formal-chaser/")
    made = Letter.objects.get(relation="chases")
    assert begun.url == f"/staff/letters/{made.pk}/words/"
    page = client.get(begun.url)
    assert "This letter follows up <a" in page.text
    fields = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    assert client.post(begun.url, fields | {"dated": "20/11/2020", "body": "Other words."}).status_code == 302
    made.refresh_from_db()
    assert made.body == "Other words."
    assert client.get(f"/staff/letters/{made.pk}/sign-off/").status_code == 200
    assert "This letter follows up" in client.get(f"/staff/letters/{made.pk}/").text
    assert client.get(f"/staff/letters/{letter.pk}/formal-chaser/").url == begun.url
