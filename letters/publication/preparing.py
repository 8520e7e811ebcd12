"""Making a public copy: nothing of the file that arrived, or was sent, is carried over into it."""

from importlib.metadata import version

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError, refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from letters.models import Document, PublicCopy
from letters.models.stored import keep, sha256_of
from letters.opening.opened import CannotOpen
from letters.publication.editions import edition
from letters.publication.files import drop_file, stored_bytes
from letters.redacting.child import redact_in_child
from letters.rendering.content import long_date
from letters.rendering.from_record import markdown_of
from letters.rendering.pages import page_count
from letters.rendering.pdf import render_letter
from letters.tasks.inspecting import ask

PDF = "application/pdf"
REPLACED = "Replaced by a newly prepared copy."
OWN_LETTER = "This is our own letter; its copy is made from the record."
NOT_PDF = (
    "Only the pages of a PDF can be kept: other kinds of file can hide too much. Set out the words of the document, or "
    "save it as a PDF without what must not be public and upload that."
)
# A page takes 50 ms (TRUST R-PDF-6) and a browser waits: longer documents go the way that shows how far it is.
MOST_AT_ONCE = 200
LONG = (
    "This PDF has {} pages, and at most {} are made into pictures while you wait. Choose “hide parts of it”, with "
    "nothing hidden if need be: that works in the background and shows how far it is."
)


def letter_title(letter):
    """What the public page of `letter` is called: "Letter of 13 October 2020 to Michael Lane, Hampshire …"."""
    to = ", ".join(filter(None, (letter.addressee_name, letter.addressee_style))) or letter.recipient
    return f"Letter of {long_date(letter.dated, 'en')} to {to}"[:300]


def own_document(letter):
    """The document that is the letter itself (not another copy of it), or None when no file was logged."""
    return letter.documents.filter(kind=Document.Kind.LETTER).first()


def letter_obstacles(letter):
    """Why nothing of `letter` can go public, in sentences; [] when it was sent and its record stands."""
    return sentences_of(
        (letter.sent_on is None, "The letter has not been sent."),
        (letter.voided_at is not None, "The record of the letter has been voided."),
        (letter.discarded_at is not None, "The draft has been discarded."),
    )


def preparing_obstacles(document):
    """What stands in the way of making a public copy of the pages of `document`, in sentences; [] when nothing does."""
    found = filing_obstacles(document)
    unfit = not document.is_own_letter and document.media_type != PDF
    return [*found, *sentences_of((unfit and document.answered_letter is not None, NOT_PDF))]


def filing_obstacles(document):
    """What stands in the way of any public copy of `document`, whatever file it is made of, in sentences."""
    letter = document.answered_letter
    if letter is None:
        return ["This document is not filed to a letter yet. File it as a reply first."]
    public = document.public_copies.exclude(published_at=None).filter(withdrawn_at=None)
    refused = not document.is_own_letter and document.position == Document.Position.REFUSED
    other = document.is_own_letter and document.kind != Document.Kind.LETTER
    return [
        *letter_obstacles(letter),
        *sentences_of(
            (other, "Only one file of a letter is published: prepare the letter itself."),
            (refused, "The sender refused publication of this document, so no public copy of it is made."),
            (public.exists(), "It is published already. Withdraw the published copy first."),
        ),
    ]


def prepare_letter(letter, *, by, leave_out=(), with_signature=True):
    """Render the public copy of `letter` from its frozen words and return it; an unpublished older one is replaced.

    The words `leave_out`, and without `with_signature` the signatory's name, are in neither its PDF nor its HTML.

    Raises CorrespondenceError when the letter has no file, was not sent or is published already, and RenderError
    (a CorrespondenceError) when its words cannot be printed.
    """
    document = own_document(letter)
    if document is None:
        raise CorrespondenceError(
            f"{letter.reference} has no file of the letter. Amend the record and add the signed letter first."
        )
    refuse_if_any(preparing_obstacles(document))
    content = edition(letter, leave_out=leave_out, with_signature=with_signature)
    pdf = render_letter(content)
    left_out = {"words": len(set(leave_out)), "signature": not with_signature} if content.left_out else {}
    return store_copy(
        document,
        pdf,
        by=by,
        pages=page_count(pdf),
        title=letter_title(letter),
        language=letter.language,
        html_text=markdown_of(content),
        how_made=PublicCopy.HowMade.ACCESSIBLE_EDITION,
        tool_version=f"WeasyPrint {version('weasyprint')}",
        found={"left_out": left_out} if left_out else None,
    )


def prepare_document(document, *, by, title, html_text, language="en"):
    """Make the public copy of a document of a reply, every page a picture in a new file, and return it.

    `title`: what readers will see; `html_text`: the words of the document as Markdown, for those who cannot see
    pictures. Raises CorrespondenceError with what stands in the way, and with the page that cannot be drawn.
    """
    title = title.strip()
    refuse_if_any(preparing_obstacles(document))
    refuse_if(
        (document.is_own_letter, OWN_LETTER),
        (not title, "Enter a title that says what the document is."),
        (not html_text.strip(), "Enter the words of the document: the pictures cannot be read aloud."),
        ((document.pages or 0) > MOST_AT_ONCE, LONG.format(document.pages, MOST_AT_ONCE)),
    )
    made = worked(redact_in_child, stored_bytes(document), [], language=language)
    return store_copy(
        document,
        made.data,
        by=by,
        pages=made.told["pages"],
        title=title,
        language=language,
        html_text=html_text,
        how_made=PublicCopy.HowMade.PICTURES,
        tool_version=tools(),
    )


def worked(job, *args, **kwargs):
    """What `job` of the limited child gives; its refusal as a CorrespondenceError."""
    try:
        return job(*args, **kwargs)
    except CannotOpen as error:
        raise CorrespondenceError(str(error)) from error


def tools():
    """The programs that make pictures of pages, with their versions."""
    return f"pypdfium2 {version('pypdfium2')}, pikepdf {version('pikepdf')}"


@transaction.atomic
def store_copy(document, pdf, *, by, found=None, **fields):
    """Keep the finished `pdf` and its row, in the place of a copy that was never published; history with it.

    `found` goes into its findings, `fields` into the row. Raises CorrespondenceError with what stands in the way.
    """
    Document.objects.select_for_update().get(pk=document.pk)  # two officers preparing: one after the other
    # Somebody publishing one of them at this moment: either it is public, or it is replaced.
    list(document.public_copies.select_for_update().filter(withdrawn_at=None))
    refuse_if_any(filing_obstacles(document))
    _replace_unpublished(document, by=by)
    path, sha256 = keep(pdf, alias="public_copies")
    copy = PublicCopy.objects.create(
        document=document,
        file=path,
        sha256=sha256,
        source_sha256=document.sha256,
        size=len(pdf),
        findings={**(found or {}), "text_sha256": sha256_of(fields["html_text"].encode())},
        made_by=by,
        **fields,
    )
    detail = {"copy": copy.pk, "sha256": sha256, "source_sha256": document.sha256}
    record(document.answered_letter, "prepared for publication", by=by, note=copy.title, detail=detail)
    ask(copy)
    return copy


def _replace_unpublished(document, *, by):
    for old in document.public_copies.prepared():
        old.withdrawn_at, old.withdrawn_by, old.withdrawn_reason = clock.now(), by, REPLACED
        old.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        drop_file(old)
