"""Reading what arrived, in a child process and a step at a time; each task may run twice and does its work once.

The rows are the truth (TRUST, Queues): a document whose `text_source` is empty has not been read to its end yet, and
whoever finds one that has waited too long may enqueue `read_document` again.
"""

from django.db import transaction
from django_tasks import task

from iasc_tracker import clock
from iasc_tracker.models import record
from letters import filing
from letters.inspecting.registry import CHECKS
from letters.models import Document, Reading
from letters.models.reading import ATTEMPTS, GIVEN_UP
from letters.models.stored import keep
from letters.opening.child import open_in_child, page_in_child
from letters.opening.opened import BREAK, CannotOpen
from letters.opening.recognition import ABSENT, is_present
from letters.opening.types import media_type
from letters.tasks.inspecting import ask

UNREAD = "not readable: "
CHANGED = "The stored copy is not the file that was filed. Tell the administrator."


@task()
def read_document(pk):
    """Do the next step of reading Document `pk`: open it, or recognise a page; nothing when it is read or gone.

    A step hands the next one to the worker, so that other work has its turn between the pages of a long scan.
    """
    reading = _begin(pk)
    if reading is None:
        return
    document = reading.document
    try:
        data = _bytes_of(document)
        if reading.found:
            _recognise(reading, data)
        else:
            _open(reading, data)
    except CannotOpen as error:
        _finish(pk, f"{UNREAD}{error}", why=str(error))


@transaction.atomic
def _begin(pk):
    """The Reading of a document that is still to be read, its attempts counted; None when there is nothing to do."""
    document = Document.objects.select_for_update(of=("self",)).filter(pk=pk, text_source="").first()
    if document is None:
        return None
    reading, _ = Reading.objects.get_or_create(document=document)
    if reading.attempts >= ATTEMPTS:
        _finish(pk, f"{UNREAD}{GIVEN_UP}", why=GIVEN_UP)
        return None
    # Counted before the work: a file that kills its worker must not kill workers for ever.
    reading.attempts, reading.started_at = reading.attempts + 1, clock.now()
    reading.save(update_fields=["attempts", "started_at"])
    return reading


def _bytes_of(document):
    data = filing.whole_bytes(document)
    if data is None:
        raise CannotOpen(CHANGED)
    return data


def _open(reading, data):
    """The first step: what the file says of itself, its text, the files in it."""
    document = reading.document
    opened = open_in_child(document.original_name, data)
    kept = [(one, *keep(one.data)) for one in opened.attachments] if document.incoming_id else []
    with transaction.atomic():
        current = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        if current.text_source or Reading.objects.exclude(found={}).filter(pk=reading.pk).exists():
            return  # another worker was faster
        filing.note_opened(reading, opened)
        reading.attempts = 0
        reading.save(update_fields=["found", "scanned", "attempts"])
        current.text, current.pages = opened.text, opened.pages
        current.save(update_fields=["text", "pages"])
        for one in kept:
            _enclose(current, *one)
        _go_on(reading, opened.text_source)


def _go_on(reading, text_source):
    """Queue the next page of a scan; finish what has none left, or what nothing here can recognise."""
    if reading.next_page is None:
        _finish(reading.document_id, text_source)
    elif is_present():
        read_document.enqueue(reading.document_id)
    else:
        _finish(reading.document_id, f"{text_source}. {ABSENT}", why=ABSENT)


def _enclose(document, attachment, path, sha256):
    """Make a document of a file in the message `document`, once, and queue its reading."""
    name = filing.clean_name(attachment.name)
    facts = {"file": path, "size": len(attachment.data), "media_type": media_type(name, attachment.data)}
    enclosed, is_new = Document.objects.get_or_create(
        incoming=document.incoming,
        sha256=sha256,
        original_name=name,
        defaults=facts | {"kind": Document.Kind.ENCLOSURE, "added_by": document.added_by},
    )
    if is_new:
        read_document.enqueue(enclosed.pk)


def _recognise(reading, data):
    """A later step: the words of the next page of a scan."""
    number = reading.next_page
    words = ""
    if number is not None:
        try:
            words, _ = page_in_child(reading.document.media_type, data, number)
        except CannotOpen as error:
            record(reading.document, "page not recognised", by=None, note=f"Page {number}. {error}")
    with transaction.atomic():
        Document.objects.select_for_update(of=("self",)).get(pk=reading.document_id)
        current = Reading.objects.select_related("document").get(pk=reading.pk)
        if number is not None and str(number) in current.words:
            return  # another worker has this page, and has queued the next
        current.words |= {str(number): words} if number is not None else {}
        current.attempts = 0
        current.save(update_fields=["words", "attempts"])
        _put_together(current) if current.next_page is None else read_document.enqueue(current.document_id)


def _put_together(reading):
    """Join the recognised words to the pages that had text, and say how the text was come by."""
    document = reading.document
    pages = document.text.split(BREAK)
    for number, words in reading.words.items():
        pages[int(number) - 1] = words
    document.text = BREAK.join(pages)
    document.save(update_fields=["text"])
    source = "recognised from the scan (OCR)"
    if len(reading.scanned) < len(pages):
        count = len(reading.scanned)
        source = f"from the file, and {count} scanned {'page' if count == 1 else 'pages'} recognised (OCR)"
    _finish(document.pk, source if document.text.strip(f"{BREAK} \n") else f"{UNREAD}no words were found on the scan")


@transaction.atomic
def _finish(pk, text_source, *, why=""):
    """Say how Document `pk` was read, once; `why` it was not goes into its history.

    What arrived is looked into next, so that staff see what hides in it (TRUST R-PDF-7).
    """
    if not Document.objects.filter(pk=pk, text_source="").update(text_source=text_source[:300]):
        return
    arrived = Document.objects.filter(pk=pk, incoming__isnull=False, media_type__in=CHECKS).first()
    if arrived:
        ask(arrived)
    if why:
        record(Document.objects.get(pk=pk), "not read", by=None, note=why)
