"""/staff/publish/: what is ready, what is published, what was withdrawn."""

from datetime import timedelta

import pytest

from iasc_tracker import clock
from letters import publication
from letters.models import Document, FileCheck, Letter, PublicCopy
from tests.make import make_campaign, make_officer
from tests.publication.states import (
    look_at,
    make_logged_letter,
    make_prepared_letter,
    make_prepared_reply,
    publish,
)

pytestmark = pytest.mark.django_db
PAGE = "/staff/publish/"


def open_page(client, *roles):
    """The page as an officer with `roles` sees it."""
    client.force_login(make_officer(*roles))
    return client.get(PAGE)


def test_a_guest_is_sent_to_the_log_in(client):
    assert client.get(PAGE).url == f"/accounts/login/?next={PAGE}"


def test_an_officer_without_a_role_is_refused(client):
    assert open_page(client).status_code == 403


def test_it_only_reads(client):
    client.force_login(make_officer("publisher"))
    assert client.post(PAGE).status_code == 405


def test_each_copy_is_in_the_section_of_its_state(client):
    ready = make_prepared_letter()
    (published,) = publish(make_prepared_letter())
    (withdrawn,) = publish(make_prepared_letter())
    publication.withdraw(withdrawn, by=make_officer("publisher"), reason="A wrong date")
    unprepared = make_logged_letter()
    context = open_page(client, "publisher").context
    assert list(context["prepared"]) == [ready]
    assert list(context["page_obj"]) == [published]
    assert list(context["withdrawn"]) == [withdrawn]
    assert set(context["unprepared"]) == {unprepared, withdrawn.document.letter}


def test_what_waits_for_a_look_leads_there_and_what_was_looked_at_leads_to_publishing(client):
    waiting, seen = make_prepared_letter(), make_prepared_letter()
    look_at(seen)
    response = open_page(client, "publisher")
    page = response.content.decode()
    assert {copy.pk: copy.state for copy in response.context["prepared"]} == {waiting.pk: "unseen", seen.pk: "ready"}
    assert f'href="/staff/copies/{waiting.pk}/"' in page
    assert f'href="/staff/copies/{seen.pk}/"' not in page
    assert f'href="/staff/letters/{seen.document.letter_id}/publish/">Publish' in page


def test_ready_is_what_nothing_stands_in_the_way_of():
    found, held, refused, ready = (make_prepared_reply(make_logged_letter()) for _ in range(4))
    for copy in (found, held, refused, ready):
        publisher = look_at(copy)
    FileCheck.objects.filter(inspection__public_copy=found, check_name="layers").update(state="found", findings=[{}])
    publication.hold_back(held, by=publisher, until=clock.today() + timedelta(days=9), reason="Later.")
    Document.objects.filter(pk=refused.document_id).update(position="refused")
    assert list(PublicCopy.objects.ready(clock.today())) == [ready]
    assert set(PublicCopy.objects.to_look_at(clock.today())) == {found, refused}
    for copy in PublicCopy.objects.all():
        assert bool(publication.obstacles(copy, by=publisher, at=clock.now())) == (copy != ready)


def test_a_response_that_fell_with_its_letter_says_so(client):
    letter_copy = make_prepared_letter()
    publish(letter_copy, make_prepared_reply(letter_copy.document.letter))
    publication.withdraw(letter_copy, by=make_officer("publisher"), reason="A wrong date")
    assert "Readers do not see it now" in open_page(client, "auditor").content.decode()


def test_only_a_publisher_is_offered_to_withdraw(client):
    (copy,) = publish(make_prepared_letter())
    link = f'href="/staff/copies/{copy.pk}/withdraw/"'
    offered = {role: link in open_page(client, role).content.decode() for role in ("officer", "lead", "publisher")}
    assert offered == {"officer": False, "lead": False, "publisher": True}


def test_each_campaign_of_which_a_letter_was_sent_leads_to_its_round_once(client):
    round_ = make_campaign(title="A round with letters")
    make_campaign(title="A round that is still written")
    for _ in range(2):
        Letter.objects.filter(pk=make_logged_letter().pk).update(campaign=round_)
    page = open_page(client, "auditor")
    assert list(page.context["rounds"]) == [round_]
    assert f'href="/staff/campaigns/{round_.pk}/publish/"' in page.content.decode()


def test_an_empty_tracker_says_what_to_do_next(client):
    assert "Nothing is prepared." in open_page(client, "officer").content.decode()


def test_it_costs_the_same_for_one_copy_and_for_three(client, django_assert_num_queries):
    client.force_login(make_officer("publisher"))
    for more in (1, 2):
        for _ in range(more):
            publish(make_prepared_letter())
            make_prepared_letter()
            make_logged_letter()
        client.get(PAGE)
        with django_assert_num_queries(14):
            client.get(PAGE)
