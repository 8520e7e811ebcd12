"""What officers do by hand beside the worker: no second message, nothing marked in vain, archive copies seen to."""

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters.dispatch.posting import mark_sent
from letters.dispatch.resending import resend
from letters.models import Dispatch
from tests.make import make_campaign, make_office, make_officer
from tests.make_sending import DAY, make_dispatch, make_released, make_sent


@pytest.fixture
def officer(client, db):
    found = make_officer("officer", "publisher")
    client.force_login(found)
    return found


def by_mail(state, **fields):
    office = make_office(email="office@sampleshire.example")
    return make_released(office, "email", dispatch={"state": state, "lease_until": "2020-11-20T12:00Z"}, **fields)


def refused(verb, *args, **kwargs):
    with pytest.raises(CorrespondenceError) as error:
        verb(*args, **kwargs)
    return error.value.sentences


@pytest.mark.parametrize("state", ["queued", "sending", "stopped"])
def test_no_file_to_send_is_handed_out_of_what_goes_by_itself_or_was_stopped(client, officer, state):
    row = by_mail(state)
    page = client.get(f"/staff/letters/{row.letter.pk}/sending/").text
    assert "Download as an e-mail" not in page
    answer = client.get(f"/staff/dispatches/{row.pk}/message.eml", follow=True)
    assert "Stop the release to send it otherwise." in answer.text


def test_what_failed_and_was_sent_again_is_neither_marked_nor_to_be_done(client, officer):
    campaign = make_campaign()
    row = by_mail("failed", campaign=campaign)
    again = resend(row, by=officer, reason="By post this time.", channel="post")
    page = client.get(f"/staff/campaigns/{campaign.pk}/sending/").text
    assert f'id="dispatch-{again.pk}"' in page and f'id="dispatch-{row.pk}"' not in page
    assert refused(mark_sent, [row], on=DAY, by=officer, how="By hand.") == [
        f"{row.letter.office.area}: it was sent again since. Mark that sending."
    ]
    client.post(f"/staff/campaigns/{campaign.pk}/sending/", {"everything": "on", "sent_on": "today"})
    assert dict(Dispatch.objects.values_list("pk", "state")) == {row.pk: "failed", again.pk: "sent"}
    tasks = client.get(f"/staff/campaigns/{campaign.pk}/tasks/").context["tasks"]
    assert [(one["word"], one["colour"]) for one in tasks if one["name"] == "Sending"] == [("1 sent", "")]


def test_a_held_resend_keeps_a_second_one_from_leaving_beside_it(officer):
    row = by_mail("failed")
    assert resend(row, by=officer, reason="Try again.", channel="email").state == "held"
    assert refused(resend, row, by=officer, reason="Try again.", channel="email") == [
        "It is held already: try that sending again, or mark it as sent."
    ]


def archived(state):
    """The archive copy, in this state, of a letter that was sent."""
    letter = make_sent(make_office(email="office@sampleshire.example"), "email")
    return make_dispatch(letter, "archive", to_address="archive@iasc.example", state=state, reason="No room.")


@pytest.mark.parametrize("state", ["failed", "held", "unknown"])
def test_an_archive_copy_that_did_not_go_is_seen_to_by_a_person(client, officer, settings, state):
    settings.MAIL_ARCHIVE = "archive@iasc.example"
    copy = archived(state)
    url = f"/staff/letters/{copy.letter.pk}/sending/"
    page = client.get(url).text
    assert page.count('<td class="govuk-table__cell">Archive copy') == 1 and "No room." in page
    assert f"/staff/dispatches/{copy.pk}/resend/" not in page
    if state == "unknown":
        assert client.get(f"/staff/dispatches/{copy.pk}/settle/").status_code == 200
        client.post(f"/staff/dispatches/{copy.pk}/settle/", {"arrived": "yes"})
    else:
        assert "send one to archive@iasc.example yourself" in page
        client.post(url, {"dispatch": [copy.pk], "sent_on": "today", "how": "Forwarded by hand."})
    copy.refresh_from_db()
    assert (copy.state, copy.sent_on) == ("sent", DAY)
    assert f"/staff/dispatches/{copy.pk}/" not in client.get(url).text


def test_an_archive_copy_never_becomes_a_letter_to_the_office(officer):
    copy = archived("failed")
    assert refused(resend, copy, by=officer, reason="Again.", channel="email") == [
        "An archive copy is not sent again: send one yourself."
    ]
