"""Moving a reply, and putting mail back into the inbox: what it settled is undone, and both letters say so."""

from datetime import date

import pytest
import time_machine

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import intake
from letters.models import Document, Incoming, Reply, Settlement
from tests.mailbox.make import make_mail
from tests.make import (
    make_document,
    make_draft,
    make_letter,
    make_office,
    make_officer,
    make_public_copy,
    make_published_copy,
    make_reply,
    make_request,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2020, 11, 20), tick=False):
        yield


def settled_by(letter, *asked, **facts):
    """A reply to `letter` that settles `asked` as received."""
    plain = {
        "channel": "email",
        "received_on": date(2020, 11, 2),
        "sender": "A. Clerk",
        "kind": "full",
        "note": "Here.",
    }
    states = dict.fromkeys(asked, ("received",))
    return intake.log_reply(letter, by=make_officer("officer"), settlements=states, **(plain | facts))


def states(*asked):
    """How each requested document stands now."""
    for one in asked:
        one.refresh_from_db()
    return [one.state for one in asked]


def test_a_reply_moves_with_its_documents_and_both_letters_say_so():
    officer, wrong, right = make_officer("officer"), make_letter(), make_letter()
    reply = make_reply(wrong)
    document = make_document(incoming=reply.incoming)
    intake.move_reply(reply, to=right, by=officer, reason="It names the other letter.")
    document.refresh_from_db()
    assert (document.answered_letter, document.incoming.office) == (right, right.office)
    away, here = Event.objects.about(wrong).get(), Event.objects.about(right).get()
    assert (away.verb, away.by, here.verb) == ("reply moved away", officer, "reply moved here")
    assert right.reference in away.note
    assert wrong.reference in here.note


def test_what_it_settled_of_the_letter_it_leaves_is_undone_by_new_rows():
    wrong, right = make_letter(), make_letter()
    asked, untouched = make_request(wrong), make_request(wrong, "problem_profile")
    reply = settled_by(wrong, asked)
    intake.move_reply(reply, to=right, by=make_officer("officer"), reason="Wrong letter.")
    assert states(asked, untouched) == ["awaited", "awaited"]
    first, undone = asked.settlements.order_by("pk")
    assert (first.state, first.reply, undone.undoes, undone.reply) == ("received", reply, first, None)
    assert untouched.settlements.count() == 0


def test_what_an_earlier_reply_settled_counts_again():
    wrong, right = make_letter(), make_letter()
    asked = make_request(wrong)
    earlier = settled_by(wrong, asked)
    later = settled_by(wrong, asked)
    intake.move_reply(later, to=right, by=make_officer("officer"), reason="Wrong letter.")
    asked.refresh_from_db()
    assert (asked.state, asked.settlement.reply) == ("received", earlier)


def test_what_it_settled_of_the_letter_it_moves_to_stays():
    office = make_office()
    wrong, right = make_letter(office=office), make_letter(office=office)
    mine, theirs = make_request(wrong), make_request(right)
    reply = settled_by(wrong, mine, theirs)
    intake.move_reply(reply, to=right, by=make_officer("officer"), reason="Wrong letter.")
    assert states(mine, theirs) == ["awaited", "received"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_draft, "still a draft"),
        (lambda: make_letter(sent_on=date(2020, 11, 10), dated=date(2020, 11, 10)), "is before"),
    ],
)
def test_a_letter_that_takes_no_such_reply_is_refused(make, words):
    reply, to = make_reply(), make()
    with pytest.raises(CorrespondenceError) as refused:
        intake.move_reply(reply, to=to, by=make_officer("officer"), reason="Wrong letter.")
    assert words in str(refused.value)
    assert Reply.objects.get().letter == reply.letter


@pytest.mark.parametrize(("make", "words"), [(make_public_copy, "is prepared"), (make_published_copy, "is published")])
def test_a_document_with_an_open_public_copy_does_not_move(make, words):
    reply = make_reply()
    make(make_document(incoming=reply.incoming))
    with pytest.raises(CorrespondenceError) as refused:
        intake.move_reply(reply, to=make_letter(), by=make_officer("officer"), reason="Wrong letter.")
    assert words in str(refused.value)


def test_to_its_own_letter_or_without_a_reason_it_does_not_move():
    reply, officer = make_reply(), make_officer("officer")
    for to, reason in ((reply.letter, "Wrong."), (make_letter(), " ")):
        with pytest.raises(CorrespondenceError):
            intake.move_reply(reply, to=to, by=officer, reason=reason)
    assert Event.objects.count() == 0


def test_the_page_moves_a_reply_and_shows_refusals_at_its_form(client):
    client.force_login(make_officer("officer"))
    reply, right = make_reply(), make_letter()
    address = f"/staff/replies/{reply.pk}/move/"
    assert f'href="{address}"' in client.get(f"/staff/letters/{reply.letter.pk}/").content.decode()
    refused = client.post(address, {"letter": reply.letter.pk, "reason": "Wrong."})
    assert refused.context["form"].non_field_errors() == [
        f"The reply is filed to {reply.letter} already. Choose another letter."
    ]
    moved = client.post(address, {"letter": right.pk, "reason": "Wrong letter."})
    assert moved.url == f"/staff/letters/{right.pk}/"
    client.force_login(make_officer("auditor"))
    assert client.get(address).status_code == 403


def test_mail_put_back_leaves_its_letter_with_everything_it_settled_undone():
    officer, letter = make_officer("officer"), make_letter()
    asked = make_request(letter)
    incoming = make_mail(files={"one.txt": b"One"})
    held = intake.hand_over(incoming, files=incoming.files.all(), by=officer)
    settled_by(letter, asked, incoming=incoming, documents=[(one, "enclosure") for one in held])
    intake.put_back(incoming, by=officer, reason="Wrong letter.")
    incoming.refresh_from_db()
    assert (incoming.state, Reply.objects.count(), Document.objects.count()) == ("waiting", 0, 0)
    assert states(asked) == ["awaited"]
    assert Settlement.objects.count() == 2
    taken_off = Event.objects.about(letter).get(verb="reply taken off")
    assert {one["name"] for one in taken_off.detail["documents"]} == {"A reply.eml", "one.txt"}
    again = intake.hand_over(incoming, files=incoming.files.all(), by=officer)
    assert {one.original_name for one in again} == {"A reply.eml", "one.txt"}


def test_mail_with_a_public_copy_stays_filed():
    officer, letter, incoming = make_officer("officer"), make_letter(), make_mail()
    held = intake.hand_over(incoming, files=(), by=officer)
    reply = settled_by(letter, incoming=incoming, documents=[(one, "covering_letter") for one in held])
    make_public_copy(reply.incoming.documents.get())
    with pytest.raises(CorrespondenceError):
        intake.put_back(incoming, by=officer)
    assert Reply.objects.get() == reply


def test_mail_is_filed_once_however_often_the_form_is_sent():
    incoming, letter = make_mail(), make_letter()
    settled_by(letter, incoming=incoming)
    with pytest.raises(CorrespondenceError) as refused:
        settled_by(make_letter(), incoming=incoming)
    assert str(refused.value) == f"This message is filed to {letter} already. Move that reply instead."
    assert (Incoming.objects.count(), Reply.objects.count()) == (1, 1)


def test_a_message_in_the_inbox_is_found_when_it_is_logged_from_a_file_too():
    officer, incoming = make_officer("officer"), make_mail()
    (held,) = intake.hand_over(incoming, files=(), by=officer)
    sentence = intake.already_logged(held)
    assert f'<a class="govuk-link" href="/staff/inbox/{incoming.pk}/">' in sentence
    assert intake.already_logged(held, apart_from=incoming) == ""


def test_a_part_that_was_filed_apart_goes_back_into_its_message():
    officer, letter = make_officer("officer"), make_letter()
    incoming = make_mail(files={"one.txt": b"One", "two.txt": b"Two"})
    held = intake.hand_over(
        incoming, files=incoming.files.filter(original_name="one.txt"), by=officer, with_message=False
    )
    reply = settled_by(letter, incoming=incoming, documents=[(one, "enclosure") for one in held], keep_rest=True)
    assert reply.incoming.split_from == incoming
    assert intake.put_back(reply.incoming, by=officer) == incoming
    assert (Reply.objects.count(), Document.objects.count(), Incoming.objects.get()) == (0, 0, incoming)
    assert {event.verb for event in Event.objects.about(incoming)} == {"part filed", "part put back"}
