"""What each kind of message becomes: filed only when its letter is certain, and nothing is ever answered."""

from datetime import date, datetime

import pytest
import time_machine

from iasc_tracker.models import Event
from letters.mailbox import keep_message
from letters.models import Incoming, Mailbox, MailboxMessage, Reply
from letters.tasks.mail import sort_message
from recipients.models import Contact
from tests.mailbox.mails import bounce, mail
from tests.make import make_draft, make_letter, make_office, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2020, 11, 20, 12), tick=False):
        yield


def arrive(data):
    """The Incoming of a message after it was kept and sorted."""
    box, _ = Mailbox.objects.get_or_create(name="replies@mail.office.example/INBOX")
    uid = MailboxMessage.objects.count() + 1
    incoming = keep_message([data], mailbox=box, uid_validity=1, uid=uid).incoming
    sort_message.call(incoming.pk)
    incoming.refresh_from_db()
    return incoming


def sent_by_mail(letter, message_id="<IASC-2020-0001.0.0.0123456789abcdef@office.example>"):
    """The dispatch of a letter that went to clerk@sampleshire.example on 13 October."""
    return letter.dispatches.create(
        channel="email",
        state="sent",
        to_address="clerk@sampleshire.example",
        message_id=message_id,
        sent_on=date(2020, 10, 13),
        sent_by=letter.sent_by,
        asked_by=letter.sent_by,
    )


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"To": "replies+{}@office.example"}, "It was sent to the address of IASC-"),
        ({"Delivered_To": "replies+{}@office.example"}, "It was sent to the address of IASC-"),
        ({"subject": "Our reply to {}"}, "It names our reference IASC-"),
        ({"text": "Thank you for your letter {}."}, "It names our reference IASC-"),
    ],
)
def test_one_reference_of_ours_files_a_message_by_itself(facts, reason):
    letter = make_letter()
    incoming = arrive(mail(**{name: words.format(letter.reference) for name, words in facts.items()}))
    assert (incoming.state, incoming.mail_kind, incoming.office) == ("filed", "message", letter.office)
    reply = Reply.objects.get()
    assert (reply.letter, reply.kind, reply.filed_by) == (letter, "unread", None)
    event = Event.objects.about(letter).get()
    assert (event.verb, event.by) == ("reply arrived", None)
    assert reason in event.note


def test_an_answer_to_the_very_e_mail_we_sent_is_filed_by_itself():
    letter = make_letter()
    dispatch = sent_by_mail(letter, "<without-reference.0.0.0123456789abcdef@office.example>")
    assert arrive(mail(In_Reply_To=dispatch.message_id)).reply.letter == letter


def test_two_of_our_references_wait_for_a_person_with_both_as_guesses():
    first, second = make_letter(), make_letter()
    incoming = arrive(mail(To=f"replies+{first.reference}@office.example", text=f"About {second.reference} too."))
    assert (incoming.state, Reply.objects.count()) == ("waiting", 0)
    assert [guess["letter"] for guess in incoming.guesses] == [first.pk, second.pk]


def test_a_second_reference_written_in_another_way_is_one_too():
    first, second = make_letter(), make_letter()
    year, number = second.reference.split("-")[1:]
    incoming = arrive(mail(subject=first.reference, text=f"And about IASC {year}/{number}."))
    assert (incoming.state, {guess["letter"] for guess in incoming.guesses}) == ("waiting", {first.pk, second.pk})


@pytest.mark.parametrize("state", ["unknown", "draft", "voided", "not sent yet"])
def test_a_reference_that_takes_no_reply_is_left_to_a_person(state):
    officer = make_officer("officer")
    letter = {
        "unknown": lambda: None,
        "draft": make_draft,
        "voided": lambda: make_letter(voided_at=datetime(2020, 11, 1).astimezone(), voided_by=officer),
        "not sent yet": lambda: make_letter(dated=date(2020, 11, 24), sent_on=date(2020, 11, 24)),
    }[state]()
    reference = letter.reference if letter else "IASC-2019-0099"
    assert arrive(mail(subject=f"Re: {reference}")).state == "waiting"
    assert Reply.objects.count() == 0


def test_without_a_reference_the_open_letters_of_the_senders_office_are_the_guesses():
    office = make_office(email="clerk@sampleshire.example")
    letters = [make_letter(office=office), make_letter(office=office)]
    closed = make_letter(office=office, closed_on=date(2020, 11, 1), closed_by=letters[0].sent_by)
    make_letter()
    incoming = arrive(mail())
    assert (incoming.state, incoming.office) == ("waiting", office)
    *first, last = [guess["letter"] for guess in incoming.guesses]
    assert (set(first), last) == ({letter.pk for letter in letters}, closed.pk)
    assert incoming.guesses[0]["reasons"][0] == f"clerk@sampleshire.example is an address of {office}."
    assert list(Incoming.objects.may_be_from(office)) == [incoming]


def test_the_domain_of_an_office_is_a_weaker_guess_and_an_open_one_is_none():
    office = make_office()
    Contact.objects.create(office=office, name="A. Clerk", email="clerk@sampleshire.example")
    make_letter(office=office)
    weaker = arrive(mail(From="deputy@sampleshire.example"))
    assert "It comes from sampleshire.example" in weaker.guesses[0]["reasons"][0]
    assert weaker.office == office
    Contact.objects.create(office=office, name="A. Clerk", email="clerk@gmail.com")
    stranger = arrive(mail(From="somebody@gmail.com", text="Other words."))
    assert (stranger.guesses, stranger.office) == ([], None)


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated (by a rule)"},
        {"Precedence": "auto_reply"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
        {"subject": "Automatic reply: {}"},
    ],
)
def test_an_automatic_reply_answers_nothing_and_is_told_of_on_its_letter(headers):
    letter = make_letter()
    facts = {"subject": "Re: {}"} | headers
    incoming = arrive(mail(**{name: words.format(letter.reference) for name, words in facts.items()}))
    assert (incoming.mail_kind, incoming.state, incoming.rejected_as) == ("auto_reply", "rejected", "automatic")
    assert Reply.objects.count() == 0
    assert Event.objects.about(letter).get().verb == "automatic message arrived"


def test_a_machine_that_sends_files_is_looked_at_by_a_person():
    assert arrive(mail(Auto_Submitted="auto-generated", files=[("scan.pdf", b"%PDF-1.4\n%%EOF")])).state == "waiting"


def test_mail_through_a_list_is_not_called_automatic():
    assert arrive(mail(Precedence="list", List_Id="<team.sampleshire.example>")).mail_kind == "message"


def test_a_bounce_marks_the_dispatch_the_letter_and_the_address():
    office = make_office(email="clerk@sampleshire.example")
    letter = make_letter(office=office)
    dispatch = sent_by_mail(letter)
    incoming = arrive(bounce(dispatch.message_id, "clerk@sampleshire.example"))
    assert (incoming.mail_kind, incoming.state, incoming.rejected_as) == ("bounce", "rejected", "automatic")
    for row in (dispatch, office):
        row.refresh_from_db()
    assert (dispatch.bounced_on, dispatch.bounced_by) == (date(2020, 11, 20), None)
    assert office.email_failed_on == date(2020, 11, 20)
    assert "mailbox unavailable" in office.email_failed_reason
    assert Event.objects.about(letter).get().verb == "e-mail came back"
    assert Event.objects.about(office).get().verb == "e-mail failed"


@pytest.mark.parametrize(
    ("message_id", "address"),
    [
        ("<IASC-2020-0001.0.0.ffffffffffffffff@office.example>", "clerk@sampleshire.example"),
        ("<IASC-2020-0001.0.0.0123456789abcdef@office.example>", "somebody@else.example"),
    ],
)
def test_a_bounce_that_names_no_e_mail_of_ours_marks_nothing_and_waits(message_id, address):
    office = make_office(email="clerk@sampleshire.example")
    sent_by_mail(make_letter(office=office))
    assert arrive(bounce(message_id, address)).state == "waiting"
    office.refresh_from_db()
    assert office.email_failed_on is None


def test_a_delay_is_no_bounce():
    office = make_office(email="clerk@sampleshire.example")
    dispatch = sent_by_mail(make_letter(office=office))
    incoming = arrive(bounce(dispatch.message_id, "clerk@sampleshire.example", action="delayed"))
    dispatch.refresh_from_db()
    assert (incoming.mail_kind, incoming.state, dispatch.bounced_on) == ("report", "rejected", None)


def test_our_own_message_that_comes_round_is_set_aside():
    dispatch = sent_by_mail(make_letter())
    assert arrive(mail(Message_ID=dispatch.message_id)).mail_kind == "ours"


def test_what_cannot_be_opened_is_kept_says_so_and_waits(settings):
    settings.MAX_MAIL_BYTES = 100
    incoming = arrive(mail(subject="Re: IASC-2020-0001"))
    assert (incoming.state, incoming.file.read()) == ("waiting", mail(subject="Re: IASC-2020-0001"))
    assert "kept and was not opened" in incoming.unread_reason


def test_a_message_nested_a_thousand_deep_is_kept_and_says_so():
    data = b"Subject: Deep\n" + b"Content-Type: message/rfc822\n\n" * 1_000 + b"\nend\n"
    incoming = arrive(data)
    assert (incoming.state, "deep" in incoming.unread_reason) == ("waiting", True)


def test_the_files_of_a_message_are_kept_by_their_hash():
    incoming = arrive(mail(files=[("../../strategy.txt", b"Our strategy"), ("x.exe", b"MZ\x00")]))
    found = [(one.original_name, one.media_type, one.file.read()) for one in incoming.files.all()]
    assert found == [
        ("strategy.txt", "text/plain", b"Our strategy"),
        ("x.exe", "application/octet-stream", b"MZ\x00"),
    ]


def test_sorting_twice_does_its_work_once():
    letter = make_letter()
    incoming = arrive(mail(subject=letter.reference))
    sort_message.call(incoming.pk)
    assert (Reply.objects.count(), Event.objects.about(letter).count()) == (1, 1)
