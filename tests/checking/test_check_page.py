"""The page of all letters: /staff/campaigns/<pk>/check/, and the buttons on it."""

import pytest

from letters.drafting.checking import check_letters
from letters.models import Letter
from tests.checking.rounds import add_office, drafts, make_round, renderings, work
from tests.make import make_letter, make_officer

pytestmark = pytest.mark.django_db


def url(campaign, page=""):
    return f"/staff/campaigns/{campaign.pk}/check/{page}"


def test_the_page_shows_each_letter_with_its_first_page_its_verdict_and_where_it_goes(client, campaign, officer):
    check_letters(campaign, by=officer)
    work()
    response = client.get(url(campaign))
    assert "3 of 3 letters are ready to be signed off." in response.text
    for row in renderings(campaign):
        assert f'href="/staff/renderings/{row.pk}/pdf/"' in response.text
        assert f'src="/staff/renderings/{row.pk}/thumbnail/"' in response.text
    doubts = {row["one"].name: row["doubts"] for row in response.context["rows"]}
    assert doubts == dict.fromkeys(("Alphashire", "Betashire", "Gammashire"), [("Address not checked", "yellow")])
    assert response.text.count("Passed") == 3


def test_before_anything_is_checked_the_page_offers_it_and_says_what_is_missing(client, campaign, officer):
    add_office(campaign, "Deltashire", address="")
    response = client.get(url(campaign))
    assert "Check all letters</button>" in response.text
    assert "No address" in response.text
    assert Letter.objects.count() == 0


def test_who_may_only_read_sees_no_button_and_cannot_press_it(client, campaign, officer):
    client.force_login(make_officer("auditor"))
    assert "<button" not in client.get(url(campaign)).text.partition("<main")[2]
    assert client.post(url(campaign, "start/")).status_code == 403
    assert client.post(url(campaign, "channels/")).status_code == 403
    assert Letter.objects.count() == 0


def test_the_button_leads_to_the_progress_and_a_refusal_back(client, campaign, officer):
    response = client.post(url(campaign, "start/"))
    assert (response.status_code, response.url) == (302, url(campaign, "progress/"))
    assert Letter.objects.count() == 3
    empty = make_round()
    response = client.post(url(empty, "start/"), follow=True)
    assert response.redirect_chain == [(url(empty), 302)]
    assert "There is nobody to write to" in response.text
    assert client.get(url(campaign, "start/")).status_code == 405


def test_letters_already_sent_are_listed_apart(client, campaign, officer):
    sent = make_letter(campaign=campaign, office=campaign.offices.order_by("area__name").first())
    response = client.get(url(campaign))
    assert list(response.context["sent"]) == [sent]
    assert [row["one"].name for row in response.context["rows"]] == ["Betashire", "Gammashire"]


def test_ticked_letters_or_all_go_the_way_chosen(client, campaign, officer):
    check_letters(campaign, by=officer)
    first, *_ = drafts(campaign)
    client.post(url(campaign, "channels/"), {"letter": [first.pk], "channel": "post"})
    assert [letter.channel for letter in drafts(campaign)] == ["post", "email", "email"]
    client.post(url(campaign, "channels/"), {"every": "on", "channel": "post"})
    assert [letter.channel for letter in drafts(campaign)] == ["post"] * 3
    for hostile in ({"channel": "pigeon", "every": "on"}, {"channel": "email"}, {"letter": ["x"], "channel": "email"}):
        assert client.post(url(campaign, "channels/"), hostile, follow=True).status_code == 200
    assert [letter.channel for letter in drafts(campaign)] == ["post"] * 3


def test_letters_of_another_campaign_are_not_changed_from_here(client, campaign, officer):
    other = make_round("Othershire")
    check_letters(other, by=officer)
    client.post(url(campaign, "channels/"), {"letter": [drafts(other)[0].pk], "channel": "post"})
    assert drafts(other)[0].channel == "email"


def test_an_unknown_campaign_is_404(client, officer):
    for page in ("", "progress/", "progress.json", "letters.zip", "letters.csv", "print.pdf", "enclosures/add/"):
        assert client.get(f"/staff/campaigns/999/check/{page}").status_code == 404
    for page in ("start/", "channels/"):
        assert client.post(f"/staff/campaigns/999/check/{page}").status_code == 404


def test_the_page_costs_the_same_for_one_letter_and_for_three(
    client, campaign, officer, django_assert_num_queries, django_assert_max_num_queries
):
    small = make_round("Onlyshire")
    for one in (small, campaign):
        check_letters(one, by=officer)
    work()
    with django_assert_max_num_queries(60) as cost:
        client.get(url(small))
    with django_assert_num_queries(len(cost)):
        client.get(url(campaign))
