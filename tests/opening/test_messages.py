"""What a message says of itself: sender, date, history, files, and whether a machine wrote it."""

from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest

from letters.opening.opened import Attachment
from letters.opening.opening import open_file
from letters.opening.quoting import split
from tests.opening import ole
from tests.opening.files import mail

HISTORY = "Dear Pat,\nPlease send your strategy."


@pytest.mark.parametrize(
    "head",
    [
        "On Tue, 13 Oct 2020 at 09:30, IASC <office@iasc.example> wrote:",
        "On Tuesday, 13 October 2020 at 09:30 the Independent\nAnti-Slavery Commissioner <office@iasc.example>\nwrote:",
        "-----Original Message-----",
        "________________\nFrom: IASC <office@iasc.example>\nSent: 13 October 2020 09:30\nTo: Pat\nSubject: x",
        "From: IASC\nDate: Tue, 13 Oct 2020\nTo: Pat\n",
        "Oddi wrth: IASC\nAnfonwyd: 13 Hydref 2020\nAt: Pat\nPwnc: x",
        "Ar 13 Hyd 2020, ysgrifennodd IASC:",
    ],
)
def test_history_is_told_apart_from_the_answer_above_it(head):
    found = split(f"Thank you.\n\nPat\n\n{head}\n{HISTORY}")
    assert (found.own.strip("_\n "), HISTORY in found.quoted) == ("Thank you.\n\nPat", True)


def test_answers_between_quoted_lines_are_own_words():
    found = split("On 13 Oct 2020, IASC wrote:\n> Have you a strategy?\nYes.\n> And a profile?\nNo.")
    assert (found.own, found.quoted) == ("Yes.\nNo.", "> Have you a strategy?\n> And a profile?")


def test_what_a_forwarded_message_holds_is_read_and_the_note_above_is_not():
    head = "-----Forwarded Message-----\nFrom: Pat Example <PAT@opcc.example>\nSubject: Our reply"
    words = f"For the log please\n\n{head}\n\nWe enclose it."
    opened = open_file("a.eml", mail(words, Subject="FW: Our reply", From="Officer <officer@iasc.example>"))
    assert (opened.sender_name, opened.sender_address) == ("Pat Example", "pat@opcc.example")
    assert opened.own_text == "We enclose it."
    assert (opened.sent_on, opened.quoted_text) == (None, "For the log please")


def test_an_html_message_is_read_without_its_scripts_and_its_quotation_is_history():
    message = EmailMessage()
    message["From"], message["Date"] = "a@b.example", "Mon, 9 Nov 2020 23:30:00 +0000"
    html = "<style>p{}</style><p>Thank&nbsp;you<br>again</p><script>x()</script><blockquote>Dear Pat</blockquote>"
    message.set_content(html, subtype="html")
    opened = open_file("a.eml", message.as_bytes())
    assert (opened.own_text, opened.quoted_text, opened.text_source) == (
        "Thank you\nagain",
        "> Dear Pat",
        "from the e-mail (HTML)",
    )
    assert opened.sent_on == date(2020, 11, 9)


def test_the_headers_of_a_thread_are_given():
    headers = {
        "Message_ID": "<1@opcc.example>",
        "In_Reply_To": "<2@iasc.example>",
        "References": "<0@x.example> <2@iasc.example>",
        "To": "replies+IASC-2020-0001@iasc.example, Sam <sam@iasc.example>",
    }
    opened = open_file("a.eml", mail(**headers))
    assert (opened.message_id, opened.in_reply_to) == ("<1@opcc.example>", "<2@iasc.example>")
    assert opened.references == ("<0@x.example>", "<2@iasc.example>")
    assert opened.sent_to == ("replies+iasc-2020-0001@iasc.example", "sam@iasc.example")


def test_a_message_within_a_message_is_a_file_of_it():
    inner = EmailMessage()
    inner["Subject"] = "Earlier words"
    inner.set_content("Words")
    outer = EmailMessage()
    outer["From"] = "a@b.example"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    outer.add_attachment(b"Plan", maintype="application", subtype="pdf", filename="plan.pdf")
    opened = open_file("a.eml", outer.as_bytes())
    assert [one.name for one in opened.attachments] == ["Earlier words.eml", "plan.pdf"]
    assert opened.own_text == "See below."
    assert open_file("b.eml", opened.attachments[0].data).own_text == "Words"


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({"Auto_Submitted": "auto-replied"}, True),
        ({"Auto_Submitted": "no"}, False),
        ({"X_Autoreply": "yes"}, True),
        ({"Subject": "Automatic reply: Your letter"}, True),
        ({"Subject": "Out of Office: Your letter"}, True),
        ({"Subject": "Re: Your letter"}, False),
        ({"X_Auto_Response_Suppress": "All"}, False),
    ],
)
def test_an_automatic_reply_is_known_by_its_headers(headers, automatic):
    opened = open_file("a.eml", mail(**headers))
    assert (opened.is_auto_reply, opened.is_bounce) == (automatic, False)


def report(action):
    """A delivery report as servers send it."""
    return (
        "From: MAILER-DAEMON@mail.example\nSubject: Delivery report\nDate: Mon, 9 Nov 2020 10:00:00 +0000\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nIt did not arrive.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example\n\n"
        f"Final-Recipient: rfc822; Old@opcc.example\nAction: {action}\nStatus: 5.1.1\n\n--b--\n"
    ).encode()


@pytest.mark.parametrize(("action", "bounced"), [("failed", ("old@opcc.example",)), ("delayed", ())])
def test_a_bounce_names_the_address_that_failed_and_a_delay_is_none(action, bounced):
    opened = open_file("a.eml", report(action))
    assert (opened.is_bounce, opened.bounced, opened.is_auto_reply) == (bool(bounced), bounced, False)


def test_an_outlook_message_gives_what_an_e_mail_gives():
    sent = datetime(2020, 11, 9, 10, tzinfo=UTC)
    files = [("plan.txt", b"Plan" * 2000), ("b.txt", b"B")]
    words = f"Thank you.\n\n-----Original Message-----\n{HISTORY}"
    data = ole.message("Re: Letter", words, sender=("Pat", "pat@opcc.example"), sent=sent, attachments=files)
    opened = open_file("a.msg", data)
    assert (opened.own_text, opened.sent_on) == ("Thank you.", date(2020, 11, 9))
    assert (opened.sender_address, opened.attachments) == ("pat@opcc.example", tuple(Attachment(*one) for one in files))


def test_an_outlook_draft_of_1601_has_no_date():
    opened = open_file("a.msg", ole.message("x", "Words", sent=datetime(1601, 1, 1, tzinfo=UTC)))
    assert (opened.sent_on, opened.warnings) == (None, ("The message bears no date.",))
