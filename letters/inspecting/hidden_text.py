"""Text that a computer can read and people cannot see (TRUST, Hidden text; R-PDF-7).

Each page is drawn twice, as it is and without its text. A character that makes no difference to the picture cannot be
seen, whatever hides it: a box, its colour, a layer that is off, a clip. The text of a scan is invisible by intention;
it must lie on what the picture shows.
"""

from collections import defaultdict
from itertools import groupby
from math import ceil, hypot
from typing import NamedTuple

from PIL import ImageChops
from pypdfium2 import raw

from letters.inspecting.results import Finding, in_short
from letters.inspecting.subject import Shown, within

SCALE = 2
PIXELS = 12_000_000
DIFFERENCE = 20  # of 255: fainter text than this is not seen on paper of its colour
CONTRAST = 40  # between the lightest and the darkest point of what a scan shows of a character
DARK = 110
TINY = 1.5  # points
DEEPEST = 8
THIN = 4  # pixels
TEXT, FORM, IMAGE = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE
SEEN = "visible"
FEWEST = 3  # letters over others that are more than a slant
CELLS = 100  # across a page, to find what lies where
# kind of hiding: (sentence, what people see)
WORDS = {
    "under": ("Page {}: text under a dark box.", "A dark box"),
    "unseen": ("Page {}: text that cannot be seen: white, covered, cut away or on a hidden layer.", "No text here"),
    "outside": ("Page {}: text outside the visible page.", "Nothing: it lies beyond the edge of the page"),
    "tiny": ("Page {}: text too small to be seen.", "At most a dot"),
    "overlaid": ("Page {}: text that lies over other text, so that one hides the other.", "Letters over letters"),
    "misplaced": (
        "Page {}: the text layer of the scan does not lie where the picture shows words. It may only be badly aligned; "
        "compare what it says with the picture.",
        "A scan without words in this place",
    ),
}


class Character(NamedTuple):
    """A character of a page: what it is, its box on the page as shown, and how it is hidden (or SEEN)."""

    text: str
    box: tuple
    state: str


def hidden_texts(subject):
    """A Finding for each run of text that people cannot see."""
    for number, page in enumerate(subject.document, 1):
        textpage = page.get_textpage()
        if textpage.count_chars() < 1:
            continue
        yield from _runs(number, _overlaid(list(_characters(Sheet(page), textpage))))


class Sheet:
    """A page drawn with and without its text."""

    def __init__(self, page):
        self.page, self.shown = page, Shown(page)
        width, height = page.get_size()
        self.scale = min(SCALE, (PIXELS / max(1, width * height)) ** 0.5)
        self.full = self._drawn()
        texts, images = [], []
        for each, top in _objects(page):
            kind = raw.FPDFPageObj_GetType(each)
            texts += [each] if kind == TEXT else []
            images += [top] if kind == IMAGE else []
        self.images = [box for box in map(self._bounds, images) if box]
        for each in texts:
            raw.FPDFPageObj_SetIsActive(each, False)
        # The larger difference of the three colours: grey alone would miss red on green.
        red, green, blue = ImageChops.difference(self.full, self._drawn()).split()
        self.difference = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        self.grey = self.full.convert("L")

    def _drawn(self):
        return self.page.render(scale=self.scale).to_pil().convert("RGB")

    def _bounds(self, each):
        edges = [raw.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(each, *edges):
            return None
        return self.shown.box(*(edge.value for edge in edges))

    def pixels(self, box):
        """The pixels that `box` touches; around what is thinner than a few of them one more, for its soft edge."""
        width, height = self.full.size
        left, top, right, bottom = box[0] * width, box[1] * height, box[2] * width, box[3] * height
        wide, high = (1 if right - left < THIN else 0), (1 if bottom - top < THIN else 0)
        left, top = max(0, int(left) - wide), max(0, int(top) - high)
        return (
            min(left, width - 1),
            min(top, height - 1),
            min(width, max(left + 1, ceil(right) + wide)),
            min(height, max(top + 1, ceil(bottom) + high)),
        )

    def is_on_image(self, box):
        """Whether the middle of `box` lies on a picture."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(image[0] <= x <= image[2] and image[1] <= y <= image[3] for image in self.images)


def _objects(page):
    """(object, the object of the page that it is in or is) for every object of `page`, those inside forms too."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        top = raw.FPDFPage_GetObject(page, index)
        yield from ((each, top) for each in _within(top, DEEPEST))


def _within(each, depth):
    yield each
    if depth and raw.FPDFPageObj_GetType(each) == FORM:
        for index in range(raw.FPDFFormObj_CountObjects(each)):
            yield from _within(raw.FPDFFormObj_GetObject(each, index), depth - 1)


def _characters(sheet, textpage):
    for index in range(textpage.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(textpage, index) or 32)
        if raw.FPDFText_IsGenerated(textpage, index) == 1 or not text.isprintable() or text.isspace():
            continue
        left, bottom, right, top = textpage.get_charbox(index)
        box = sheet.shown.box(left, bottom, right, top)
        yield Character(_with_space(textpage, index, text), box, _state(sheet, textpage, index, box))


def _overlaid(characters):
    """The `characters`, with those marked that lie under or over another; the same letter twice makes it bold."""
    places = defaultdict(list)
    for one in characters:
        for cell in _cells(one.box):
            places[cell].append(one)
    for one in characters:
        others = places[_cell(*_middle(one.box))] if one.state == SEEN and one.text.strip().isalnum() else ()
        hidden = any(_hides(other, one) for other in others)
        yield one._replace(state="overlaid") if hidden else one


def _hides(other, one):
    """Whether the middle of `one` is in `other`, another letter; those of a ligature have one box."""
    x, y = _middle(one.box)
    left, top, right, bottom = other.box
    is_other = other.box != one.box and other.text.strip() != one.text.strip()
    return is_other and left < x < right and top < y < bottom and _covers(other.box, one.box)


def _covers(box, other):
    """Whether `box` lies on more than half of `other`."""
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    return 2 * wide * high > (other[2] - other[0]) * (other[3] - other[1])


def _middle(box):
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _cell(x, y):
    return int(x * CELLS), int(y * CELLS)


def _cells(box):
    """The cells of a page that `box` touches, those far beyond it left out."""
    left, top, right, bottom = (min(max(edge, -0.1), 1.1) for edge in box)
    (first, upper), (last, lower) = _cell(left, top), _cell(right, bottom)
    return [(across, down) for across in range(first, last + 1) for down in range(upper, lower + 1)]


def _with_space(textpage, index, text):
    """The character, and a space where one follows it, so that a run reads as words."""
    following = chr(raw.FPDFText_GetUnicode(textpage, index + 1) or 32)
    return f"{text} " if following.isspace() else text


def _state(sheet, textpage, index, box):
    """How the character is hidden, or SEEN."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not (0 <= x <= 1 and 0 <= y <= 1):
        return "outside"
    area = sheet.pixels(box)
    if sheet.difference.crop(area).getextrema()[1] >= DIFFERENCE:
        return "tiny" if _is_tiny(sheet, textpage, index, box) else SEEN
    darkest, lightest = sheet.grey.crop(area).getextrema()
    is_layer = _is_invisible(textpage, index) and sheet.is_on_image(box)
    if is_layer and lightest - darkest >= CONTRAST:
        return SEEN
    if lightest < DARK:
        return "under"
    return "misplaced" if is_layer else "unseen"


def _is_tiny(sheet, textpage, index, box):
    _, height = sheet.page.get_size()
    size, matrix = raw.FPDFText_GetFontSize(textpage, index), raw.FS_MATRIX()
    if (box[3] - box[1]) * height < TINY and size <= TINY:
        return True
    if not raw.FPDFText_GetMatrix(textpage, index, matrix):
        return False
    # A font of any size is flat when it is squeezed in one of its directions.
    return size * min(hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)) < TINY


def _is_invisible(textpage, index):
    each = raw.FPDFText_GetTextObject(textpage, index)
    return bool(each) and raw.FPDFTextObj_GetTextRenderMode(each) == raw.FPDF_TEXTRENDERMODE_INVISIBLE


def _runs(number, characters):
    """A Finding for each stretch of characters that are hidden in the same way."""
    for state, run in groupby(characters, key=lambda character: character.state):
        run = list(run)
        words = "".join(character.text for character in run)
        letters = sum(letter.isalnum() for letter in words)
        # Slanted letters reach into the place of the next one.
        if state == SEEN or not letters or (state == "overlaid" and letters < FEWEST):
            continue
        boxes = list(zip(*(character.box for character in run), strict=True))
        box = within((min(boxes[0]), min(boxes[1]), max(boxes[2]), max(boxes[3])))
        sentence, seen = WORDS[state]
        yield Finding(sentence.format(number), number, box, seen, in_short(words))
