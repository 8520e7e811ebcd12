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


def opened_of(document):
    """The `Opened` of a document that was read, without attachments; None when it was not or could not be read.

    Of a scan that was recognised the recognised words count as its text.
    """
    reading = Reading.objects.filter(document=document).exclude(found={}).first()
    if reading is None:
        return None
    opened = from_values(reading.found | {"texts": document.text.split(BREAK)})
    return replace(opened, own_text=document.text) if reading.words else opened
