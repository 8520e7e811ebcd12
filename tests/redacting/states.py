"""Redactions in the states they pass through; real files, everything fictional."""

from letters import publication
from letters.models import Redaction
from letters.redacting.finding import find
from letters.redacting.storing import packed_pages
from letters.redacting.words import words_of
from letters.tasks.redacting import make_pictures
from tests.publication.states import make_logged_letter, make_reply_document
from tests.redacting.carriers import SECRET, pdf_of, text

SOURCE = pdf_of([text(f"Dear {SECRET} we will see") + text("our plan", y=100), text("A second page")])


def make_redaction(data=SOURCE, letter=None, **fields):
    """A redaction whose document's words are found (here, since a child takes a second), with no boxes yet."""
    document = make_reply_document(letter or make_logged_letter(), data=data, **fields)
    redaction = publication.start_redaction(document, by=document.added_by)
    redaction.words, redaction.words_state = packed_pages(words_of(data)), Redaction.Words.FOUND
    redaction.save(update_fields=["words", "words_state"])
    return redaction


def hide(redaction, query=SECRET, reason="personal", by=None):
    """Hide every place of `query`; return the redaction."""
    places = [place for found in find(publication.pages_read(redaction), query) for place in found.places]
    by = by or redaction.started_by
    return publication.add_boxes(redaction, places, by=by, version=redaction.version, reason=reason)


def make_ready(redaction, by=None):
    """Have the pictures of `redaction` made; return it."""
    publication.ask_for_pictures(redaction, by=by or redaction.started_by, version=redaction.version)
    make_pictures.call(redaction.pk)
    return fresh(redaction)


def fresh(redaction):
    """The row as it is now."""
    return Redaction.objects.select_related("document").get(pk=redaction.pk)
