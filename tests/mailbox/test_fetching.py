"""`mailbox.fetch` against a real Dovecot: every message once and for ever, the server told last."""

import hashlib
import imaplib
import time
from datetime import date

import pytest

from letters import mailbox
from letters.models import Incoming, Mailbox, MailboxMessage
from tests.mailbox.mails import mail

pytestmark = pytest.mark.django_db


def flags(box):
    """The flags of each message, as the server has them."""
    connection = imaplib.IMAP4("127.0.0.1", box.server.port)
    connection.login(box.user, "secret")
    connection.select("INBOX", readonly=True)
    answer = connection.uid("FETCH", "1:*", "(FLAGS)")[1]
    connection.logout()
    return [b"\\Seen" in line for line in answer if line]


def counts():
    """The numbers of the one mailbox: (server, filed, waiting, rejected, duplicates), and whether they add up."""
    (found,) = mailbox.mailbox_counts()
    return (*found[1:6], found.adds_up)


def test_a_message_is_kept_byte_for_byte_with_what_its_first_lines_say(box):
    data = mail(Message_ID="<one@sampleshire.example>")
    box.put(data, received=time.mktime((2020, 11, 2, 12, 0, 0, 0, 0, 0)))
    assert mailbox.fetch() == (1, 0, 0)
    incoming = Incoming.objects.get()
    assert incoming.file.read().replace(b"\r\n", b"\n") == data
    assert incoming.sha256 == hashlib.sha256(incoming.file.open().read()).hexdigest()
    assert (incoming.sender, incoming.sender_address) == ("A. Clerk", "clerk@sampleshire.example")
    assert (incoming.subject, incoming.message_id) == ("Re: Violence Reduction Units", "one@sampleshire.example")
    assert (incoming.received_on, incoming.sent_on, incoming.state) == (date(2020, 11, 2), date(2020, 11, 2), "waiting")
    assert flags(box) == [True]


def test_looking_again_brings_nothing_new_and_the_counts_agree(box):
    for number in range(3):
        box.put(mail(Message_ID=f"<{number}@sampleshire.example>"))
    assert [mailbox.fetch(), mailbox.fetch()] == [(3, 0, 0), (0, 0, 0)]
    assert (Incoming.objects.count(), counts()) == (3, (3, 0, 3, 0, 0, True))


def test_the_same_message_id_or_the_same_bytes_are_one_record_and_every_copy_is_kept(box):
    box.put(mail(Message_ID="<one@sampleshire.example>"))
    box.put(
        mail(Message_ID="<one@sampleshire.example>", Received="by another.example; Mon, 02 Nov 2020 10:00:00 +0000")
    )
    box.put(mail(text="Without an identifier."))
    box.put(mail(text="Without an identifier."))
    box.put(mail(text="Another without an identifier."))
    assert mailbox.fetch() == (3, 2, 0)
    assert (Incoming.objects.count(), counts()) == (3, (5, 0, 3, 0, 2, True))
    copies = MailboxMessage.objects.filter(incoming__message_id="one@sampleshire.example")
    assert [copy.is_duplicate for copy in copies] == [False, True]
    assert len({copy.sha256 for copy in copies}) == 2


def test_a_new_uid_validity_makes_no_second_record(box):
    data = mail(Message_ID="<one@sampleshire.example>")
    box.put(data)
    mailbox.fetch()
    box.server.remove(box.user)
    time.sleep(1.1)  # Dovecot takes a new UIDVALIDITY from the clock
    box.put(data)
    assert mailbox.fetch() == (0, 1, 0)
    assert len(set(MailboxMessage.objects.values_list("uid_validity", flat=True))) == 2
    assert (Incoming.objects.count(), counts()) == (1, (1, 0, 0, 0, 1, True))


def test_what_people_delete_on_the_server_stays_here_and_is_not_counted_there(box):
    box.put(mail(Message_ID="<one@sampleshire.example>"), name="one")
    box.put(mail(Message_ID="<two@sampleshire.example>"), name="two")
    mailbox.fetch()
    next((box.server.folder / "mail" / box.user).glob("*/one*")).unlink()
    mailbox.fetch()
    assert (Incoming.objects.count(), counts()) == (2, (1, 0, 1, 0, 0, True))


def test_a_large_message_arrives_whole(box):
    data = mail(files=[("strategy.pdf", bytes(range(256)) * 12_000)])
    box.put(data)
    mailbox.fetch()
    incoming = Incoming.objects.get()
    assert incoming.size > 4 * 1024 * 1024
    assert incoming.file.read().replace(b"\r\n", b"\n") == data


def test_hostile_first_lines_are_kept_and_read_as_far_as_they_can_be(box):
    nested = b"From: " + b"(" * 20_000 + b" <a@sampleshire.example>\nSubject: =?utf-8?b?////?= \x07 tail\n\nHello\n"
    box.put(nested)
    box.put(b"no header at all\n")
    box.put(mail(Date="Mon, 01 Jan 1601 00:00:00 +0000", Message_ID="<" + "x" * 800 + "@sampleshire.example>"))
    assert mailbox.fetch() == (3, 0, 0)
    first, second, third = Incoming.objects.order_by("pk")
    assert first.file.read().replace(b"\r\n", b"\n") == nested
    assert (second.subject, second.message_id, second.sent_on) == ("", None, None)
    assert (third.message_id[:7], third.sent_on) == ("sha256:", None)


def test_a_server_that_is_down_is_told_and_the_next_look_goes_on(box):
    box.put(mail(Message_ID="<one@sampleshire.example>"))
    mailbox.fetch()
    box.server.stop()
    with pytest.raises(mailbox.MailboxDown):
        mailbox.fetch()
    assert Mailbox.objects.get().problem_since is not None
    Mailbox.objects.update(problem_since=Mailbox.objects.get().looked_at.replace(year=2020))
    assert ["not read to the end since" in line for line in mailbox.complaints()] == [True]
    box.server.start()
    box.put(mail(Message_ID="<two@sampleshire.example>"))
    assert mailbox.fetch() == (1, 0, 0)
    assert (Mailbox.objects.get().problem, mailbox.complaints()) == ("", [])


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("imap://u:secret@mail.office.example/INBOX", "in clear"),
        ("pop3://u:secret@mail.office.example/", "not like imaps://"),
        ("imaps://mail.office.example/INBOX", "not like imaps://"),
    ],
)
def test_an_address_that_would_not_do_is_refused_without_naming_the_password(settings, url, words):
    settings.IMAP_URL = url
    with pytest.raises(mailbox.MailboxDown) as refused:
        mailbox.fetch()
    assert words in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_wrong_password_is_a_sentence_that_does_not_name_it(box, settings):
    settings.IMAP_URL = box.url.replace("secret", "wrongword")
    with pytest.raises(mailbox.MailboxDown) as refused:
        mailbox.fetch()
    assert "AUTHENTICATIONFAILED" in str(refused.value)
    assert "wrongword" not in str(refused.value)
