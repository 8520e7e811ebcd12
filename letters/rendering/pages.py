"""Pages of a PDF that was made here: how many, what they say, and what they look like.

What strangers sent, and what is made of it, is drawn in a child instead (letters.redacting.child).
"""

from contextlib import contextmanager
from io import BytesIO

import pypdfium2
from PIL import ImageChops

from iasc_tracker.pdfium import PDFIUM
from letters.rendering.errors import RenderError

DPI = 200
POINTS = 72
# TRUST.md, Uploads: a page of 14,400 points at 200 dpi would be 1.6 thousand million pixels.
PIXELS = 50_000_000
PAGES = 500
PASSWORD_WANTED = 4  # FPDF_ERR_PASSWORD


def page_count(pdf):
    """How many pages the bytes `pdf` have; `RenderError` when they cannot be opened."""
    with PDFIUM, _opened(pdf) as document:
        return len(document)


def extract_text(pdf):
    """The text of the bytes `pdf`, one string a page; `RenderError` when they cannot be opened."""
    with PDFIUM, _opened(pdf) as document:
        return [_page_text(page) for page in document]


def _page_text(page):
    text = page.get_textpage().get_text_bounded()
    # PDFium joins a word broken at its hyphen and marks the place; ours break only at hyphens that are written.
    return text.replace("\r\n", "\n").replace("\x02", "-")


def page_image(pdf, number, dpi=DPI):
    """Page `number` (from 1) of the bytes `pdf` as a PNG; `RenderError` when there is no such page."""
    with PDFIUM, _opened(pdf) as document:
        if not 1 <= number <= len(document):
            raise RenderError(f"This PDF has {len(document)} pages; there is no page {number}.")
        picture = _picture(document[number - 1], dpi)
    return _png(picture)


def _png(picture):
    buffer = BytesIO()
    picture.save(buffer, format="PNG")
    return buffer.getvalue()


def _picture(page, dpi):
    """`page` drawn at `dpi` as a grey picture, or a coloured one where it has colour."""
    scale = dpi / POINTS
    width, height = page.get_size()
    if width * height * scale * scale > PIXELS:
        raise RenderError("A page of this PDF is too large to draw; ask for a copy on ordinary paper sizes.")
    picture = page.render(scale=scale).to_pil().convert("RGB")
    red, green, blue = picture.split()
    plain = all(ImageChops.difference(red, other).getextrema() == (0, 0) for other in (green, blue))
    return red if plain else picture


@contextmanager
def _opened(pdf):
    """The document in the bytes `pdf`, closed afterwards; `RenderError` when it is locked, damaged or too long."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise RenderError(_why_closed(error)) from error
    with document:
        if not 1 <= len(document) <= PAGES:
            raise RenderError(f"This PDF has {len(document)} pages; between 1 and {PAGES} can be read.")
        yield document


def _why_closed(error):
    if error.err_code == PASSWORD_WANTED:
        return "This PDF is locked with a password; ask for a copy without one."
    return "This file cannot be opened as a PDF; it may be damaged or of another kind. Ask for another copy."
