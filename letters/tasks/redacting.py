"""Finding the words of a document and making its pictures, in a child and a step at a time; each task may run twice.

The Redaction row is the truth (TRUST, Queues): what it waits for, whoever finds it waiting too long enqueues again.
"""

import time
from dataclasses import replace
from importlib.metadata import version

from django.db import transaction
from django.db.models import F
from django_tasks import task

from letters import filing
from letters.inspecting.results import PASSED
from letters.inspecting.running import leak_check
from letters.models import Redaction
from letters.models.stored import keep
from letters.opening.opened import CannotOpen
from letters.opening.recognition import ABSENT, is_present
from letters.redacting.child import recognise_in_child, redact_in_child, words_in_child
from letters.redacting.places import Place
from letters.redacting.storing import packed_pages, unpacked_pages
from letters.redacting.visible import gone_words

MOST_ATTEMPTS = 5  # TRUST R-CRA-2
GAVE_UP = f"Gave up after {MOST_ATTEMPTS} attempts: the program died each time. Tell the administrator."
CHANGED = "The stored copy is not the file that was filed. Tell the administrator."
UNSURE = "Nobody can say that the hidden words are gone from the file that was made, so it was thrown away."
TELL_SECONDS = 1.0
MOST_WORDS = 2_000  # each is looked for in every spelling


@task()
def read_words(pk):
    """Do the next step of finding the words of Redaction `pk`: all that are text, or one page of a scan."""
    if not Redaction.objects.unread().filter(pk=pk).update(words_attempts=F("words_attempts") + 1):
        return
    redaction = Redaction.objects.select_related("document").get(pk=pk)
    try:
        _refuse_many(redaction.words_attempts)
        pages = unpacked_pages(redaction.words) if redaction.words else None
        _store_words(pk, pages, _next_words(_bytes_of(redaction), pages))
    except CannotOpen as error:
        Redaction.objects.unread().filter(pk=pk).update(words_state=Redaction.Words.NONE, words_reason=str(error)[:300])


def _next_words(data, pages):
    """The PageWords that the next step gives; [] when there is nothing more to read here."""
    if pages is None:
        return words_in_child(data)
    scan = next((page for page in pages if page.is_scan), None)
    if scan is None or not is_present():
        return []
    try:
        return [recognise_in_child(data, scan.number)]
    except CannotOpen:  # the page stays a picture without words: its boxes can be drawn
        return [replace(scan, is_scan=False)]


@transaction.atomic
def _store_words(pk, before, found):
    """Put the pages `found` in the place of those that are still pictures, and go on or finish."""
    redaction = Redaction.objects.select_for_update().get(pk=pk)
    same = packed_pages(before) == bytes(redaction.words) if before is not None else not redaction.words
    if not same or redaction.words_state != Redaction.Words.WAITING:
        return  # another worker was faster
    new = {page.number: page for page in found}
    pages = [new.get(page.number, page) if page.is_scan else page for page in before or found]
    left = any(page.is_scan for page in pages)
    redaction.words, redaction.words_attempts = packed_pages(pages), 0
    if not left or not is_present():
        redaction.words_state, redaction.words_reason = Redaction.Words.FOUND, ABSENT if left else ""
    redaction.save(update_fields=["words", "words_attempts", "words_state", "words_reason"])
    if redaction.words_state == Redaction.Words.WAITING:
        transaction.on_commit(lambda: read_words.enqueue(pk))


@task()
def make_pictures(pk):
    """Make the pictures of Redaction `pk` that waits for them; nothing for any other."""
    if not Redaction.objects.waiting().filter(pk=pk).update(attempts=F("attempts") + 1):
        return
    redaction = Redaction.objects.select_related("document").get(pk=pk)
    try:
        _refuse_many(redaction.attempts)
        _settle(redaction, _made(redaction))
    except CannotOpen as error:
        _settle(redaction, {"state": Redaction.State.FAILED, "reasons": [str(error)]})


def places_of(redaction):
    """The `Place` of each box of `redaction`."""
    return [Place(box.page, *box.sides) for box in redaction.boxes.all()]


def _made(redaction):
    """The fields of a `redaction` whose pictures are made; raises CannotOpen."""
    places = places_of(redaction)
    made = redact_in_child(_bytes_of(redaction), places, progress=_teller(redaction))
    _refuse_leak(made.data, gone_words(unpacked_pages(redaction.words), places) if redaction.words else [])
    file, sha256 = keep(made.data)
    pages = made.told["pages"]
    found = {"state": Redaction.State.READY, "reasons": [], "file": file, "sha256": sha256}
    tools = {"tool": f"pypdfium2 {version('pypdfium2')}, pikepdf {version('pikepdf')}", "size": len(made.data)}
    return found | {"pages": pages, "pages_done": pages, "findings": tools}


def _refuse_leak(data, words):
    """Raise CannotOpen unless four readers, the raw bytes and every object are without the hidden `words` (R-PUB-8)."""
    if not words:
        return
    result = leak_check(data, words=words[:MOST_WORDS])
    if result.state != PASSED:
        raise CannotOpen(" ".join([UNSURE, result.reason, *(one.sentence for one in result.findings[:5])]))


def _teller(redaction):
    """A function that stores how far the pictures are, once a second."""
    told = [0.0]

    def tell(done, total):
        if time.monotonic() - told[0] >= TELL_SECONDS:
            told[0] = time.monotonic()
            _still(redaction).update(pages_done=done, pages=total)

    return tell


def _settle(redaction, found):
    """Store the fields `found`, unless it no longer waits or its boxes were changed meanwhile."""
    _still(redaction).update(**found)


def _still(redaction):
    return Redaction.objects.waiting().filter(pk=redaction.pk, version=redaction.version)


def _bytes_of(redaction):
    data = filing.whole_bytes(redaction.document)
    if data is None:
        raise CannotOpen(CHANGED)
    return data


def _refuse_many(attempts):
    if attempts > MOST_ATTEMPTS:
        raise CannotOpen(GAVE_UP)
