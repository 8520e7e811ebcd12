"""Saved lists of offices: saving a choice as one, showing its offices, deleting it."""

import pytest

from iasc_tracker.models import Event
from letters.models import OfficeList
from tests.make import make_campaign, make_chosen, make_office_list, make_officer


def url(campaign, page=""):
    return f"/staff/campaigns/{campaign.pk}/offices/{page}"


def delete_url(campaign, office_list):
    return f"/staff/campaigns/{campaign.pk}/office-lists/{office_list.pk}/delete/"


def listed(response):
    return [row["facts"].office.area.name for row in response.context["rows"]]


def test_the_offices_chosen_are_saved_under_a_name_with_their_event(client, campaign, lead):
    chosen = [make_chosen(campaign, "Sampleshire"), make_chosen(campaign, "Testingham")]
    make_chosen(make_campaign(), "Mockford")
    response = client.post(url(campaign, "save-list/"), {"name": " Funded  in 2019 "})
    assert (response.status_code, response.url) == (302, url(campaign))
    saved = OfficeList.objects.get()
    assert (saved.name, saved.saved_by, set(saved.offices.all())) == ("Funded in 2019", lead, set(chosen))
    event = Event.objects.about(saved).get()
    assert (event.verb, event.by, event.detail) == (
        "office list saved",
        lead,
        {"offices": ["Sampleshire", "Testingham"]},
    )
    assert "Funded in 2019: 2 offices, saved by Lea Leader" in client.get(url(campaign)).text


def test_another_campaign_can_be_shown_the_offices_of_a_list(client, campaign, lead):
    first, second = make_chosen(make_campaign(), "Sampleshire"), make_chosen(make_campaign(), "Testingham")
    saved = make_office_list("Round one", first, second)
    make_chosen(campaign, "Mockford")
    assert listed(client.get(url(campaign), {"in_list": saved.pk})) == ["Sampleshire", "Testingham"]
    assert listed(client.get(url(campaign), {"in_list": "x"})) == []
    assert listed(client.get(url(campaign))) == ["Mockford", "Sampleshire", "Testingham"]


def test_a_list_stays_as_it_was_saved_when_the_campaign_chooses_others(client, campaign, lead):
    office = make_chosen(campaign, "Sampleshire")
    client.post(url(campaign, "save-list/"), {"name": "Mine"})
    client.post(url(campaign), {"office": [], "before": [office.pk], "shown": [office.pk]})
    assert (campaign.chosen.count(), list(OfficeList.objects.get().offices.all())) == (0, [office])


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Enter name of the list"),
        ("round ONE", "Another list has this name."),
        ("x" * 101, "Name of the list must be 100 characters or fewer"),
    ],
)
def test_what_is_wrong_with_a_name_is_said_and_nothing_is_saved(client, campaign, lead, name, sentence):
    office = make_chosen(campaign, "Sampleshire")
    make_office_list("Round one", office)
    response = client.post(url(campaign, "save-list/"), {"name": name})
    assert (response.status_code, sentence in response.text, name in response.text) == (200, True, True)
    assert f'<form method="post" action="{url(campaign)}" novalidate>' in response.text
    assert OfficeList.objects.count() == 1


def test_no_offices_make_no_list(client, campaign, lead):
    assert "No offices are chosen yet" in client.post(url(campaign, "save-list/"), {"name": "Empty"}).text
    assert not OfficeList.objects.exists()


def test_a_list_is_deleted_only_on_a_word_and_its_event_keeps_what_it_held(client, campaign, lead):
    saved = make_office_list("Round one", make_chosen(campaign, "Sampleshire"))
    other = make_office_list("Round two", make_chosen(campaign, "Testingham"))
    page = client.get(delete_url(campaign, saved)).text
    assert "Delete the list “Round one”?" in page
    assert "with Sampleshire." in page
    assert OfficeList.objects.count() == 2
    response = client.post(delete_url(campaign, saved))
    assert (response.status_code, response.url, OfficeList.objects.get()) == (302, url(campaign), other)
    event = Event.objects.get(verb="office list deleted")
    assert (event.note, event.by, event.detail) == ("Round one", lead, {"offices": ["Sampleshire"]})
    assert campaign.chosen.count() == 2


@pytest.mark.parametrize("role", ["officer", "signatory", "publisher", "auditor", "administrator"])
def test_only_a_lead_saves_and_deletes_lists(client, campaign, role):
    saved = make_office_list("Round one", make_chosen(campaign, "Sampleshire"))
    client.force_login(make_officer(role))
    assert client.post(url(campaign, "save-list/"), {"name": "Mine"}).status_code == 403
    assert [
        client.get(delete_url(campaign, saved)).status_code,
        client.post(delete_url(campaign, saved)).status_code,
    ] == [
        403,
        403,
    ]
    assert OfficeList.objects.get() == saved


def test_wrong_method_and_unknown_id(client, campaign, lead):
    assert client.get(url(campaign, "save-list/")).status_code == 405
    assert client.post("/staff/campaigns/999999/offices/save-list/", {"name": "x"}).status_code == 404
    assert client.post(f"/staff/campaigns/{campaign.pk}/office-lists/999999/delete/").status_code == 404
