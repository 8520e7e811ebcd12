"""/staff/campaigns/<pk>/release/ and /staff/releases/<pk>/stop/."""

import pytest

from letters.models import Dispatch, Release
from tests.dispatching.conftest import sign
from tests.dispatching.test_what_voids_a_sign_off import by_post
from tests.make import make_officer


def url(campaign):
    return f"/staff/campaigns/{campaign.pk}/release/"


@pytest.fixture
def signed(batch, signatory):
    return sign(batch, signatory)


@pytest.fixture
def lead(client, db):
    found = make_officer("lead", name="Lea Leader")
    client.force_login(found)
    return found


def test_before_the_signature_the_page_leads_to_sign_off(client, campaign, lead):
    page = client.get(url(campaign)).text
    assert "The letters are not signed off yet." in page
    assert f'href="/staff/campaigns/{campaign.pk}/sign-off/"' in page


def test_a_second_officer_releases_and_sees_until_when_it_can_be_stopped(client, campaign, signed, lead):
    page = client.get(url(campaign)).text
    assert "Signed off by Sig Natory on 20 November 2020: Essexshire, Kentshire, Surreyshire." in page
    assert "The letters go 10 minutes after you release them." in page
    assert "E-mail does not go from here." in page
    page = client.post(url(campaign), {"sign_off": signed.pk}, follow=True).text
    assert "Released. The letters go on 20 November 2020 at 12:10; stop before then." in page
    assert "They go on 20 November 2020 at 12:10; stop before then." in page
    assert Dispatch.objects.count() == 3


def test_pressed_twice_the_second_time_says_that_it_is_done(client, campaign, signed, lead):
    client.post(url(campaign), {"sign_off": signed.pk})
    page = client.post(url(campaign), {"sign_off": signed.pk}, follow=True).text
    assert "These letters were released already, by Lea Leader on 20 November 2020 at 12:00." in page
    assert Release.objects.count() == 1


def test_what_changed_is_said_and_takes_the_button_away(client, campaign, signed, lead):
    by_post(campaign)
    page = client.get(url(campaign)).text
    assert "Essexshire: goes by post instead of e-mail." in page and "Release 3 letters" not in page
    assert (
        "The sign-off does not hold any more" in client.post(url(campaign), {"sign_off": signed.pk}, follow=True).text
    )
    assert Release.objects.count() == 0


@pytest.mark.parametrize("values", [{}, {"sign_off": "999999"}, {"sign_off": "x"}])
def test_another_signature_than_the_one_shown_releases_nothing(client, campaign, signed, lead, values):
    page = client.post(url(campaign), values, follow=True).text
    assert "The letters were not signed off as this page showed them." in page
    assert Release.objects.count() == 0


@pytest.mark.parametrize("role", ["officer", "signatory", "auditor", "administrator"])
def test_other_roles_read_the_page_and_cannot_release(client, campaign, signed, role):
    client.force_login(make_officer(role))
    page = client.get(url(campaign))
    assert (page.status_code, "Release 3 letters" in page.text) == (200, False)
    assert client.post(url(campaign), {"sign_off": signed.pk}).status_code == 403
    assert Release.objects.count() == 0


def test_a_release_is_stopped_on_a_page_of_its_own(client, campaign, signed, lead):
    client.post(url(campaign), {"sign_off": signed.pk})
    stop = f"/staff/releases/{Release.objects.get().pk}/stop/"
    assert f'href="{stop}"' in client.get(url(campaign)).text
    assert "Stop the release?" in client.get(stop).text
    assert "Enter reason" in client.post(stop, {"reason": ""}).text
    page = client.post(stop, {"reason": "A name is wrong."}, follow=True).text
    assert "The release is stopped. Nothing was sent" in page
    assert "was stopped by Lea Leader on 20 November 2020: A name is wrong." in page
    assert "Release 3 letters" in page
    assert "This release was stopped already." in client.post(stop, {"reason": "Again."}).text
    client.force_login(make_officer("officer", "signatory"))
    assert client.post(stop, {"reason": "x"}).status_code == 403


def test_wrong_methods_and_unknown_ids_fail(client, campaign, lead):
    assert client.put(url(campaign)).status_code == 405
    for path in ("/staff/campaigns/999999/release/", "/staff/letters/999999/release/", "/staff/releases/999999/stop/"):
        assert client.get(path).status_code == 404


def test_after_the_release_the_pages_say_what_is_held_and_what_was_signed(client, campaign, signed, lead):
    client.post(url(campaign), {"sign_off": signed.pk})
    assert "1 is held: e-mail does not go from here." in client.get(url(campaign)).text
    page = client.get(f"/staff/campaigns/{campaign.pk}/sign-off/").text
    assert "Signed off by Sig Natory on 20 November 2020, and released." in page
    assert "There are no letters to sign off." not in page
