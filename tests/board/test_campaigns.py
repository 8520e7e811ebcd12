"""Campaigns: /staff/campaigns/, /staff/campaigns/new/ and /staff/campaigns/<pk>/edit/."""

from datetime import date

import pytest

from iasc_tracker.models import Event
from letters.models import Campaign, DocumentKind
from tests.make import make_campaign, make_draft, make_letter, make_officer, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def lead(client):
    officer = make_officer("lead", name="Lea Leader")
    client.force_login(officer)
    return officer


def answers(**changes):
    """What an officer fills in."""
    kinds = DocumentKind.objects.filter(slug__in=["response_strategy", "progress_update"])
    filled = {"title": "Round two", "purpose": "To learn.", "reply_within": "15", "document_kinds": kinds}
    filled["document_kinds"] = [kind.pk for kind in kinds]
    return filled | changes


def test_a_campaign_is_made_with_an_address_of_its_own(client, lead):
    response = client.post("/staff/campaigns/new/", answers(lead_officer=lead.pk))
    campaign = Campaign.objects.get()
    assert (response.status_code, response.url) == (302, f"/staff/campaigns/{campaign.pk}/")
    assert (campaign.slug, campaign.reply_within, campaign.lead_officer) == ("round-two", 15, lead)
    assert [kind.slug for kind in campaign.document_kinds.all()] == ["response_strategy", "progress_update"]
    assert [(event.verb, event.by) for event in Event.objects.about(campaign)] == [("campaign made", lead)]


def test_titles_that_make_the_same_address_get_a_number(client, lead):
    for title in ("Round two", "Round: two", "Round – two", "ŷ!?"):
        client.post("/staff/campaigns/new/", answers(title=title))
    slugs = list(Campaign.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs == ["round-two", "round-two-2", "round-two-3", "y"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Enter title"),
        ({"title": "sample ROUND"}, "Another campaign has this title. Give this one its own"),
        ({"title": "x" * 201}, "must be 200 characters or fewer"),
        ({"reply_within": "0"}, "Enter a number of working days from 1 to 250"),
        ({"reply_within": "1" + "0" * 30}, "Enter a number of working days from 1 to 250"),
        ({"reply_within": "soon"}, "Enter a whole number"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, lead, changes, sentence):
    make_campaign(title="Sample round")
    response = client.post("/staff/campaigns/new/", answers(**changes))
    assert response.status_code == 200
    assert sentence in response.text
    assert "To learn." in response.text
    assert Campaign.objects.count() == 1


def test_a_change_is_saved_with_its_before_and_after_and_the_address_stays(client, lead):
    campaign = make_campaign(title="Round one", slug="round-one")
    response = client.post(f"/staff/campaigns/{campaign.pk}/edit/", answers(version=1))
    assert response.url == f"/staff/campaigns/{campaign.pk}/"
    campaign.refresh_from_db()
    assert (campaign.title, campaign.slug, campaign.version) == ("Round two", "round-one", 2)
    detail = Event.objects.about(campaign).get().detail
    assert (detail["title"], detail["reply_within"]) == (["Round one", "Round two"], [20, 15])
    assert detail["document_kinds"][1] == "Response strategy, Updates on progress"


def test_who_saves_second_sees_both_versions_and_may_save_theirs_after_all(client, lead):
    campaign = make_campaign(title="Round one")
    url = f"/staff/campaigns/{campaign.pk}/edit/"
    client.post(url, answers(version=1, title="Saved first"))
    response = client.post(url, answers(version=1, title="Saved second"))
    assert response.status_code == 409
    assert [(row["typed"], row["saved"]) for row in response.context["rows"]] == [("Saved second", "Saved first")]
    assert '<input type="hidden" name="version" value="2">' in response.text
    assert Campaign.objects.get().title == "Saved first"
    client.post(url, answers(version=2, title="Saved second"))
    assert Campaign.objects.get().title == "Saved second"


def test_a_form_without_a_version_is_a_conflict_and_overwrites_nothing(client, lead):
    campaign = make_campaign(title="Round one")
    assert client.post(f"/staff/campaigns/{campaign.pk}/edit/", answers()).status_code == 409
    assert Campaign.objects.get().title == "Round one"


def test_the_list_counts_each_campaigns_letters(client, lead, django_assert_num_queries):
    first, empty = make_campaign(title="First"), make_campaign(title="Empty")
    make_request(make_letter(campaign=first))
    make_letter(campaign=first)
    make_draft(campaign=first)
    with django_assert_num_queries(11):
        rows = client.get("/staff/campaigns/").context["rows"]
    numbers = {row["campaign"]: (row["sent"], row["draft"], row["outstanding"], row["overdue"]) for row in rows}
    assert numbers == {first: (2, 1, 1, 1), empty: (0, 0, 0, 0)}


def test_without_campaigns_the_list_says_what_one_is(client, lead):
    assert "No campaigns yet." in client.get("/staff/campaigns/").text


def test_only_leads_make_and_change_campaigns(client):
    edit = f"/staff/campaigns/{make_campaign().pk}/edit/"
    for role in ("officer", "signatory", "publisher", "auditor", "administrator"):
        client.force_login(make_officer(role))
        assert client.get("/staff/campaigns/").status_code == 200
        assert "/staff/campaigns/new/" not in client.get("/staff/campaigns/").text
        for url in ("/staff/campaigns/new/", edit):
            assert [client.get(url).status_code, client.post(url, answers()).status_code] == [403, 403]
    assert Campaign.objects.count() == 1


def test_wrong_method_and_unknown_id(client, lead):
    assert client.post("/staff/campaigns/").status_code == 405
    assert client.put("/staff/campaigns/new/").status_code == 405
    assert client.get("/staff/campaigns/999999/edit/").status_code == 404
