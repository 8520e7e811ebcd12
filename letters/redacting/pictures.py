"""A page of a PDF as a picture with black boxes in it, and that picture as an object of a new PDF."""

from io import BytesIO
from zlib import compress

import pikepdf
import pypdfium2
from PIL import ImageChops, ImageDraw

from letters.opening.opened import CannotOpen

DPI, POINTS = 200, 72
# TRUST.md, Uploads: a page of 14,400 points at 200 dpi would be 1.6 thousand million pixels.
PIXELS = 50_000_000
LARGE = "Page {} of this PDF is too large to draw; ask for a copy on ordinary paper sizes."
UNDRAWN = "Page {} of this PDF cannot be drawn; it may be damaged. Ask for another copy of the file."
COARSER = 4
FRAME, RED = 3, "#d4351c"  # pixels, and the red of GOV.UK
COLOUR_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
QUALITIES = (90, 75, 60)


def page_of(document, number):
    """Page `number` (from 1) of a pypdfium2 `document`; raises `CannotOpen` with the page's number."""
    try:
        return document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise CannotOpen(UNDRAWN.format(number)) from error


def drawn(page, number, dpi=DPI):
    """`page` as it is shown at `dpi`: a grey picture, or a coloured one where it has colour; raises `CannotOpen`."""
    scale = dpi / POINTS
    width, height = page.get_size()
    if not 0 < width * height * scale * scale <= PIXELS:
        raise CannotOpen(LARGE.format(number))
    try:
        # Whether a page has colour shows on a small picture as well, for what is small tints the points around it.
        is_plain = is_grey(_rendered(page, scale / COARSER))
        return _rendered(page, scale, grayscale=is_plain)
    except pypdfium2.PdfiumError as error:
        raise CannotOpen(UNDRAWN.format(number)) from error


def _rendered(page, scale, **options):
    picture = page.render(scale=scale, **options).to_pil()
    return picture if picture.mode in COLOUR_SPACES else picture.convert("RGB")


def is_grey(picture):
    """Whether no pixel of `picture` has a colour."""
    if picture.mode == "L":
        return True
    red, green, blue = picture.split()
    return all(ImageChops.difference(red, other).getextrema() == (0, 0) for other in (green, blue))


def paint(picture, places):
    """Make every pixel black that one of `places` touches; the picture then holds nothing else there."""
    draw = ImageDraw.Draw(picture)
    for place in places:
        left, top, right, bottom = place.pixels(*picture.size)
        if left < right and top < bottom:
            draw.rectangle((left, top, right - 1, bottom - 1), fill=0)


def framed(picture, frames):
    """`picture` in colours with a red frame around each of `frames` (left, top, right, bottom, as parts of it)."""
    picture = picture.convert("RGB")
    draw, (width, height) = ImageDraw.Draw(picture), picture.size
    for left, top, right, bottom in frames:
        sides = (left * width - FRAME, top * height - FRAME, right * width + FRAME, bottom * height + FRAME)
        draw.rectangle(sides, outline=RED, width=FRAME)
    return picture


def png(picture):
    """`picture` as the bytes of a PNG, which has no loss."""
    buffer = BytesIO()
    picture.save(buffer, format="PNG", compress_level=1)
    return buffer.getvalue()


def add_page(pdf, picture, size, places, most):
    """Add a page of `size` points to the pikepdf `pdf` with `picture` over all of it; return the bytes it takes.

    Those are no more than `most` where that can be had with a picture good enough to read.
    A picture too large without loss becomes a JPEG. Its boxes were painted before, so nothing is under them; but a
    JPEG blurs their edges, so they are drawn over it once more and stay black to the last pixel.
    """
    data, coding = _encoded(picture, most)
    image = pikepdf.Stream(
        pdf,
        data,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=pikepdf.Name(COLOUR_SPACES[picture.mode]),
        BitsPerComponent=8,
        Filter=pikepdf.Name(coding),
    )
    page = pdf.add_blank_page(page_size=size)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=image))
    contents = b"q %.4f 0 0 %.4f 0 0 cm /Page Do Q" % size
    if coding == "/DCTDecode":
        contents += b"".join(_rectangle(place.pixels(*picture.size), picture.size, size) for place in places)
    page.Contents = pikepdf.Stream(pdf, contents)
    return len(data)


def _rectangle(pixels, picture, size):
    """A black rectangle over the `pixels` of a picture of the size `picture` on a page of `size` points."""
    left, top, right, bottom = pixels
    across, down = size[0] / picture[0], size[1] / picture[1]
    sides = (left * across, size[1] - bottom * down, (right - left) * across, (bottom - top) * down)
    return b" 0 g %.4f %.4f %.4f %.4f re f" % sides


def _encoded(picture, most):
    """`picture` as (bytes, filter): without loss where that fits into `most` bytes, else as good a JPEG as fits."""
    # Level 6 makes a page a sixth smaller and takes twice as long (TRUST R-PDF-6: 50 ms a page).
    lossless = compress(picture.tobytes(), level=1)
    if len(lossless) <= most:
        return lossless, "/FlateDecode"
    for quality in QUALITIES:
        buffer = BytesIO()
        picture.save(buffer, format="JPEG", quality=quality)
        if buffer.tell() <= most:
            break
    return buffer.getvalue(), "/DCTDecode"
