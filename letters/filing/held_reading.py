"""Held files read before they are filed, so that the form can offer what they say; all of it in the child."""

from dataclasses import replace

from django.db import transaction

from iasc_tracker import clock
from letters.filing.originals import whole_bytes
from letters.models import HeldFile
from letters.models.reading import GIVEN_UP
from letters.opening.child import letter_in_child, open_in_child, page_in_child
from letters.opening.frames import as_values, from_values
from letters.opening.opened import BREAK, CannotOpen
from letters.opening.recognition import ABSENT, is_present

GONE = "“{}” is not kept any more. Choose the file again."


def open_held(held):
    """Open the HeldFile `held` in the child and keep what it says, once; `held` itself is brought up to date."""
    if held.found:
        return
    try:
        data = whole_bytes(held)
        if data is None:
            raise CannotOpen(GONE.format(held.original_name))
        found = {"opened": as_values(open_in_child(held.original_name, data)), "words": {}}
        if found["opened"]["scanned"] and not is_present():
            found = {"refusal": ABSENT}
    except CannotOpen as error:
        found = {"refusal": str(error)}
    _keep_first(held, found)


def give_up_held(held):
    """Say of the HeldFile `held`, whose reading killed every worker that tried, that it is not read; once."""
    if held.found:
        _keep_words(held, held.next_page, "")
    else:
        _keep_first(held, {"refusal": GIVEN_UP})


def _keep_first(held, found):
    held.found = found
    values = {"found": found, "attempts": 0, "read_at": None if held.is_being_read else clock.now()}
    HeldFile.objects.filter(pk=held.pk, found={}).update(**values)


def letter_text_of(held):
    """The text of the HeldFile `held` read in the child as a letter of ours; `CannotOpen` says why there is none.

    It is read once, and `held` brought up to date. Call it before a transaction, not in it: a child takes seconds.
    """
    if not held.as_letter:
        try:
            data = whole_bytes(held)
            if data is None:
                raise CannotOpen(GONE.format(held.original_name))
            held.as_letter = {"text": letter_in_child(held.original_name, data)}
        except CannotOpen as error:
            held.as_letter = {"refusal": str(error)}
        HeldFile.objects.filter(pk=held.pk, as_letter={}).update(as_letter=held.as_letter)
    if "refusal" in held.as_letter:
        raise CannotOpen(held.as_letter["refusal"])
    return held.as_letter["text"]


def recognise_held(held):
    """Recognise the next scanned page of `held` in the child; a page that cannot be read has no words."""
    number, words = held.next_page, ""
    if number is None:
        return
    try:
        data = whole_bytes(held)
        words = page_in_child(held.media_type, data, number)[0] if data is not None else ""
    except CannotOpen:  # the Document that it becomes tries this page again, and its history says that it failed
        words = ""
    _keep_words(held, number, words)


@transaction.atomic
def _keep_words(held, number, words):
    """Keep the words of page `number`; `held` is brought up to date, also when it was removed or filed meanwhile."""
    current = HeldFile.objects.select_for_update().filter(pk=held.pk).first()
    if current is None:
        held.found = {"refusal": GONE.format(held.original_name)}
        return
    current.found["words"].setdefault(str(number), words)
    current.attempts, current.read_at = 0, None if current.is_being_read else clock.now()
    current.save(update_fields=["found", "attempts", "read_at"])
    held.found = current.found


def opened_held(held):
    """The `Opened` of `held` without attachments, recognised words in it; None while or if it is not read."""
    values = held.found.get("opened")
    if values is None:
        return None
    opened = from_values(values)
    words = held.found["words"]
    if not words:
        return opened
    pages = opened.text.split(BREAK)
    pages += [""] * (max(map(int, words)) - len(pages))
    for number, text in words.items():
        pages[int(number) - 1] = text
    return replace(opened, texts=tuple(pages), own_text=BREAK.join(pages))
