"""/staff/campaigns/<pk>/sign-off/: what is signed stands on the page, and only that is signed."""

import json

import pytest

from letters.dispatch.deputies import name_deputy
from letters.models import SignOff
from tests.dispatching.conftest import shown, sign
from tests.dispatching.test_what_voids_a_sign_off import by_post
from tests.make import make_officer
from tests.make_sending import make_complete


def url(campaign):
    return f"/staff/campaigns/{campaign.pk}/sign-off/"


def form_of(batch):
    sha256, manifest = shown(batch)
    return {"sha256": sha256, "shown": json.dumps(manifest)}


def test_the_page_shows_each_letter_and_where_it_goes(client, campaign, signatory):
    client.force_login(signatory)
    page = client.get(url(campaign)).text
    for words in ("Essexshire", "pcc@essexshire.example", "1 Sample Street, Sampletown, ZZ1 1ZZ", "Sign off 3 letters"):
        assert words in page, words
    assert "Your signature stands for Dame Sara Thornton DBE QPM" in page


def test_the_signatory_signs_what_the_page_showed(client, campaign, batch, signatory):
    client.force_login(signatory)
    response = client.post(url(campaign), form_of(batch), follow=True)
    assert "3 letters signed off. Another officer releases." in response.text
    assert "Nothing has changed since." in response.text
    assert "Sign off 3 letters" not in response.text
    assert SignOff.objects.get().signed_by == signatory


def test_what_changed_meanwhile_is_said_and_nothing_is_signed(client, campaign, batch, signatory):
    client.force_login(signatory)
    values = form_of(batch)
    by_post(campaign)
    page = client.post(url(campaign), values, follow=True).text
    assert "The letters changed since you opened this page." in page
    assert "Essexshire: goes by post instead of e-mail." in page
    assert SignOff.objects.count() == 0


def test_a_change_after_signing_is_on_the_page(client, campaign, batch, signatory):
    sign(batch, signatory)
    by_post(campaign)
    client.force_login(signatory)
    page = client.get(url(campaign)).text
    assert "That no longer holds. What changed:" in page
    assert "Essexshire: goes by post instead of e-mail." in page
    assert "Sign off 3 letters" in page


def test_what_is_missing_takes_the_button_away(client, campaign, signatory):
    make_complete(campaign, "Testingham", salutation="")
    client.force_login(signatory)
    page = client.get(url(campaign)).text
    assert "Testingham: no salutation. Complete it, check it again, or take the office out." in page
    assert "Sign off 4 letters" not in page


@pytest.mark.parametrize("role", ["officer", "lead", "publisher", "auditor", "administrator"])
def test_other_roles_read_the_page_and_cannot_sign(client, campaign, batch, role):
    client.force_login(make_officer(role))
    page = client.get(url(campaign))
    assert (page.status_code, "Sign off 3 letters" in page.text) == (200, False)
    assert client.post(url(campaign), form_of(batch)).status_code == 403
    assert SignOff.objects.count() == 0


def test_a_deputy_signs_on_the_page(client, campaign, batch, signatory):
    deputy = make_officer("publisher", name="Dee Puty")
    name_deputy(deputy, by=signatory, until=None)
    client.force_login(deputy)
    page = client.post(url(campaign), form_of(batch), follow=True).text
    assert "Signed off by Dee Puty as deputy for Dame Sara Thornton DBE QPM" in page


@pytest.mark.parametrize(
    "values",
    [{}, {"sha256": "x", "shown": "nothing"}, {"sha256": "x", "shown": "[1]"}, {"sha256": "x", "shown": '{"1": 2}'}],
)
def test_a_form_made_by_hand_signs_nothing(client, campaign, signatory, values):
    client.force_login(signatory)
    assert "This page was not complete." in client.post(url(campaign), values, follow=True).text
    assert SignOff.objects.count() == 0


@pytest.mark.parametrize(
    "spoilt",
    [
        {"channel": ["post"]},
        {"words": None},
        {"files": {"fr": "x"}},
        {"enclosures": [["a"]]},
        {"enclosures": [[["a"], "b"]]},
        {"name": 1},
        {"more": 1},
    ],
)
def test_a_form_with_a_spoilt_letter_signs_nothing(client, campaign, batch, signatory, spoilt):
    client.force_login(signatory)
    _, manifest = shown(batch)
    office = next(iter(manifest))
    values = {"sha256": "x", "shown": json.dumps(manifest | {office: manifest[office] | spoilt})}
    assert "This page was not complete." in client.post(url(campaign), values, follow=True).text
    assert SignOff.objects.count() == 0


def test_wrong_methods_and_unknown_ids_fail(client, campaign, signatory):
    client.force_login(signatory)
    assert client.put(url(campaign)).status_code == 405
    assert client.get("/staff/campaigns/999999/sign-off/").status_code == 404
    assert client.get("/staff/letters/999999/sign-off/").status_code == 404


def test_the_page_costs_the_same_for_three_letters_and_for_six(
    client, campaign, signatory, django_assert_max_num_queries
):
    client.force_login(signatory)
    with django_assert_max_num_queries(45):
        client.get(url(campaign))
    for name in ("One", "Two", "Three"):
        make_complete(campaign, name)
    with django_assert_max_num_queries(45):
        client.get(url(campaign))


def test_deputies_are_named_and_ended_by_signatories_only(client, signatory):
    deputy = make_officer("officer", name="Dee Puty")
    client.force_login(signatory)
    values = {"officer": deputy.pk, "until": "30/11/2020"}
    page = client.post("/staff/deputies/", values, follow=True).text
    assert "Dee Puty may sign letters off." in page and "until 30 November 2020" in page
    key = deputy.deputyships.get().pk
    assert "End the deputyship of Dee Puty?" in client.get(f"/staff/deputies/{key}/end/").text
    assert "Dee Puty is no deputy any more." in client.post(f"/staff/deputies/{key}/end/", follow=True).text
    assert "Dee Puty is deactivated" not in client.post("/staff/deputies/", {"until": "nonsense"}).text
    client.force_login(make_officer("lead", "officer", "publisher", "administrator"))
    assert client.get("/staff/deputies/").status_code == client.post(f"/staff/deputies/{key}/end/").status_code == 403
