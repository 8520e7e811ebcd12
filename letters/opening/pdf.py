"""PDFs: their text page by page, which pages are pictures, and what the file says of itself."""

from datetime import date

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from iasc_tracker.patterns import pattern
from letters.opening.opened import BREAK, CannotOpen, Opened, likely_day
from letters.opening.types import PDF

PAGES = 500
PASSWORD_WANTED = 4  # FPDF_ERR_PASSWORD
LOCKED = "This PDF is locked with a password; ask for a copy without one."
BROKEN = "This file cannot be opened as a PDF; it may be damaged or of another kind. Ask for another copy."
LONG = "This PDF has {} pages; between 1 and {} can be read."
WRITTEN = "from the PDF"
SCANNED = "scanned: the file has no text of its own"
# A scanner's stamp or a page number is no text of the page.
FEWEST_LETTERS = 16
DAY = pattern(r"D:(\d{4})(\d\d)(\d\d)")


def open_pdf(data):
    """The `Opened` of the PDF `data`; raises `CannotOpen` when it is locked, damaged or too long."""
    document = opened(data)
    try:
        pages = [(_text(page), is_picture(page)) for page in document]
        told = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise CannotOpen(BROKEN) from error
    finally:
        document.close()
    texts = tuple(text for text, _ in pages)
    scanned = tuple(number for number, (_, picture) in enumerate(pages, 1) if picture)
    return Opened(
        PDF,
        WRITTEN if any(text.strip() for text in texts) else SCANNED,
        texts=texts,
        pages=len(texts),
        scanned=scanned,
        made_on=_day(told.get("CreationDate", "")),
        subject=told.get("Title", "")[:300],
        own_text=BREAK.join(texts),
    )


def opened(data):
    """The pypdfium2 document of `data`, to be closed by the caller; raises `CannotOpen`."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise CannotOpen(LOCKED if error.err_code == PASSWORD_WANTED else BROKEN) from error
    if not 1 <= len(document) <= PAGES:
        count = len(document)
        document.close()
        raise CannotOpen(LONG.format(count, PAGES))
    return document


def pages_of(data):
    """How many pages the PDF `data` has; raises `CannotOpen` as `opened` does."""
    document = opened(data)
    count = len(document)
    document.close()
    return count


def _text(page):
    text = page.get_textpage().get_text_bounded()
    # PDFium joins a word broken at its hyphen and marks the place; ours break only at hyphens that are written.
    return text.replace("\r\n", "\n").replace("\x02", "-").replace("\x00", "")


def is_picture(page):
    """Whether what the page says can only be seen: no text at all, or next to none beside a picture."""
    letters = len(_text(page).strip())
    if letters >= FEWEST_LETTERS:
        return False
    return not letters or any(True for _ in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))


def _day(words):
    """The day of a PDF's date ("D:20201109…"), or None."""
    match = DAY.match(words)
    try:
        return match and likely_day(date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return None
