"""Rows and files in the states that publication passes through; real PDFs, everything fictional."""

from io import BytesIO

import pikepdf
from django.core.files.storage import storages
from pypdfium2 import PdfDocument

from letters import publication
from letters.models import Document, PublicCopy
from letters.publication.files import stored_bytes
from letters.publication.preparing import store_copy, tools
from letters.redacting.painting import redact
from tests.make import make_document, make_letter, make_office, make_officer, make_passed_checks, make_reply

PDF = "application/pdf"


def make_pdf(pages=2, title="From the sender"):
    """A small PDF of empty pages, with a title inside it that a picture copy must not carry."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(200, 280))
        pdf.docinfo["/Title"] = title
        buffer = BytesIO()
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def make_logged_letter(**fields):
    """A sent letter to Sampleshire with its signed file."""
    letter = make_letter(**({"office": make_office()} | fields))
    make_document(letter=letter, added_by=letter.created_by, data=make_pdf(1), media_type=PDF)
    return letter


def make_reply_document(letter, pages=2, **fields):
    """A PDF that came back as the answer to `letter`; its sender said nothing about publication."""
    reply = make_reply(letter)
    defaults = {"kind": Document.Kind.RESPONSE_STRATEGY, "media_type": PDF, "added_by": letter.created_by}
    return make_document(incoming=reply.incoming, **(defaults | {"data": make_pdf(pages)} | fields))


def make_prepared_letter(**fields):
    """The prepared copy of a logged letter."""
    letter = make_logged_letter(**fields)
    return publication.prepare_letter(letter, by=letter.created_by)


def make_prepared_reply(letter, **fields):
    """The prepared copy of a document that came back."""
    document = make_reply_document(letter, **fields)
    # As `prepare_document` makes it, but without a child: one takes a second (test_prepare.py holds it to this).
    return store_copy(
        document,
        redact(stored_bytes(document), []),
        by=document.added_by,
        pages=fields.get("pages", 2),
        title="Response strategy of Sampleshire",
        language="en",
        html_text="What we will do.",
        how_made=PublicCopy.HowMade.PICTURES,
        tool_version=tools(),
    )


def look_at(copy, by=None):
    """A publisher looks at every page of `copy`, whose file passed every check; return the publisher."""
    make_passed_checks(copy)
    by = by or make_officer("publisher")
    publication.record_viewing(copy, by=by, sha256=copy.sha256, pages=range(1, copy.pages + 1))
    return by


def publish(*copies, reasons=None):
    """Copies looked at and published by one publisher; return them fresh."""
    publisher = make_officer("publisher")
    for copy in copies:
        look_at(copy, publisher)
    said = {copy.pk: "The sender's covering e-mail allows it." for copy in copies}
    return publication.publish(copies, by=publisher, reasons=said if reasons is None else reasons)


def kept(copy):
    """The stored bytes of `copy`, or None when its file is gone."""
    storage = storages["public_copies"]
    if not storage.exists(copy.file.name):
        return None
    with storage.open(copy.file.name) as file:
        return file.read()


def text_of(pdf):
    """The text that a reader program finds in the bytes `pdf`."""
    with PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
