"""Files whose letter nobody knows wait in the inbox beside mail, with guesses, and are filed, set aside or put back."""

from datetime import date

import pytest
import time_machine

from letters import filing, intake
from letters.models import ArrivedFile, Document, HeldFile, Incoming, Reply
from tests.intake.files import upload
from tests.mailbox.mails import mail
from tests.mailbox.test_inbox_pages import post_reply
from tests.make import make_letter, make_officer
from tests.opening.files import word

pytestmark = pytest.mark.django_db
KEEP = "/staff/replies/keep/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


@pytest.fixture
def officer(client):
    officer = make_officer("officer")
    client.force_login(officer)
    return officer


def kept(client, *files):
    """Drop `files` (name, bytes) on the page, keep them in the inbox, and return the Incoming."""
    page = client.post("/staff/replies/log/", {"upload": [upload(*one) for one in files]}, follow=True)
    held = [str(one.held.pk) for one in page.context["suggestions"]]
    assert 'action="/staff/replies/keep/"' in page.text
    response = client.post(KEEP, {"held": held})
    incoming = Incoming.objects.latest("pk")
    assert response.url == f"/staff/inbox/{incoming.pk}/"
    return incoming


def test_files_wait_in_the_inbox_with_guesses_and_are_on_the_worklist_in_time(client, officer):
    letter = make_letter()
    message = mail(text=f"About {letter.reference}, see the plan.", Message_ID="<one@sampleshire.example>")
    incoming = kept(client, ("reply.eml", message), ("plan.docx", word("A plan")))
    assert (incoming.subject, incoming.received_on, incoming.sender, incoming.message_id) == (
        "reply.eml and 1 more",
        date(2020, 11, 2),
        "A. Clerk",
        "one@sampleshire.example",
    )
    assert (incoming.guesses[0]["reference"], HeldFile.objects.count()) == (letter.reference, 0)
    assert f"Perhaps {letter.reference}" in client.get("/staff/inbox/").text
    page = client.get(incoming.get_staff_url())
    assert [str(option.data["value"]) for option, _, _ in page.context["form"].guesses] == [str(letter.pk), "other"]
    assert (incoming.guesses[0]["reasons"][0] in page.text, "The message as it came" in page.text) == (True, False)
    assert list(client.get("/staff/").context["overlong"]) == [incoming]


def test_nothing_that_waits_is_left_off_the_worklist_however_it_came(client, officer):
    by_hand = kept(client, ("a.txt", b"Words of nobody"))
    noted = Incoming.objects.create(channel="call", received_on=date(2020, 11, 16), note="A call")
    filed = Incoming.objects.create(channel="call", received_on=date(2020, 11, 1), note="Filed", state="filed")
    assert list(client.get("/staff/").context["overlong"]) == [noted]
    with time_machine.travel(date(2020, 11, 23), tick=False):
        client.force_login(officer)  # the session of three days ago is over
        page = client.get("/staff/")
        assert (list(page.context["overlong"]), filed in page.context["overlong"]) == ([noted, by_hand], False)
        assert page.context["counts"][-1].number == Incoming.objects.waiting().count() == 2
        assert [client.get(one.get_staff_url()).status_code for one in (noted, by_hand, filed)] == [200, 200, 404]


def test_they_are_filed_from_there_and_can_be_put_back(client, officer):
    letter = make_letter()
    incoming = kept(client, ("plan.docx", word("A plan")))
    file = ArrivedFile.objects.get()
    answers = {"guess": "other", "letter": letter.pk, "files": [file.pk], "rest": "leave"}
    response = client.post(incoming.get_staff_url(), answers)
    post_reply(client, response.url, letter, incoming)
    reply = Reply.objects.get()
    assert (reply.incoming, reply.letter, Document.objects.get().file.read()) == (incoming, letter, file.file.read())
    intake.put_back(reply.incoming, by=officer)
    incoming.refresh_from_db()
    assert (incoming.state, Reply.objects.count(), incoming.files.count()) == ("waiting", 0, 1)


def test_what_waits_there_is_not_logged_a_second_time(client, officer):
    incoming = kept(client, ("a.txt", b"Words"))
    again = filing.hold(upload("b.txt", b"Words"), by=officer)
    sentence = f'“b.txt” is in the inbox: <a class="govuk-link" href="/staff/inbox/{incoming.pk}/">'
    assert intake.already_logged(again).startswith(sentence)
    client.post(KEEP, {"held": [str(again.pk)]})
    client.post(KEEP, {"held": []})
    assert (Incoming.objects.count(), HeldFile.objects.count()) == (1, 1)


def test_only_who_may_log_replies_may_keep_files(client):
    client.force_login(make_officer("auditor"))
    assert (client.post(KEEP).status_code, client.get(KEEP).status_code) == (403, 405)


def test_what_was_read_of_a_file_before_it_was_kept_is_not_read_again_when_it_is_filed(officer):
    held = filing.hold(upload("a.txt", b"Words"), by=officer)
    filing.open_held(held)
    held.found["opened"]["texts"] = ["Words that no second reading would give"]
    held.save()
    incoming = intake.keep_in_inbox([held], by=officer)
    (again,) = intake.hand_over(incoming, files=incoming.files.all(), by=officer)
    assert (again.found, again.is_being_read, again.read_at is None) == (held.found, False, False)
    facts = {"channel": "post", "received_on": date(2020, 11, 2), "sender": "A. Clerk", "kind": "part"}
    intake.log_reply(make_letter(), by=officer, incoming=incoming, documents=[(again, "covering_letter")], **facts)
    assert Document.objects.get().text == "Words that no second reading would give"
