"""One message, uploaded and fetched, in either order, is one record (DESIGN rule 8)."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters import filing, intake
from letters.mailbox import keep_message
from letters.models import Incoming, Mailbox, Reply
from letters.tasks.mail import sort_message
from tests.intake.files import upload
from tests.mailbox.mails import mail
from tests.make import make_letter, make_officer

pytestmark = pytest.mark.django_db
SENT = mail(Message_ID="<one@sampleshire.example>")
# Saved from a mail program: other bytes, the same message.
SAVED = b"X-Saved: yes\r\n" + SENT


def fetched(data, uid):
    """The MailboxMessage of a message that the server has."""
    box, _ = Mailbox.objects.get_or_create(name="replies@mail.example/INBOX")
    return keep_message([data], mailbox=box, uid_validity=1, uid=uid)


def log(letter, *files, by):
    """A reply to `letter` made of (name, bytes)."""
    held = [(filing.hold(upload(*one), by=by), "covering_letter") for one in files]
    facts = {"channel": "email", "received_on": date(2020, 11, 2), "sender": "A. Clerk", "kind": "part"}
    return intake.log_reply(letter, by=by, documents=held, **facts)


def test_a_message_that_was_uploaded_is_known_when_it_is_fetched():
    reply = log(make_letter(), ("a.txt", b"Enclosed"), ("reply.eml", SAVED), by=make_officer("officer"))
    assert reply.incoming.message_id == "one@sampleshire.example"
    message, other = fetched(SENT, 1), fetched(mail(Message_ID="<two@sampleshire.example>"), 2)
    assert (message.is_duplicate, message.incoming) == (True, reply.incoming)
    assert other.is_duplicate is False
    assert (Incoming.objects.count(), list(Reply.objects.all())) == (2, [reply])


def test_a_message_that_was_fetched_is_known_when_it_is_uploaded():
    incoming, letter, officer = fetched(SENT, 1).incoming, make_letter(), make_officer("officer")
    with pytest.raises(CorrespondenceError) as refusal:
        log(letter, ("reply.eml", SAVED), by=officer)
    assert refusal.value.sentences == [
        f"“reply.eml” came by e-mail and is in the inbox: "
        f'<a class="govuk-link" href="/staff/inbox/{incoming.pk}/">file it from there</a>.'
    ]
    sort_message.call(incoming.pk)
    incoming.refresh_from_db()
    facts = {"channel": "email", "received_on": date(2020, 11, 2), "sender": "A. Clerk", "kind": "part"}
    held = filing.hold(upload("reply.eml", SAVED), by=officer)
    intake.log_reply(letter, by=officer, incoming=incoming, documents=[(held, "covering_letter")], **facts)
    again = filing.hold(upload("again.eml", b"X-Again: yes\r\n" + SENT), by=officer)
    assert f'already logged with <a class="govuk-link" href="/staff/letters/{letter.pk}/">' in (
        intake.already_logged(again)
    )


def test_two_messages_in_one_reply_and_one_of_a_voided_letter_are_no_obstacle():
    officer, wrong, right = make_officer("officer"), make_letter(), make_letter()
    log(wrong, ("reply.eml", SAVED), by=officer)
    wrong.voided_at, wrong.voided_by, wrong.voided_reason = wrong.created_at, officer, "Logged twice"
    wrong.save()
    second = mail(Message_ID="<two@sampleshire.example>")
    reply = log(right, ("reply.eml", b"X-Again: yes\r\n" + SENT), ("second.eml", second), by=officer)
    assert reply.incoming.message_id == "two@sampleshire.example"


def test_every_message_of_one_reply_is_known_when_it_is_fetched_or_uploaded():
    officer, second = make_officer("officer"), mail(Message_ID="<two@sampleshire.example>")
    reply = log(make_letter(), ("reply.eml", SAVED), ("more.eml", b"X-Saved: yes\r\n" + second), by=officer)
    assert reply.incoming.message_id == "one@sampleshire.example"
    message = fetched(second, 1)
    assert (message.is_duplicate, message.incoming, Incoming.objects.count()) == (True, reply.incoming, 1)
    again = filing.hold(upload("again.eml", b"X-Again: yes\r\n" + second), by=officer)
    assert "is already logged with" in intake.already_logged(again)


def test_every_message_that_is_kept_in_the_inbox_is_known_when_it_is_fetched():
    officer, second = make_officer("officer"), mail(Message_ID="<two@sampleshire.example>")
    files = [("one.eml", SAVED), ("two.eml", b"X-Saved: yes\r\n" + second), ("twice.eml", b"X-Twice: yes\r\n" + second)]
    incoming = intake.keep_in_inbox([filing.hold(upload(*file), by=officer) for file in files], by=officer)
    message = fetched(second, 1)
    assert (message.is_duplicate, message.incoming, Incoming.objects.count()) == (True, incoming, 1)
