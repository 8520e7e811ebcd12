"""Uploads held for a day while a form is open, and the documents made of them."""

from datetime import timedelta
from uuid import UUID

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Q

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from letters.filing.findings import take_over
from letters.filing.names import clean_name
from letters.filing.originals import whole_bytes
from letters.models import ArrivedFile, Document, Enclosure, HeldFile, Incoming, MailboxMessage, Rendering
from letters.models.stored import keep, sweep_unfinished
from letters.opening.types import EML, media_type

KEPT_FOR = timedelta(hours=24)
KEEPERS = (ArrivedFile, Document, Enclosure, HeldFile, Incoming, MailboxMessage, Rendering)
COPIED = ("original_name", "sha256", "size", "media_type")


def hold(upload, *, by):
    """Keep the bytes of `upload` (an UploadedFile that has no `obstacles`) and return the HeldFile of officer `by`."""
    upload.seek(0)
    data = upload.read()
    name = clean_name(upload.name)
    path, sha256 = keep(data)
    return HeldFile.objects.create(
        original_name=name,
        file=path,
        sha256=sha256,
        size=len(data),
        media_type=media_type(name, data),
        held_by=by,
    )


def hold_again(kept, *, by, name=""):
    """A HeldFile of officer `by` with the bytes of `kept`, a row of a file that is kept already; nothing is copied.

    What was read of it before is not read again: a scan takes the worker seconds a page.
    """
    fields = {one: getattr(kept, one) for one in ("sha256", "size")}
    kind = getattr(kept, "media_type", EML)  # an Incoming is a message
    name = name or kept.original_name
    fields |= {"original_name": name, "file": kept.file.name, "media_type": kind, "held_by": by}
    held = HeldFile(found=getattr(kept, "found", None) or {}, **fields)
    held.read_at = None if held.is_being_read else clock.now()
    held.save()
    return held


def found_of(held):
    """What was read of the HeldFile `held` so far, as its row has it now; {} for nothing and for one that is gone."""
    return HeldFile.objects.filter(pk=held.pk).values_list("found", flat=True).first() or {}


def held_of(officer, ids):
    """The HeldFiles of `officer` among `ids` (text, as a form sends it), in that order; anything else is ignored."""
    keys = list(dict.fromkeys(filter(None, map(_uuid, ids))))
    found = HeldFile.objects.filter(held_by=officer).in_bulk(keys)
    return [found[key] for key in keys if key in found]  # as they were asked for, not as a database keeps them


def _uuid(text):
    try:
        return UUID(str(text))
    except ValueError:
        return None


def same_bytes(sha256):
    """Documents with these bytes that count: not those of letters voided or discarded, nor their replies'."""
    dropped = Q()
    for letter in ("letter", "incoming__reply__letter"):
        dropped |= Q(**{f"{letter}__voided_at__isnull": False}) | Q(**{f"{letter}__discarded_at__isnull": False})
    return Document.objects.filter(sha256=sha256).exclude(dropped)


def take_held(held):
    """The fields of a row that keeps the file of the HeldFile `held`, which is dropped; inside the verb's transaction.

    The bytes are read again and must still have their hash, else CorrespondenceError: nothing is kept without them.
    """
    held = HeldFile.objects.select_for_update().filter(pk=held.pk).first() or held
    if whole_bytes(held) is None:
        raise CorrespondenceError(f"“{held.original_name}” is not kept any more. Choose the file again.")
    fields = {"file": held.file.name} | {name: getattr(held, name) for name in COPIED}
    held.delete()
    return fields


def document_from_held(held, *, by, **fields):
    """Make a Document of the HeldFile `held` and drop the hold; call it inside the transaction of the verb.

    `fields`: `letter` or `incoming`, `kind`, and the sender's position where it is known. Raises CorrespondenceError
    when its bytes are gone or others. What was read of it while it was held is taken over: no scan is recognised twice.
    """
    found = found_of(held)
    document = Document.objects.create(**take_held(held), added_by=by, **fields)
    if found and not document.text_source:
        take_over(document, found)
    return document


@transaction.atomic
def discard(held):
    """Drop a HeldFile that nobody wants; its bytes go too, unless something else is kept by the same hash."""
    path = held.file.name
    held.delete()
    if not any(model.objects.filter(file=path).exists() for model in KEEPERS):
        storages["default"].delete(path)


def purge(*, now=None):
    """Discard what has been held for 24 hours and return how many there were; `now`: a moment, default clock.now().

    What a killed process left of files that it never finished goes with them.
    """
    before = (now or clock.now()) - KEPT_FOR
    sweep_unfinished(before)
    old = HeldFile.objects.filter(held_at__lt=before)
    count = 0
    for pk in list(old.values_list("pk", flat=True)):
        count += _purge_one(pk)
    return count


@transaction.atomic
def _purge_one(pk):
    held = HeldFile.objects.select_for_update().filter(pk=pk).first()
    if held is None:  # filed or removed since the list was made
        return 0
    discard(held)
    return 1
