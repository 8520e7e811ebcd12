"""Choosing what has to be hidden in a document: boxes that officers share, each change counted (DESIGN rule 11)."""

from functools import partial

from django.db import transaction

from iasc_tracker.errors import CorrespondenceError, refuse_if, refuse_if_any
from iasc_tracker.models import record
from letters.models import Document, Redaction, RedactionBox
from letters.publication.drafts import drop_made
from letters.publication.preparing import OWN_LETTER, preparing_obstacles
from letters.redacting.places import Place
from letters.redacting.storing import unpacked_pages
from letters.tasks.redacting import make_pictures, read_words

MOST_BOXES = 5_000
MANY = f"At most {MOST_BOXES} places can be hidden in one document."
WHOLE = RedactionBox.WHOLE
NO_SIZE = "A box has no size or lies outside the page. Draw it again."


class RedactionChanged(CorrespondenceError):
    """Somebody else changed the boxes since the page was opened; nothing was stored."""


@transaction.atomic
def start_redaction(document, *, by):
    """The Redaction of `document`, begun now if there was none; its words are looked for by the worker.

    Raises CorrespondenceError with what stands in the way of a copy.
    """
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    refuse_if_any(redacting_obstacles(document))
    redaction, is_new = Redaction.objects.get_or_create(document=document, defaults={"started_by": by})
    if is_new:
        record(document.answered_letter, "hiding begun", by=by, note=document.original_name)
        transaction.on_commit(partial(read_words.enqueue, redaction.pk))
    return redaction


def redacting_obstacles(document):
    """What stands in the way of hiding parts of `document`, in sentences; [] when nothing does."""
    return preparing_obstacles(document) or ([OWN_LETTER] if document.is_own_letter else [])


@transaction.atomic
def add_boxes(redaction, places, *, by, version, reason, note=""):
    """Add a box for each of `places` (Place) with `reason` (RedactionBox.Reason), and return the saved Redaction.

    A box in the same place as another is not added twice. Raises RedactionChanged when the boxes are not those of
    `version` any more, CorrespondenceError for a box that is on no page.
    """
    redaction = _locked(redaction, version)
    new = {_sides(place) for place in places} - {_sides_of(box) for box in redaction.boxes.all()}
    refuse_if(
        (not places, "Choose at least one place to hide."),
        (reason not in RedactionBox.Reason, "Say why it has to be hidden."),
        (any(not place.is_whole or _is_flat(_sides(place)) for place in places), NO_SIZE),
        (_beyond(redaction, places), "The document has no such page."),
        (redaction.boxes.count() + len(new) > MOST_BOXES, MANY),
    )
    fields = {"reason": reason, "note": note.strip()[:200], "added_by": by}
    names = ("page", "left", "top", "right", "bottom")
    RedactionBox.objects.bulk_create(
        RedactionBox(redaction=redaction, **dict(zip(names, sides, strict=True)), **fields) for sides in sorted(new)
    )
    detail = {"boxes": len(new), "pages": sorted({sides[0] for sides in new}), "reason": reason}
    return _changed(redaction, "places to hide added", by=by, detail=detail)


@transaction.atomic
def remove_boxes(redaction, pks, *, by, version):
    """Remove the boxes with the keys `pks` from `redaction` and return it saved; raises as `add_boxes` does."""
    redaction = _locked(redaction, version)
    boxes = redaction.boxes.filter(pk__in=pks)
    refuse_if((not boxes, "Those places are not hidden any more."))
    detail = {"boxes": [[*_sides_of(box), box.reason] for box in boxes]}
    boxes.delete()
    return _changed(redaction, "places to hide removed", by=by, detail=detail)


@transaction.atomic
def ask_for_pictures(redaction, *, by, version):
    """Have the worker make the pictures of `redaction` with its boxes, and return it saved; raises as `add_boxes`."""
    redaction = _locked(redaction, version)
    refuse_if_any(redacting_obstacles(redaction.document))
    drop_made(redaction)
    redaction.state, redaction.reasons, redaction.attempts = Redaction.State.WAITING, [], 0
    redaction.pages_done, redaction.made_version, redaction.made_by = 0, redaction.version, by
    redaction.save(update_fields=["state", "reasons", "attempts", "pages_done", "made_version", "made_by"])
    transaction.on_commit(partial(make_pictures.enqueue, redaction.pk))
    return redaction


def pages_read(redaction):
    """The PageWords found so far in the document of `redaction`, [] when there are none yet."""
    return unpacked_pages(redaction.words) if redaction.words else []


def _locked(redaction, version):
    """The row of `redaction`, locked; raises RedactionChanged when it is not at `version` any more."""
    Document.objects.select_for_update(of=("self",)).get(pk=redaction.document_id)
    redaction = Redaction.objects.select_for_update(of=("self",)).select_related("document").get(pk=redaction.pk)
    if redaction.version != version:
        raise RedactionChanged("Somebody else changed what is hidden while you had this page open.")
    return redaction


def _changed(redaction, verb, *, by, detail):
    """Count a change of the boxes: pictures that were made of the old ones are dropped."""
    drop_made(redaction)
    redaction.version += 1
    redaction.state, redaction.made_version, redaction.reasons = Redaction.State.DRAFT, None, []
    redaction.save(update_fields=["version", "state", "made_version", "reasons"])
    name = redaction.document.original_name
    record(redaction.document.answered_letter, verb, by=by, note=name, detail=detail)
    return redaction


def _beyond(redaction, places):
    pages = redaction.document.pages or max((page.number for page in pages_read(redaction)), default=0)
    return bool(pages) and any(place.page > pages for place in places)


def _sides(place):
    return (place.page, *(round(side * WHOLE) for side in (place.left, place.top, place.right, place.bottom)))


def _is_flat(sides):
    _, left, top, right, bottom = sides
    return left >= right or top >= bottom


def _sides_of(box):
    return box.page, box.left, box.top, box.right, box.bottom


def place_of(box):
    """The `Place` of a RedactionBox."""
    return Place(box.page, *box.sides)
