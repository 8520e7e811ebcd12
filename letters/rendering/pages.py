"""Pages of any PDF: how many, what they say, what they look like, and a copy that is nothing but pictures."""

from contextlib import contextmanager
from io import BytesIO
from zlib import compress

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from iasc_tracker.pdfium import PDFIUM
from letters.rendering.errors import RenderError

DPI = 200
POINTS = 72
FRAME = 3  # pixels
# TRUST.md, Uploads: a page of 14,400 points at 200 dpi would be 1.6 thousand million pixels.
PIXELS = 50_000_000
PAGES = 500
LOSSLESS = 1_500_000
JPEG_QUALITY = 90
PASSWORD_WANTED = 4  # FPDF_ERR_PASSWORD
COLOUR_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


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


def marked_page_image(pdf, number, boxes, dpi=DPI):
    """As `page_image`, with a red frame around each of `boxes` (left, top, right, bottom, as fractions of the page)."""
    with Image.open(BytesIO(page_image(pdf, number, dpi))) as page:
        picture = page.convert("RGB")
    draw, (width, height) = ImageDraw.Draw(picture), picture.size
    for left, top, right, bottom in boxes:
        frame = (left * width - FRAME, top * height - FRAME, right * width + FRAME, bottom * height + FRAME)
        draw.rectangle(frame, outline="#d4351c", width=FRAME)
    return _png(picture)


def page_images(pdf, dpi=DPI):
    """Every page of the bytes `pdf` as a PNG, one after the other, so that one page is in memory at a time."""
    for number in range(1, page_count(pdf) + 1):
        yield page_image(pdf, number, dpi)


def _png(picture):
    buffer = BytesIO()
    picture.save(buffer, format="PNG")
    return buffer.getvalue()


def picture_copy(pdf, title, language):
    """A new PDF of the pages of `pdf` as pictures, with `title` and `language` and nothing else of the source.

    Every page is drawn, not only those with something to hide: text, layers, notes and attachments stay behind
    because nothing is carried over (R-PDF-5). The copy has no text, so an HTML text must stand beside it.
    Raises `RenderError` for a locked, damaged or oversized file.
    """
    with pikepdf.new() as copy:
        with PDFIUM, _opened(pdf) as document:
            for page in document:
                _add_picture(copy, _picture(page, DPI), page.get_size())
        copy.docinfo["/Title"] = title
        copy.Root.Lang = pikepdf.String(language)
        copy.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        buffer = BytesIO()
        copy.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _add_picture(copy, picture, size):
    """Add a page of `size` points to `copy` with `picture` over all of it."""
    data, coding = _encoded(picture)
    image = pikepdf.Stream(
        copy,
        data,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=pikepdf.Name(COLOUR_SPACES[picture.mode]),
        BitsPerComponent=8,
        Filter=pikepdf.Name(coding),
    )
    page = copy.add_blank_page(page_size=size)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=image))
    page.Contents = pikepdf.Stream(copy, b"%.4f 0 0 %.4f 0 0 cm /Page Do" % size)


def _encoded(picture):
    """`picture` as (bytes, filter): without loss, so that a black box is black, unless that is very large."""
    # Level 6 makes a page a sixth smaller and takes twice as long (TRUST R-PDF-6: 50 ms a page).
    lossless = compress(picture.tobytes(), level=1)
    if len(lossless) <= LOSSLESS:
        return lossless, "/FlateDecode"
    buffer = BytesIO()
    picture.save(buffer, format="JPEG", quality=JPEG_QUALITY)
    return buffer.getvalue(), "/DCTDecode"


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
