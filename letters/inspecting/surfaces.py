"""Pictures of a PDF of which people see less than the file holds: covered, cut off, transparent, too small, too pale.

Every picture is laid beside what the page shows in its place: where the picture itself has a drawing and the page is
plain, something is hidden, whatever hides it.
"""

from ctypes import byref

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from letters.inspecting.results import Finding
from letters.inspecting.subject import Shown, within
from letters.opening.opened import CannotOpen

IMAGE, FORM = raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM
DEEPEST = 8
SCALE = 1.5
PIXELS = 12_000_000
LARGEST = 1_500  # pixels of a side that are compared
AROUND, EDGE = (1, 2, 4), (1, 2)  # pixels, added up: how far contrast is looked for, how thick an edge may be
CONTRAST, PLAIN = 48, 14  # of 255: what the picture has, what the page shows
SPECK = 24  # pixels in which something is hidden; fewer are the edge of something
FINEST = 1_200  # dots an inch: nobody prints finer, so a picture that is finer is too small to be seen
SMALL = 16  # dots of a picture that can hold something
HIDDEN = "Page {}: part of a picture is not shown: it is covered, cut off or transparent, and still whole in the file."
TINY = "Page {}: a picture is shown so small that nobody sees what it holds."
UNREADABLE = "A picture in this file cannot be unpacked, so nobody can say what it holds. Make another copy."
PALE = "Page {}: a picture looks plain, and its points are not all alike."


def unshown(subject):
    """A Finding for each picture on a page of which people do not see all that the file holds."""
    for number, page in enumerate(subject.document, 1):
        images = list(_images(page))
        if images:
            yield from _on_page(number, page, images)


def _on_page(number, page, images):
    shown, sheet = Shown(page), _drawn(page)
    for image, matrix in images:
        corners = [shown.point(*_moved(matrix, x, y)) for x, y in ((0, 1), (1, 1), (0, 0))]
        sentence = _what_is_hidden(image, sheet, corners)
        if sentence:
            (x1, y1), (x2, y2), (x3, y3) = corners
            xs, ys = (x1, x2, x3, x2 + x3 - x1), (y1, y2, y3, y2 + y3 - y1)
            box = within((min(xs), min(ys), max(xs), max(ys)))
            yield Finding(sentence.format(number), number, box, "Less than the picture holds", "The whole picture")


def _drawn(page):
    width, height = page.get_size()
    scale = min(SCALE, (PIXELS / max(1, width * height)) ** 0.5)
    return page.render(scale=scale).to_pil().convert("RGB")


def _images(page):
    """(image, its matrix on the page) of every picture of a page, those inside forms too."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _within(raw.FPDFPage_GetObject(page, index), (1, 0, 0, 1, 0, 0), DEEPEST)


def _within(each, outer, depth):
    kind, matrix = raw.FPDFPageObj_GetType(each), raw.FS_MATRIX()
    if kind not in {IMAGE, FORM} or not raw.FPDFPageObj_GetMatrix(each, byref(matrix)):
        return
    whole = _product((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
    if kind == IMAGE:
        yield each, whole
    elif depth:
        for index in range(raw.FPDFFormObj_CountObjects(each)):
            yield from _within(raw.FPDFFormObj_GetObject(each, index), whole, depth - 1)


def _product(inner, outer):
    """The matrix that does `inner` first and then `outer` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(matrix, x, y):
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _what_is_hidden(image, sheet, corners):
    """The sentence for what is hidden of `image`, whose left top, right top and left bottom are at `corners`; or ""."""
    bare = _bare(image)
    wide, high = _length(sheet, corners[0], corners[1]), _length(sheet, corners[0], corners[2])
    low, top = bare.convert("L").getextrema()
    if top - low >= CONTRAST and min(bare.size) >= SMALL and _is_tiny(bare, wide, high):
        return TINY
    size = _size(bare, wide, high)
    bare, seen = bare.resize(size, Image.Resampling.BOX), _cut(sheet, corners, size)
    if _specks(_contrast(bare, CONTRAST), ImageChops.invert(_contrast(seen, PLAIN))):
        return HIDDEN
    flat = max(high - low for low, high in seen.getextrema()) < PLAIN
    return PALE if flat and low != top and size[0] * size[1] >= SPECK else ""


def _bare(image):
    """The picture as it is in the file, without its mask; raises `CannotOpen` where PDFium cannot say."""
    handle = raw.FPDFImageObj_GetBitmap(image)
    if not handle:
        raise CannotOpen(UNREADABLE)
    return pypdfium2.PdfBitmap.from_raw(handle).to_pil().convert("RGB")


def _length(sheet, one, other):
    """The pixels of the sheet from one point to the other."""
    across, down = (other[0] - one[0]) * sheet.width, (other[1] - one[1]) * sheet.height
    return (across * across + down * down) ** 0.5


def _is_tiny(bare, wide, high):
    """Whether the dots of the picture are finer than any printer's; `wide` and `high` are pixels of the sheet."""
    finest = FINEST / (72 * SCALE)
    return any(there * finest < own for own, there in zip(bare.size, (wide, high), strict=True))


def _size(bare, wide, high):
    """The size in which picture and page are compared: that of the page, but not larger than the picture."""
    return tuple(int(max(1, min(own, there, LARGEST))) for own, there in zip(bare.size, (wide, high), strict=True))


def _cut(sheet, corners, size):
    """What `sheet` shows at `corners`, as a picture of `size`; black beyond its edge."""
    (x1, y1), (x2, y2), (x3, y3) = [(x * sheet.width, y * sheet.height) for x, y in corners]
    across, down = (x2 - x1) / size[0], (y2 - y1) / size[0]
    along, below = (x3 - x1) / size[1], (y3 - y1) / size[1]
    return sheet.transform(
        size, Image.Transform.AFFINE, (across, along, x1, down, below, y1), resample=Image.Resampling.BILINEAR
    )


def _contrast(picture, least):
    """White where `picture` has a contrast of `least` in some colour, within a few pixels."""
    bands = [
        ImageChops.subtract(_largest(band), ImageChops.invert(_largest(ImageChops.invert(band))))
        for band in picture.split()
    ]
    largest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return largest.point(lambda value: 255 if value >= least else 0)


def _largest(band, steps=AROUND):
    """Each point of `band` as light as the lightest of the points right of it and below; far faster than a filter."""
    width, height = band.size
    for step in steps:
        band = ImageChops.lighter(band, band.crop((step, 0, width + step, height)))
    for step in steps:
        band = ImageChops.lighter(band, band.crop((0, step, width, height + step)))
    return band


def _specks(one, other):
    """Whether more than a speck is white in both; a line is only the edge of something that was moved a little."""
    both = ImageChops.multiply(one, other)
    return ImageChops.invert(_largest(ImageChops.invert(both), EDGE)).histogram()[255] >= SPECK
