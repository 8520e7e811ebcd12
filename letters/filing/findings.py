"""What the reading of a document found, stored beside it and given back."""

from dataclasses import replace

from letters.models import Reading
from letters.opening.frames import as_values, from_values
from letters.opening.opened import BREAK

# Kept in Document.text already; the files in a message become documents of their own.
NOT_STORED = ("texts", "attachments")


def note_opened(reading, opened):
    """Put the `Opened` of a file into its Reading (not saved)."""
    reading.found = {name: value for name, value in as_values(opened).items() if name not in NOT_STORED}
    reading.scanned = list(opened.scanned)


def take_over(document, found):
    """Give `document` what was read of it while it was held (`HeldFile.found`), as far as that came.

    A message is opened again, because the files in it become documents; so is what could not be read. Pages of a scan
    on which nothing was found are left to be tried again.
    """
    values = found.get("opened")
    if values is None or values["attachments"]:
        return
    opened = from_values(values)
    words = {number: text for number, text in found["words"].items() if text}
    reading = Reading(document=document, words=words)
    note_opened(reading, opened)
    reading.save()
    document.text, document.pages = opened.text, opened.pages
    document.text_source = "" if opened.scanned else opened.text_source
    document.save(update_fields=["text", "pages", "text_source"])


def opened_of(document):
    """The `Opened` of a document that was read, without attachments; None when it was not or could not be read.

    Of a scan that was recognised the recognised words count as its text.
    """
    reading = Reading.objects.filter(document=document).exclude(found={}).first()
    if reading is None:
        return None
    opened = from_values(reading.found | {"texts": document.text.split(BREAK)})
    return replace(opened, own_text=document.text) if reading.words else opened
