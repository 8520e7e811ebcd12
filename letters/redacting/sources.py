"""What PDFium does not say about a source: pages whose contents are broken, and the size of a page's unit."""

from io import BytesIO

import pikepdf

from letters.opening.opened import CannotOpen
from letters.opening.pdf import BROKEN, LOCKED, PAGES
from letters.redacting.pictures import UNDRAWN

LARGEST_SIDE = 14_400  # points: the largest page that readers open (ISO 32000-1, annex C)


def user_units(pdf):
    """{page from 1: its UserUnit} of the pikepdf `pdf`, without those of one point (PDFium knows none)."""
    units = {number: _unit(page) for number, page in enumerate(pdf.pages, 1)}
    return {number: unit for number, unit in units.items() if unit != 1}


def refuse_unreadable_pages(pdf):
    """Raise `CannotOpen`, naming the page, when what draws a page cannot be decoded: PDFium would leave it white."""
    for number, page in enumerate(pdf.pages, 1):
        try:
            _decode(page)
        except (pikepdf.PdfError, TypeError, ValueError, AttributeError) as error:
            raise CannotOpen(UNDRAWN.format(number)) from error


def opened_whole(data):
    """The pikepdf document of `data`, to be closed by the caller; raises `CannotOpen` when it is locked or broken."""
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as error:
        raise CannotOpen(LOCKED) from error
    except pikepdf.PdfError as error:
        raise CannotOpen(BROKEN) from error
    if not 1 <= len(pdf.pages) <= PAGES:
        pdf.close()
        raise CannotOpen(BROKEN)
    return pdf


def _unit(page):
    unit = page.get("/UserUnit", 1)
    try:
        return float(unit) if 0 < float(unit) <= LARGEST_SIDE else 1
    except (TypeError, ValueError):
        return 1


def _decode(page):
    """Unpack the contents of `page`; what is broken raises."""
    contents = page.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
    for stream in streams:
        stream.read_bytes()
