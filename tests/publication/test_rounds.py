"""Publishing a round: what is ready by office, all or a part, held back until a day, and the intention before."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import storages

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import publication
from letters.models import FileCheck, Intention, PublicCopy
from tests.make import make_campaign, make_officer
from tests.publication.states import (
    look_at,
    make_logged_letter,
    make_prepared_letter,
    make_prepared_reply,
    make_reply_document,
)

pytestmark = pytest.mark.django_db


def make_round():
    """A campaign with a letter that is ready, one whose reply says nothing of publication, and one not looked at."""
    campaign = make_campaign()
    first, second, third = (make_prepared_letter(campaign=campaign) for _ in range(3))
    reply = make_prepared_reply(second.document.letter)
    publisher = look_at(first)
    for copy in (second, reply):
        look_at(copy, by=publisher)
    return campaign, publisher, first, second, reply, third


def page_of(campaign):
    """The address of the round."""
    return f"/staff/campaigns/{campaign.pk}/publish/"


def public():
    """The keys of what is public."""
    return set(PublicCopy.objects.published(clock.now()).values_list("pk", flat=True))


def test_what_is_ready_is_ticked_and_the_rest_says_why_not(client):
    campaign, publisher, first, second, reply, third = make_round()
    make_logged_letter()
    client.force_login(publisher)
    context = client.get(page_of(campaign)).context
    assert {copy.pk for copy in context["ready"]} == {first.pk, second.pk, reply.pk}
    (unseen,) = [row for office in context["offices"] for row in office["unseen"]]
    assert unseen["copy"] == third
    assert [sentence.split(":")[0] for sentence in unseen["sentences"]] == ["The file is being checked"]
    assert context["in_words"] == "3 ready, 1 prepared and not looked at."


def test_what_is_in_the_way_of_a_copy_looked_at_and_what_is_missing_lead_there(client):
    campaign, publisher, first, _, _, third = make_round()
    FileCheck.objects.filter(inspection__public_copy=first, check_name="layers").update(state="found", findings=[{}])
    missing = make_reply_document(third.document.letter, original_name="strategy.pdf")
    client.force_login(publisher)
    page = client.get(page_of(campaign)).content.decode()
    assert f'<a class="govuk-link" href="/staff/copies/{first.pk}/checks/">' in page
    assert f'<a class="govuk-link" href="/staff/copies/{third.pk}/">look at every page' in page
    assert f'<a class="govuk-link" href="/staff/documents/{missing.pk}/prepare/">prepare it' in page


def test_the_page_reads_no_file_and_publishing_does(client):
    campaign, publisher, first, *_ = make_round()
    storages["public_copies"].delete(first.file.name)
    client.force_login(publisher)
    assert first.pk in {copy.pk for copy in client.get(page_of(campaign)).context["ready"]}
    refused = client.post(page_of(campaign), {"copies": [first.pk]}).content.decode()
    assert ("The stored copy is missing or has changed" in refused, public()) == (True, set())


def test_a_round_goes_public_together_and_a_reason_is_asked_for_what_nobody_spoke_about(client):
    campaign, publisher, first, second, reply, _ = make_round()
    client.force_login(publisher)
    chosen = {"copies": [first.pk, second.pk, reply.pk]}
    refused = client.post(page_of(campaign), chosen)
    assert (refused.status_code, public()) == (200, set())
    assert "Give a reason for what is marked" in refused.content.decode()
    client.post(page_of(campaign), chosen | {"reason": "It was published by its author before."})
    assert public() == {first.pk, second.pk, reply.pk}


def test_a_part_of_a_round_can_go_and_a_reply_never_without_its_letter(client):
    campaign, publisher, first, _, reply, _ = make_round()
    client.force_login(publisher)
    refused = client.post(page_of(campaign), {"copies": [first.pk, reply.pk], "reason": "Agreed by telephone."})
    assert ("The letter itself is not public" in refused.content.decode(), public()) == (True, set())
    client.post(page_of(campaign), {"copies": [first.pk]})
    assert public() == {first.pk}


def test_what_is_not_ready_cannot_be_slipped_in(client):
    campaign, publisher, first, _, _, third = make_round()
    client.force_login(publisher)
    client.post(page_of(campaign), {"copies": [first.pk, third.pk]})
    assert public() == set()


def test_only_publishers_publish_a_round(client):
    campaign, _, first, _, _, _ = make_round()
    client.force_login(make_officer("officer"))
    assert (client.post(page_of(campaign), {"copies": [first.pk]}).status_code, public()) == (403, set())


def test_what_is_held_back_waits_for_its_day_and_then_for_a_person(time_machine):
    campaign, publisher, first, *_ = make_round()
    until = clock.today() + timedelta(days=30)
    publication.hold_back(first, by=publisher, until=until, reason="The report comes out then.")
    with pytest.raises(CorrespondenceError, match="held back until"):
        publication.publish([first], by=publisher, reasons={})
    time_machine.move_to(until)
    assert public() == set()
    publication.publish([first], by=publisher, reasons={})
    assert public() == {first.pk}


@pytest.mark.parametrize("days", [0, -1])
def test_holding_back_needs_a_later_day_and_a_reason(days):
    _, publisher, first, *_ = make_round()
    with pytest.raises(CorrespondenceError) as refused:
        publication.hold_back(first, by=publisher, until=clock.today() + timedelta(days=days), reason=" ")
    assert refused.value.sentences == ["Enter a day after today.", "Say why."]


def test_an_intention_is_kept_with_its_moment_and_its_officer(client):
    campaign, publisher, *copies = make_round()
    refused = copies[2].document
    refused.position = "refused"
    refused.save(update_fields=["position"])
    client.force_login(publisher)
    client.post(f"{page_of(campaign)}intend/", {"expected_on": "1/12/2027"})
    meant = {copies[0].document_id, copies[1].document_id, copies[3].document_id}
    rows = Intention.objects.all()
    assert {row.document_id for row in rows} == meant
    assert {(row.recorded_by, row.expected_on, row.is_meant) for row in rows} == {(publisher, date(2027, 12, 1), True)}
    assert Event.objects.filter(verb="is to be published").count() == 3
    assert public() == set()


def test_dropping_an_intention_needs_a_reason_and_leaves_the_first_row():
    _, publisher, first, *_ = make_round()
    publication.intend([first.document], by=publisher)
    with pytest.raises(CorrespondenceError, match="Say why"):
        publication.intend([first.document], by=publisher, is_meant=False)
    publication.intend([first.document], by=publisher, is_meant=False, reason="The author asked.")
    assert [row.is_meant for row in Intention.objects.all()] == [True, False]
    assert first.document.intention.is_meant is False
