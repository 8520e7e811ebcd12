"""The inbox: GET and POST /staff/inbox/…, and the way from there to the form that logs a reply."""

from datetime import date

import pytest
import time_machine

from iasc_tracker.models import Event
from letters.models import Document, HeldFile, Incoming, Reply
from tests.mailbox.make import make_mail
from tests.make import make_document, make_letter, make_office, make_officer, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


@pytest.fixture
def officer(client):
    officer = make_officer("officer")
    client.force_login(officer)
    return officer


def post_reply(client, address, letter, incoming, **more):
    """Send the form that logs a reply as the page at `address` offers it: every held file an enclosure."""
    page = client.get(address).context["page"]
    data = {
        "form_token": page.form["form_token"].value(),
        "incoming": incoming.pk,
        "channel": "email",
        "received_on": "02/11/2020",
        "sender": "A. Clerk",
        "kind": "part",
        "held": [str(held.pk) for held in page.form.held_files],
    }
    for held in page.form.held_files:
        data |= {f"file-{held.pk}-kind": "enclosure", f"file-{held.pk}-position": "not_stated"}
    return client.post(f"/staff/letters/{letter.pk}/reply/", data | more)


def test_the_list_shows_exactly_what_needs_a_person(client, officer):
    make_mail(subject="Waits")
    filed = make_mail(subject="Filed by the tracker", state="filed")
    Reply.objects.create(incoming=filed, letter=make_letter(), kind="unread")
    done = make_mail(subject="Filed by an officer", state="filed")
    Reply.objects.create(incoming=done, letter=make_letter(), kind="full", filed_by=officer)
    make_mail(subject="Set aside", state="rejected", rejected_as="spam", rejected_reason="Spam.")
    lists = {show: client.get(f"/staff/inbox/?show={show}").context["page_obj"] for show in ("", "filed", "aside", "x")}
    found = {show: {mail.subject for mail in page} for show, page in lists.items()}
    waiting = {"Waits", "Filed by the tracker"}
    assert found == {"": waiting, "filed": {"Filed by an officer"}, "aside": {"Set aside"}, "x": waiting}


def test_filing_leads_to_the_form_with_the_files_and_what_is_known(client, officer):
    letter = make_letter()
    asked = make_request(letter)
    incoming = make_mail(files={"strategy.txt": b"Our strategy"}, guesses=[guess(letter)])
    response = client.post(
        f"/staff/inbox/{incoming.pk}/",
        {
            "guess": letter.pk,
            "with_message": "on",
            "files": [file.pk for file in incoming.files.all()],
            "rest": "leave",
        },
    )
    assert response.status_code == 302
    assert response.url.startswith(f"/staff/letters/{letter.pk}/reply/?incoming={incoming.pk}&held=")
    assert {held.original_name for held in HeldFile.objects.all()} == {"A reply.eml", "strategy.txt"}
    saved = post_reply(client, response.url, letter, incoming, **{f"asked-{asked.pk}-state": "received"})
    assert saved.url == f"/staff/letters/{letter.pk}/"
    incoming.refresh_from_db()
    reply = Reply.objects.get()
    assert (incoming.state, incoming.decided_by, reply.incoming, reply.kind) == ("filed", officer, incoming, "part")
    assert {document.original_name for document in incoming.documents.all()} == {"A reply.eml", "strategy.txt"}
    asked.refresh_from_db()
    assert asked.settlement.reply == reply


def guess(letter, reason="Its subject names it."):
    """One row of `Incoming.guesses`."""
    return {"letter": letter.pk, "reference": letter.reference, "score": 90, "reasons": [reason]}


def test_a_reply_that_the_tracker_filed_is_looked_at_in_the_same_way(client, officer):
    letter = make_letter()
    incoming = make_mail(state="filed", guesses=[guess(letter)])
    reply = Reply.objects.create(incoming=incoming, letter=letter, kind="unread")
    address = client.post(
        f"/staff/inbox/{incoming.pk}/", {"guess": letter.pk, "with_message": "on", "rest": "leave"}
    ).url
    post_reply(client, address, letter, incoming)
    reply.refresh_from_db()
    assert (reply.kind, reply.filed_by, Reply.objects.count()) == ("part", officer, 1)


def test_a_wrongly_filed_one_can_be_filed_to_another_letter_and_both_say_so(client, officer):
    wrong, right = make_letter(), make_letter()
    incoming = make_mail(state="filed")
    reply = Reply.objects.create(incoming=incoming, letter=wrong, kind="unread")
    data = {"guess": "other", "letter": right.pk, "with_message": "on", "rest": "leave"}
    post_reply(client, client.post(f"/staff/inbox/{incoming.pk}/", data).url, right, incoming)
    reply.refresh_from_db()
    assert reply.letter == right
    assert Event.objects.about(wrong).get().verb == "reply moved away"
    assert Event.objects.about(right).get().verb == "reply logged"


def test_files_can_go_to_different_letters(client, officer):
    first, second = make_letter(), make_letter()
    incoming = make_mail(files={"one.txt": b"One", "two.txt": b"Two"})
    one, two = incoming.files.all()
    data = {"guess": "other", "letter": first.pk, "files": [one.pk], "rest": "keep"}
    address = client.post(f"/staff/inbox/{incoming.pk}/", data).url
    post_reply(client, address, first, incoming, keep_rest="True")
    incoming.refresh_from_db()
    assert incoming.state == "waiting"
    left = client.get(f"/staff/inbox/{incoming.pk}/").context["form"].fields["files"].queryset
    assert list(left) == [two]
    data = {"guess": "other", "letter": second.pk, "with_message": "on", "files": [two.pk], "rest": "leave"}
    post_reply(client, client.post(f"/staff/inbox/{incoming.pk}/", data).url, second, incoming)
    filed = {document.original_name: document.answered_letter for document in Document.objects.all()}
    assert filed == {"one.txt": first, "two.txt": second, "A reply.eml": second}
    part = Incoming.objects.get(split_from=incoming)
    assert (part.reply.letter, part.sha256) == (first, None)


def test_one_reply_settles_documents_of_several_letters_to_the_same_office(client, officer):
    office = make_office()
    first, second, foreign = make_letter(office=office), make_letter(office=office), make_letter()
    asked, also, not_theirs = make_request(first), make_request(second), make_request(foreign)
    address = f"/staff/letters/{first.pk}/reply/"
    assert b"asked-%d-state" % also.pk in client.get(address).content
    assert b"asked-%d-state" % not_theirs.pk not in client.get(address).content
    data = {
        "channel": "email",
        "note": "Here they are.",
        "received_on": "02/11/2020",
        "sender": "A. Clerk",
        "kind": "full",
    }
    client.post(address, data | {f"asked-{one.pk}-state": "received" for one in (asked, also, not_theirs)})
    reply = Reply.objects.get()
    for one in (asked, also, not_theirs):
        one.refresh_from_db()
    assert (asked.settlement.reply, also.settlement.reply, not_theirs.settlement) == (reply, reply, None)
    assert {event.verb for event in Event.objects.about(second)} == {"document settled", "reply covers it"}


def test_referring_on_says_to_whom_and_can_be_undone(client, officer):
    incoming = make_mail()
    assert client.post(f"/staff/inbox/{incoming.pk}/refer/", {"to": "", "reason": ""}).status_code == 200
    client.post(f"/staff/inbox/{incoming.pk}/refer/", {"to": "The fire service", "reason": "About hydrants."})
    incoming.refresh_from_db()
    decided = (
        incoming.state,
        incoming.rejected_as,
        incoming.referred_to,
        incoming.rejected_reason,
        incoming.decided_by,
    )
    assert decided == ("rejected", "referred", "The fire service", "About hydrants.", officer)
    client.post(f"/staff/inbox/{incoming.pk}/undo/", {"reason": "It is for us."})
    incoming.refresh_from_db()
    assert (incoming.state, incoming.rejected_as, incoming.rejected_reason) == ("waiting", "", "")
    assert [event.verb for event in Event.objects.about(incoming)] == ["put back into the inbox", "set aside"]


def test_spam_leaves_the_inbox_and_the_reply_it_was_taken_for_goes(client, officer):
    letter = make_letter()
    incoming = make_mail(state="filed")
    Reply.objects.create(incoming=incoming, letter=letter, kind="unread")
    client.post(f"/staff/inbox/{incoming.pk}/spam/")
    incoming.refresh_from_db()
    assert (incoming.rejected_as, Reply.objects.count()) == ("spam", 0)
    assert Event.objects.about(letter).get().verb == "reply taken off"


@pytest.mark.parametrize("role", ["auditor", "publisher", "signatory", "administrator"])
def test_who_may_not_file_may_look(client, role):
    incoming = make_mail()
    client.force_login(make_officer(role))
    assert client.get(f"/staff/inbox/{incoming.pk}/").context["form"] is None
    assert client.post(f"/staff/inbox/{incoming.pk}/", {"guess": "other"}).status_code == 200
    assert [client.post(f"/staff/inbox/{incoming.pk}/{verb}/").status_code for verb in ("refer", "spam", "undo")] == [
        403
    ] * 3
    incoming.refresh_from_db()
    assert incoming.state == "waiting"


def test_messages_and_files_are_downloads_that_cannot_run(client, officer):
    incoming = make_mail(files={"x.html": b"<script>alert(1)</script>"})
    file = incoming.files.get()
    for address in ("message/", f"files/{file.pk}/"):
        response = client.get(f"/staff/inbox/{incoming.pk}/{address}")
        assert response["Content-Disposition"].startswith("attachment")
        assert "sandbox" in response["Content-Security-Policy"]
    other = make_mail(message_id="other")
    assert client.get(f"/staff/inbox/{other.pk}/files/{file.pk}/").status_code == 404


def test_what_is_logged_already_is_not_offered_again(client, officer):
    make_document(b"One", letter=make_letter())
    incoming = make_mail(files={"one.txt": b"One", "two.txt": b"Two"})
    offered = client.get(f"/staff/inbox/{incoming.pk}/").context["form"].fields["files"].queryset
    assert [file.original_name for file in offered] == ["two.txt"]


def test_the_worklist_counts_the_inbox_and_names_what_is_old(client, officer):
    make_mail(subject="Old", received_on=date(2020, 11, 17))
    make_mail(subject="New", received_on=date(2020, 11, 18))
    page = client.get("/staff/")
    box = page.context["counts"][-1]
    assert (box.number, box.words, box.url) == (2, "In the inbox", "/staff/inbox/")
    assert [mail.subject for mail in page.context["overlong"]] == ["Old"]


def test_an_unknown_message_is_not_found(client, officer):
    logged = Incoming.objects.create(channel="email", received_on=date(2020, 11, 2), state="filed")
    for pk in (logged.pk, 999_999):
        assert client.get(f"/staff/inbox/{pk}/").status_code == 404


def test_the_list_costs_the_same_for_one_message_and_for_three(client, officer, django_assert_num_queries):
    for more in (1, 2):
        for _ in range(more):
            letter = make_letter()
            Reply.objects.create(incoming=make_mail(state="filed"), letter=letter, kind="unread")
        with django_assert_num_queries(11):
            client.get("/staff/inbox/")
