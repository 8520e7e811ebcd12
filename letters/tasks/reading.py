"""Work done by the worker after the page has answered; each task may run twice and does its work once.

The rows are the truth (TRUST, Queues): a document whose `text_source` is empty has not been read yet.
"""

from django.db import transaction
from django_tasks import task

from iasc_tracker.models import record
from letters.opening.types import PDF, TEXT, UNREADABLE, type_name
from letters.models import Document
from letters.rendering.errors import RenderError
from letters.rendering.pages import extract_text

UNREAD = "not readable"
SCANNED = "scanned: the file has no text of its own"
BREAK = "\f"
FOUND = ("text", "pages", "text_source")


@task()
def read_document(pk):
    """Fill text, pages and text_source of Document `pk`; do nothing when it is gone or was read before."""
    document = Document.objects.filter(pk=pk, text_source="").first()
    if document is None:
        return
    with document.file.open() as file:
        data = file.read()
    reason = READERS.get(document.media_type, _read_nothing)(document, data)
    _save(document, reason)


@transaction.atomic
def _save(document, reason):
    current = Document.objects.select_for_update().get(pk=document.pk)
    if current.text_source:  # another worker was faster
        return
    document.save(update_fields=FOUND)
    if reason:
        record(document, "not read", by=None, note=reason)


def _read_pdf(document, data):
    """Fill `document` from the PDF in `data`; returns why it could not be read, or nothing."""
    try:
        pages = extract_text(data)
    except RenderError as error:
        document.text_source = UNREAD
        return " ".join(error.sentences)
    document.pages = len(pages)
    # PostgreSQL stores no NUL, and a broken font can yield one.
    document.text = BREAK.join(pages).replace("\x00", "")
    document.text_source = "from the PDF" if document.text.strip() else SCANNED
    return ""


def _read_text(document, data):
    """Fill `document` from plain text in UTF-8 or, failing that, in the code page of Windows."""
    for coding, words in (("utf-8-sig", "from the text file"), ("cp1252", "from the text file (Windows-1252)")):
        try:
            document.text = data.decode(coding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
        document.text_source = words
        return ""
    document.text_source = UNREAD
    return "The characters of this text file are in no coding we know. Ask for it in UTF-8."


def _read_nothing(document, data):
    """Say of every other kind that it is kept and not read."""
    known = document.media_type != UNREADABLE
    document.text_source = f"not read: {type_name(document.media_type)}" if known else UNREAD
    return "Files of this kind are kept as they came; their text is not read."


READERS = {PDF: _read_pdf, TEXT: _read_text}
