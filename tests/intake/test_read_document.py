"""The task `read_document`: text of what can be read, a reason for what cannot, once."""

from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from iasc_tracker.models import Event
from letters import filing
from letters.models import Document, Reading
from letters.models.reading import ATTEMPTS
from letters.opening.recognition import ABSENT
from letters.tasks.reading import CHANGED, GIVEN_UP, read_document
from tests.intake.files import pdf
from tests.make import make_document, make_incoming, make_letter
from tests.opening.files import encoded, mail, picture, scan, word

pytestmark = pytest.mark.django_db
WORDS = ("Dear Sara,", "Thank you for your letter of 13 October 2020.", "Our Response Strategy is enclosed.")


def make(name, data, **fields):
    """A document that nobody has read."""
    fields = fields or {"letter": make_letter()}
    return make_document(data, original_name=name, media_type=filing.media_type(name, data), **fields)


def read(name, data, **fields):
    """A document after its reading, as many steps as it takes."""
    document = make(name, data, **fields)
    while not document.text_source:
        read_document.call(document.pk)
        document.refresh_from_db()
    return document


@pytest.mark.parametrize(
    ("name", "data", "text", "source"),
    [
        ("a.txt", "Dŵr".encode(), "Dŵr", "from the text file"),
        ("a.txt", b"\xef\xbb\xbfWords", "Words", "from the text file"),
        ("a.txt", b"caf\xe9", "café", "from the text file (Windows-1252)"),
        ("a.docx", word("Words"), "Words", "from the Word document"),
    ],
)
def test_text_is_read_in_its_coding(name, data, text, source):
    document = read(name, data)
    assert (document.text, document.text_source) == (text, source)


def test_a_pdf_is_read_page_by_page():
    document = read("a.pdf", pdf("First page", "Second page"))
    assert (document.pages, document.text_source) == (2, "from the PDF")
    assert [page.strip() for page in document.text.split("\f")] == ["First page", "Second page"]


def test_a_scan_is_recognised_page_by_page_and_says_how_far_it_is():
    document = make("a.pdf", scan(picture(*WORDS, turned=180), picture("The second page of the letter.")))
    progress = []
    while not document.text_source:
        read_document.call(document.pk)
        document.refresh_from_db()
        progress.append(document.reading.progress)
        document = Document.objects.get(pk=document.pk)
    assert progress == ["0 of 2 scanned pages recognised", "1 of 2 scanned pages recognised", ""]
    first, second = document.text.split("\f")
    assert ([line for line in first.splitlines() if line], second) == ([*WORDS], "The second page of the letter.")
    assert document.text_source == "recognised from the scan (OCR)"
    assert filing.opened_of(document).own_text == document.text


def test_a_photograph_is_recognised():
    assert read("a.png", encoded(picture(*WORDS))).text.split("\n")[0] == WORDS[0]


def test_without_tesseract_a_scan_is_kept_and_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read("a.png", encoded(picture(*WORDS)))
    assert (document.text, document.text_source) == ("", f"a picture: it has no text of its own. {ABSENT}")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF-1.7 nothing %%EOF", "This file cannot be opened as a PDF"),
        ("a.pdf", pdf(password="x"), "This PDF is locked with a password"),
        ("a.txt", b"\x81\x8d", "The characters of this text file are in no coding"),
        ("a.exe", b"MZ", "Files of this kind are kept as they came"),
        ("a.jpg", b"\xff\xd8\xff\xff\xd9", "This picture cannot be opened"),
    ],
)
def test_what_cannot_be_read_says_so_with_the_reason(name, data, reason):
    document = read(name, data)
    event = Event.objects.about(document).get()
    assert (document.text, event.verb, event.by) == ("", "not read", None)
    assert document.text_source.startswith(f"not readable: {reason}")
    assert event.note.startswith(reason)


def test_a_second_run_changes_nothing():
    document = read("a.txt", b"Words")
    document.text = "corrected by hand"
    document.save(update_fields=["text"])
    read_document.call(document.pk)
    document.refresh_from_db()
    assert document.text == "corrected by hand"


def test_a_document_that_is_gone_is_no_failure():
    assert read_document.call(999) is None


def test_a_changed_file_is_not_read():
    document = make("a.txt", b"Words")
    Path(document.file.path).write_bytes(b"Other")
    read_document.call(document.pk)
    document.refresh_from_db()
    assert document.text_source == f"not readable: {CHANGED}"


def test_a_file_that_ends_its_workers_is_given_up_after_five():
    document = make("a.txt", b"Words")
    Reading.objects.create(document=document, attempts=ATTEMPTS)
    read_document.call(document.pk)
    document.refresh_from_db()
    assert (document.text_source, document.text) == (f"not readable: {GIVEN_UP}", "")


def test_a_worker_killed_between_pages_loses_none_and_reads_none_twice():
    document = make("a.pdf", scan(picture(*WORDS), picture("Second.")))
    read_document.call(document.pk)
    Reading.objects.filter(document=document).update(words={"1": "known before"}, attempts=1)
    read_document.call(document.pk)
    document.refresh_from_db()
    assert (document.text, document.reading.attempts) == ("known before\fSecond.", 0)


def test_the_files_in_a_message_become_documents_of_what_arrived_once():
    incoming = make_incoming()
    data = mail(
        files=[("../plan.docx", word("Words")), ("same.txt", b"one"), ("same.txt", b"one"), ("x.svg", b"<svg/>")]
    )
    document = read("a.eml", data, incoming=incoming)
    Document.objects.filter(pk=document.pk).update(text_source="")
    Reading.objects.update(found={})
    read_document.call(document.pk)
    enclosed = incoming.documents.exclude(pk=document.pk)
    assert [(one.original_name, one.kind, one.text_source) for one in enclosed] == [
        ("plan.docx", "enclosure", ""),
        ("same.txt", "enclosure", ""),
        ("x.svg", "enclosure", ""),
    ]
    assert DBTaskResult.objects.count() == 3


def test_what_a_message_says_of_itself_is_given_back():
    document = read("a.eml", mail("Words\n\n> Dear Pat", Subject="Re: IASC-2020-0001"), incoming=make_incoming())
    opened = filing.opened_of(document)
    assert (opened.own_text, opened.quoted_text, opened.subject) == ("Words", "> Dear Pat", "Re: IASC-2020-0001")
    assert (opened.sender_name, opened.sender_address) == ("Pat Example", "pat@opcc.example")


def test_a_name_that_no_database_can_hold_is_made_one_that_it_can():
    document = read("a.eml", b"Subject: a\xff\xfe\x80b\nFrom: =?utf-8?q?P=00at?= <pat@opcc.example>\n\nwords")
    opened = filing.opened_of(document)
    assert (opened.sender_name, opened.own_text) == ("Pat", "words")
