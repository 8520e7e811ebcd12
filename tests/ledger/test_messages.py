"""A dispatch as an e-mail: one To, fixed identity, the letter's files byte for byte (TRUST R-MAIL-5)."""

import email
from datetime import date, timedelta
from email import policy
from pathlib import Path

import pytest
from django.utils import timezone

from iasc_tracker.errors import CorrespondenceError
from letters import ledger
from letters.models import Dispatch, Document
from tests.ledger.make import ENCLOSURE, PDF, TRANSLATION, make_ready, may_send, queue
from tests.make import make_document

pytestmark = pytest.mark.django_db


def read(data):
    """The bytes of a message, parsed by the standard library."""
    return email.message_from_bytes(data, policy=policy.default)


def test_it_has_one_recipient_and_the_identity_of_its_row(settings):
    may_send(settings, MAIL_REPLY_TO="replies@iasc.example", MAIL_ARCHIVE="archive@iasc.example")
    dispatch = queue(make_ready())
    message = read(ledger.bytes_of(dispatch))
    assert message["To"] == "clerk@pcc.example"
    assert message["From"] == "Office of the Commissioner <letters@iasc.example>"
    assert message["Reply-To"] == f"replies+{dispatch.letter.reference}@iasc.example"
    assert (message["Message-ID"], message["Subject"]) == (dispatch.message_id, dispatch.subject)
    assert message["Date"].datetime == dispatch.asked_at.replace(microsecond=0)
    assert (message["Cc"], message["Bcc"]) == (None, None)
    assert message.get_body().get_content().replace("\r\n", "\n") == dispatch.text


def test_the_same_row_gives_the_same_bytes_in_plain_ascii(settings):
    may_send(settings)
    dispatch = queue(make_ready())
    data = ledger.bytes_of(dispatch)
    assert data == ledger.bytes_of(Dispatch.objects.get())
    assert data.isascii()
    assert max(len(line) for line in data.split(b"\r\n")) < 998


def test_the_translation_comes_first_and_other_documents_stay_here(settings):
    may_send(settings)
    letter = make_ready()
    make_document(b"%PDF enclosure", letter=letter, kind=ENCLOSURE, original_name="dogfen ŵ.pdf")
    make_document(b"caf\xe9\r\n", letter=letter, kind=ENCLOSURE, original_name="b.txt", media_type="text/plain")
    make_document(b"%PDF llythyr", letter=letter, kind=TRANSLATION, original_name="llythyr.pdf")
    make_document(b"%PDF scanned", letter=letter, kind=Document.Kind.OTHER_COPY)
    parts = list(read(ledger.bytes_of(queue(letter))).iter_attachments())
    assert [(part.get_filename(), part.get_payload(decode=True)) for part in parts] == [
        ("llythyr.pdf", b"%PDF llythyr"),
        (f"{letter.reference}.pdf", PDF),
        ("dogfen ŵ.pdf", b"%PDF enclosure"),
        ("b.txt", b"caf\xe9\r\n"),
    ]


def test_a_file_that_was_altered_stops_it(settings):
    may_send(settings)
    dispatch = queue(make_ready())
    document = dispatch.letter.documents.get()
    Path(document.file.path).write_bytes(PDF + b"altered")
    with pytest.raises(CorrespondenceError, match="is missing or was altered"):
        ledger.message_of(dispatch)


@pytest.mark.parametrize("field", ["subject", "to_address"])
def test_a_row_with_a_line_break_in_a_header_makes_no_message(settings, field):
    may_send(settings)
    dispatch = queue(make_ready())
    setattr(dispatch, field, "clerk@pcc.example\r\nBcc: other@evil.example")
    with pytest.raises(CorrespondenceError, match="line break"):
        ledger.message_of(dispatch)


@pytest.mark.parametrize("field", ["original_name", "media_type"])
def test_a_file_with_a_line_break_in_its_headers_makes_no_message(settings, field):
    may_send(settings)
    dispatch = queue(make_ready())
    Document.objects.update(**{field: "a/b\r\nBcc: other@evil.example"})
    with pytest.raises(CorrespondenceError, match="line break"):
        ledger.message_of(dispatch)


def test_an_archive_copy_is_the_very_message_of_its_letter(settings):
    may_send(settings, MAIL_ARCHIVE="archive@iasc.example")
    original = queue(make_ready())
    copy = Dispatch.objects.create(
        letter=original.letter,
        channel=Dispatch.Channel.ARCHIVE,
        to_address="archive@iasc.example",
        message_id=original.message_id,
        asked_by=original.asked_by,
        asked_at=original.asked_at + timedelta(hours=1),
    )
    assert ledger.bytes_of(copy) == ledger.bytes_of(original)


def test_without_a_mail_server_the_file_is_a_draft_to_send_by_hand(settings):
    message = read(ledger.eml_of(queue(make_ready())))
    assert (message["X-Unsent"], message["From"], message["To"]) == ("1", None, "clerk@pcc.example")
    assert [part.get_payload(decode=True) for part in message.iter_attachments()] == [PDF]


def test_the_file_of_what_was_sent_is_what_was_sent(settings):
    may_send(settings)
    dispatch = queue(make_ready())
    dispatch.handed_over_at = timezone.now()
    assert ledger.eml_of(dispatch) == ledger.bytes_of(dispatch)
    assert read(ledger.eml_of(dispatch))["X-Unsent"] is None


def test_the_sender_may_be_written_in_welsh(settings):
    may_send(settings, MAIL_FROM="Swyddfa'r Comisiynydd Tŷ <letters@iasc.example>")
    message = read(ledger.bytes_of(queue(make_ready(dated=date(2020, 10, 13)))))
    assert message["From"].addresses[0].display_name == "Swyddfa'r Comisiynydd Tŷ"
