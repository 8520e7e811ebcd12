"""Drawings that make no difference to the page: a signature under a box, words turned into outlines and made white.

As with text (hidden_text), the page is drawn with and without them. Lines and plain boxes are left alone: they are the
frame of a page and hold no words.
"""

from PIL import ImageChops
from pypdfium2 import raw

from letters.inspecting.results import Finding
from letters.inspecting.subject import Shown, within

PATH = raw.FPDF_PAGEOBJ_PATH
DEEPEST = 8
SCALE = 2
PIXELS = 12_000_000
DIFFERENCE = 20  # of 255, as for text
PLAIN = 8  # lines of a path: a box with round corners has eight
MANY = 60  # lines in all: a few letters
MOST = 20_000  # paths of a page that are looked at one by one
HIDDEN = "Page {}: a drawing that cannot be seen: covered, cut off, or in the colour of the page."


def unseen(subject):
    """A Finding for each page with drawings on it that people cannot see."""
    for number, page in enumerate(subject.document, 1):
        paths = [each for each in _paths(page) if _draws(each)]
        if sum(map(raw.FPDFPath_CountSegments, paths)) >= MANY:
            yield from _on_page(number, page, paths[:MOST])


def _paths(page):
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _within(raw.FPDFPage_GetObject(page, index), DEEPEST)


def _within(each, depth):
    kind = raw.FPDFPageObj_GetType(each)
    if kind == PATH:
        yield each
    elif depth and kind == raw.FPDF_PAGEOBJ_FORM:
        for index in range(raw.FPDFFormObj_CountObjects(each)):
            yield from _within(raw.FPDFFormObj_GetObject(each, index), depth - 1)


def _draws(path):
    """Whether a path is more than a line or a box, and painted at all (a clip is not)."""
    filled, stroked = raw.c_int(), raw.c_int()
    painted = raw.FPDFPath_GetDrawMode(path, filled, stroked) and (filled.value or stroked.value)
    return bool(painted) and raw.FPDFPath_CountSegments(path) > PLAIN


def _on_page(number, page, paths):
    shown, full = Shown(page), _drawn(page)
    boxes = [(raw.FPDFPath_CountSegments(path), _box(shown, path)) for path in paths]
    for path in paths:
        raw.FPDFPageObj_SetIsActive(path, False)
    red, green, blue = ImageChops.difference(full, _drawn(page)).split()
    difference = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    hidden = [(lines, box) for lines, box in boxes if box and _is_unseen(difference, box)]
    if sum(lines for lines, _ in hidden) >= MANY:
        edges = list(zip(*(box for _, box in hidden), strict=True))
        box = within((min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])))
        yield Finding(HIDDEN.format(number), number, box, "No drawing here", "A drawing")


def _drawn(page):
    width, height = page.get_size()
    scale = min(SCALE, (PIXELS / max(1, width * height)) ** 0.5)
    return page.render(scale=scale).to_pil().convert("RGB")


def _box(shown, path):
    edges = [raw.c_float() for _ in range(4)]
    return shown.box(*(edge.value for edge in edges)) if raw.FPDFPageObj_GetBounds(path, *edges) else None


def _is_unseen(difference, box):
    """Whether leaving the path out changed nothing inside `box`."""
    width, height = difference.size
    left, top, right, bottom = within(box)
    area = int(left * width), int(top * height), int(right * width) + 1, int(bottom * height) + 1
    if box[2] <= 0 or box[3] <= 0 or box[0] >= 1 or box[1] >= 1:
        return True
    return difference.crop(area).getextrema()[1] < DIFFERENCE
