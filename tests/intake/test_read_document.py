"""The task `read_document`: text of what can be read, a reason for what cannot, once."""

import pytest

from iasc_tracker.models import Event
from letters import filing
from letters.tasks.reading import read_document
from tests.intake.files import pdf
from tests.make import make_document, make_letter

pytestmark = pytest.mark.django_db


def read(data, kind):
    """A document of `data` after its reading."""
    document = make_document(data, letter=make_letter(), media_type=kind)
    read_document.call(document.pk)
    document.refresh_from_db()
    return document


@pytest.mark.parametrize(
    ("data", "text", "source"),
    [
        ("Dŵr".encode(), "Dŵr", "from the text file"),
        (b"\xef\xbb\xbfWords", "Words", "from the text file"),
        (b"caf\xe9", "café", "from the text file (Windows-1252)"),
    ],
)
def test_plain_text_is_read_in_its_coding(data, text, source):
    document = read(data, filing.TEXT)
    assert (document.text, document.text_source) == (text, source)


def test_a_pdf_is_read_page_by_page():
    document = read(pdf("First page", "Second page"), filing.PDF)
    assert (document.pages, document.text_source) == (2, "from the PDF")
    assert [page.strip() for page in document.text.split("\f")] == ["First page", "Second page"]


def test_a_pdf_of_pictures_is_said_to_be_scanned():
    document = read(pdf("", "", ""), filing.PDF)
    assert (document.pages, document.text.strip(), document.text_source) == (
        3,
        "",
        "scanned: the file has no text of its own",
    )


@pytest.mark.parametrize(
    ("data", "kind", "source", "reason"),
    [
        (b"%PDF-1.7 nothing %%EOF", filing.PDF, "not readable", "This file cannot be opened as a PDF"),
        (pdf(password="x"), filing.PDF, "not readable", "This PDF is locked with a password"),
        (b"\x81\x8d", filing.TEXT, "not readable", "The characters of this text file are in no coding"),
        (b"MZ", filing.UNREADABLE, "not readable", "Files of this kind are kept as they came"),
        (b"\xff\xd8\xff", "image/jpeg", "not read: JPEG picture", "Files of this kind are kept as they came"),
    ],
)
def test_what_cannot_be_read_says_so_with_the_reason(data, kind, source, reason):
    document = read(data, kind)
    event = Event.objects.about(document).get()
    assert (document.text, document.text_source, event.verb, event.by) == ("", source, "not read", None)
    assert event.note.startswith(reason)


def test_a_second_run_changes_nothing():
    document = read(b"Words", filing.TEXT)
    document.text = "corrected by hand"
    document.save(update_fields=["text"])
    read_document.call(document.pk)
    document.refresh_from_db()
    assert document.text == "corrected by hand"


def test_a_document_that_is_gone_is_no_failure():
    assert read_document.call(999) is None
