"""/staff/campaigns/<pk>/sending/, /staff/letters/<pk>/sending/ and the pages of one dispatch."""

import pytest

from letters.models import Dispatch
from tests.make import make_campaign, make_letter, make_office, make_officer
from tests.make_sending import DAY, make_released, make_sent, make_written


@pytest.fixture
def campaign(db):
    return make_campaign()


@pytest.fixture
def officer(client, db):
    found = make_officer("officer", "publisher", name="Olive Officer")
    client.force_login(found)
    return found


def url(campaign):
    return f"/staff/campaigns/{campaign.pk}/sending/"


def by_mail(**fields):
    return make_released(make_office(email="office@sampleshire.example"), "email", **fields)


def test_before_a_release_the_page_leads_to_it(client, campaign, officer):
    page = client.get(url(campaign)).text
    assert "Nothing has been released yet." in page and f'href="/staff/campaigns/{campaign.pk}/release/"' in page


def test_some_are_marked_as_posted(client, campaign, officer):
    one, two = make_released(campaign=campaign), make_released(campaign=campaign)
    page = client.get(url(campaign)).text
    assert "2 waiting to go" in page
    response = client.post(url(campaign), {"dispatch": [one.pk], "sent_on": "20/11/2020"}, follow=True)
    assert "1 letter marked as sent." in response.text
    assert dict(Dispatch.objects.values_list("pk", "state")) == {one.pk: "sent", two.pk: "queued"}


def test_all_are_marked_as_posted(client, campaign, officer):
    make_released(campaign=campaign), make_released(campaign=campaign), make_released()
    page = client.post(url(campaign), {"everything": "on", "sent_on": "today"}, follow=True).text
    assert "2 letters marked as sent." in page
    assert sorted(Dispatch.objects.values_list("state", flat=True)) == ["queued", "sent", "sent"]


def test_what_is_wrong_is_said_and_the_ticks_stay(client, campaign, officer):
    row = make_released(campaign=campaign)
    page = client.post(url(campaign), {"dispatch": [row.pk], "sent_on": ""}).text
    assert "Enter the date sent" in page
    assert f'id="dispatch-{row.pk}" checked' in page
    page = client.post(url(campaign), {"dispatch": [row.pk], "sent_on": "21/11/2020"}).text
    assert "the day is in the future. Today is 20 November 2020." in page
    assert "Choose at least one letter." in client.post(url(campaign), {"sent_on": "today"}).text


def test_a_dispatch_of_another_campaign_is_not_marked_from_here(client, campaign, officer):
    make_released(campaign=campaign)
    elsewhere = make_released(campaign=make_campaign())
    client.post(url(campaign), {"dispatch": [elsewhere.pk], "sent_on": "today"})
    elsewhere.refresh_from_db()
    assert elsewhere.state == "queued"


def test_held_mail_says_why_and_can_be_taken_as_a_file(client, campaign, officer):
    row = by_mail(campaign=campaign, dispatch={"state": "held", "reason": "No mail server is set."})
    page = client.get(url(campaign)).text
    assert "E-mail does not go from here." in page and "No mail server is set." in page
    response = client.get(f"/staff/dispatches/{row.pk}/message.eml")
    assert (response.status_code, response["Content-Type"]) == (200, "message/rfc822")
    assert response["Content-Disposition"] == f'attachment; filename="{row.letter.reference}.eml"'
    assert b"To: office@sampleshire.example" in response.content


def test_a_letter_has_the_page_for_itself(client, officer):
    letter = make_sent()
    assert "1 sent" in client.get(f"/staff/letters/{letter.pk}/sending/").text
    assert client.get(f"/staff/letters/{make_letter().pk}/sending/").status_code == 404


def test_a_letter_is_sent_again_only_through_its_own_page_and_with_a_reason(client, officer):
    row = make_sent().dispatches.get()
    page = f"/staff/dispatches/{row.pk}/resend/"
    assert "The same letter goes once more." in client.get(page).text
    assert "Enter reason" in client.post(page, {"channel": "post", "reason": ""}).text
    assert Dispatch.objects.count() == 1
    answer = client.post(page, {"channel": "post", "reason": "Lost in the post."}, follow=True)
    assert "is to go once more." in answer.text and "Sent again: Lost in the post." in answer.text
    assert Dispatch.objects.count() == 2


def test_an_unknown_e_mail_is_settled(client, officer):
    row = by_mail(dispatch={"state": "unknown", "reason": "The server never answered."})
    page = f"/staff/dispatches/{row.pk}/settle/"
    assert "The server never answered." in client.get(page).text
    assert "What became of it is kept." in client.post(page, {"arrived": "yes"}, follow=True).text
    row.refresh_from_db()
    assert (row.state, row.sent_on) == ("sent", DAY)


def test_an_e_mail_that_came_back_is_recorded(client, officer):
    letter = make_sent(make_office(email="office@sampleshire.example"), "email")
    page = f"/staff/dispatches/{letter.dispatches.get().pk}/came-back/"
    answer = client.post(page, {"on": "20/11/2020", "reason": "No such mailbox"}, follow=True)
    assert "Sent, came back" in answer.text and "Came back 20 Nov 2020: No such mailbox" in answer.text
    assert "No such mailbox" in client.get(letter.office.get_staff_url()).text


def test_trying_again_is_refused_while_nothing_may_go(client, officer):
    row = by_mail(dispatch={"state": "held"})
    page = f"/staff/dispatches/{row.pk}/try-again/"
    assert "This is a demonstration" in client.get(page).text
    assert "This is a demonstration" in client.post(page, follow=True).text
    row.refresh_from_db()
    assert row.state == "held"


ROLES = {
    "resend": {"lead", "publisher"},
    "settle": {"officer", "lead"},
    "came-back": {"officer", "lead"},
    "try-again": {"officer", "lead"},
    "message.eml": {"officer", "lead", "signatory", "publisher", "auditor", "administrator"},
}


@pytest.mark.parametrize("role", ["officer", "lead", "signatory", "publisher", "auditor", "administrator"])
def test_who_may_open_what(client, campaign, role):
    row = by_mail(campaign=campaign, dispatch={"state": "unknown"})
    client.force_login(make_officer(role))
    answers = {page: client.get(f"/staff/dispatches/{row.pk}/{page}{'' if '.' in page else '/'}") for page in ROLES}
    assert {page for page, answer in answers.items() if answer.status_code == 200} == {
        page for page, roles in ROLES.items() if role in roles
    }
    marking = client.post(url(campaign), {"everything": "on", "sent_on": "today"}).status_code
    assert marking == (200 if role in ("officer", "lead") else 403)


def test_unknown_ids_and_wrong_methods_fail(client, officer):
    letter = make_written()
    for page in ROLES:
        assert client.get(f"/staff/dispatches/999999/{page}{'' if '.' in page else '/'}").status_code == 404
    assert client.put(f"/staff/letters/{letter.pk}/sending/").status_code == 405
    assert client.post("/staff/dispatches/1/message.eml").status_code == 405
