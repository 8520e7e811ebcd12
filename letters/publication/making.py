"""Public copies of what came back: with parts hidden, cleaned, or made elsewhere and built anew here."""

from importlib.metadata import version

from django.db import transaction

from iasc_tracker.errors import CorrespondenceError, refuse_if, refuse_if_any
from letters.models import PublicCopy, Redaction
from letters.models.stored import read_whole
from letters.opening.types import PDF, media_type
from letters.publication.drafts import drop_made
from letters.publication.files import stored_bytes
from letters.publication.preparing import (
    MOST_AT_ONCE,
    OWN_LETTER,
    filing_obstacles,
    preparing_obstacles,
    store_copy,
    tools,
    worked,
)
from letters.publication.redacting import pages_read, place_of
from letters.redacting.child import clean_in_child, redact_in_child, words_in_child
from letters.redacting.finding import pieces
from letters.redacting.summary import hidden_summary
from letters.redacting.visible import gone_pieces, gone_words, left_in, visible_text

HOW = PublicCopy.HowMade
MOST_WORDS = 2_000
CHANGED = "The pictures are not those that you were shown. Look at them again."
LEFT = "These words are hidden on the pages, so they cannot stand in the title or the words beside them: {}."
LEFT_OUT = "These words are in the document and not in your PDF, so they cannot stand beside it: {}."
NO_TITLE = "Enter a title that says what the document is."
NO_WORDS = "Enter the words of the document: the pictures cannot be read aloud."
NO_TEXT = "Enter the words of the document: the page shows them first."
LONG = (
    "This PDF has {} pages, and at most {} are made into pictures while you wait. Keep its text, or upload a PDF "
    "without the pages that need not be public."
)
NOT_PDF = "Choose a PDF: other kinds of file can hide too much to be published."


def suggested_words(redaction):
    """The words that stay visible in `redaction`, for an officer to correct; "" where none could be read."""
    return visible_text(pages_read(redaction), [place_of(box) for box in redaction.boxes.all()])


def prepare_redacted(redaction, *, by, sha256, title, html_text, language="en"):
    """Make the pictures of `redaction` that have `sha256` the public copy of its document, and return the copy.

    `title` and `html_text` (Markdown) are public and may hold none of the words that are hidden. Raises
    CorrespondenceError with what stands in the way.
    """
    redaction = Redaction.objects.select_related("document").get(pk=redaction.pk)
    boxes = list(redaction.boxes.all())
    pages, places = pages_read(redaction), [place_of(box) for box in boxes]
    gone = gone_pieces(pages, places)
    left = left_in(f"{title}\n{html_text}", gone)
    refuse_if(
        (redaction.state != Redaction.State.READY or redaction.sha256 != sha256, CHANGED),
        (not title.strip(), NO_TITLE),
        (not html_text.strip(), NO_WORDS),
        (left, LEFT.format(_listed(left))),
    )
    data = read_whole(redaction.file.name, redaction.sha256)
    if data is None:
        raise CorrespondenceError("The pictures that were made are missing or have changed. Make them again.")
    # The gate looks for these words again before anything is published; no public page reads findings.
    findings = redaction.findings | {"hidden_words": gone_words(pages, places)[:MOST_WORDS]}
    findings |= {"redacted_by": sorted({redaction.made_by_id, *(box.added_by_id for box in boxes)})}
    with transaction.atomic():
        copy = store_copy(
            redaction.document,
            data,
            by=by,
            pages=redaction.pages,
            title=title.strip(),
            language=language,
            html_text=html_text,
            hidden=hidden_summary([box.get_reason_display() for box in boxes]),
            how_made=HOW.REDACTED if boxes else HOW.PICTURES,
            tool_version=redaction.findings["tool"],
            found=findings,
        )
        _let_go(redaction)
    return copy


def _let_go(redaction):
    """The pictures are a copy now; the boxes stay, for the next time. Raises when they changed in this moment."""
    now = Redaction.objects.select_for_update(of=("self",)).get(pk=redaction.pk)
    refuse_if(((now.version, now.sha256) != (redaction.version, redaction.sha256), CHANGED))
    drop_made(now)


def prepare_clean(document, *, by, title, html_text, language="en"):
    """Make a public copy of `document` with its text and tags and nothing else of the file; return the copy.

    Raises CorrespondenceError with what stands in the way, and when something shown would be lost.
    """
    refuse_if_any(preparing_obstacles(document))
    _refuse_words(document, title, html_text, NO_TEXT)
    title = title.strip()
    made = worked(clean_in_child, stored_bytes(document), language=language, title=title)
    words = {"title": title, "html_text": html_text, "language": language}
    return _store_clean(document, made, by=by, how_made=HOW.CLEANED, **words)


def uploading_obstacles(document):
    """What stands in the way of a copy of `document` made of another file, in sentences; [] when nothing does."""
    return filing_obstacles(document) or ([OWN_LETTER] if document.is_own_letter else [])


def upload_copy(document, data, *, by, name, keep_text, title, html_text="", language="en", hidden=""):
    """Make a public copy of `document` from the PDF `data` called `name` that was made elsewhere; return the copy.

    It is built anew all the same: its text is kept if `keep_text`, else every page becomes a picture. Without
    `html_text` the words of `data` are taken; `hidden` says in public what is hidden in it. Raises
    CorrespondenceError with what stands in the way, and when words of the document that `data` lacks are named.
    """
    refuse_if_any(uploading_obstacles(document))
    refuse_if((media_type(name, data) != PDF, NOT_PDF))
    pages = worked(words_in_child, data)
    refuse_if((not keep_text and len(pages) > MOST_AT_ONCE, LONG.format(len(pages), MOST_AT_ONCE)))
    found = visible_text(pages, [])
    html_text = html_text.strip() or found
    _refuse_words(document, title, html_text, NO_TEXT if keep_text else NO_WORDS)
    _refuse_left_out(document.text, found, f"{title}\n{html_text}\n{hidden}")
    words = {"title": title.strip(), "html_text": html_text, "language": language, "hidden": hidden.strip()[:300]}
    if keep_text:
        made = worked(clean_in_child, data, language=language, title=words["title"])
        return _store_clean(document, made, by=by, how_made=HOW.ELSEWHERE_CLEANED, **words)
    made = worked(redact_in_child, data, [], language=language)
    words |= {"pages": made.told["pages"]}
    return store_copy(document, made.data, by=by, how_made=HOW.ELSEWHERE, tool_version=tools(), **words)


def _refuse_left_out(before, after, public):
    """Refuse the text `public` when it names words of the text `before` that were left out of the text `after`."""
    if not after:
        return  # pictures: nobody can tell what was left out
    left = left_in(public, set(pieces(before)) - set(pieces(after)))
    refuse_if((left, LEFT_OUT.format(_listed(left))))


def _listed(words):
    return ", ".join(f"“{word}”" for word in words[:20])


def _store_clean(document, made, **fields):
    found, fields = {"descriptions": made.told["descriptions"]}, fields | {"pages": made.told["pages"]}
    return store_copy(document, made.data, tool_version=f"pikepdf {version('pikepdf')}", found=found, **fields)


def _refuse_words(document, title, html_text, no_words):
    refuse_if(
        (document.is_own_letter, OWN_LETTER),
        (not title.strip(), NO_TITLE),
        (not html_text.strip(), no_words),
    )
