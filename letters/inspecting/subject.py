"""The file that the checks look at: opened once, whatever asks first. Only the child makes one."""

from functools import cached_property
from io import BytesIO

import pikepdf
from pypdfium2 import raw

from letters.opening.opened import CannotOpen
from letters.opening.pdf import BROKEN, LOCKED, opened


class Subject:
    """The bytes to check and what is known of them.

    `words` must be nowhere in the file; `names` [(name, why it is kept)] are protected; `known` are public facts (an
    office's address) that are no personal details; `texts` {label: text} are published beside the file; `title` is
    what the file is called in public.
    """

    def __init__(self, data, *, media_type, words=(), names=(), known=(), texts=None, title=""):
        self.data, self.media_type, self.title = data, media_type, title
        self.words, self.names, self.known = tuple(words), tuple(map(tuple, names)), tuple(known)
        self.texts = dict(texts or {})

    @cached_property
    def pdf(self):
        """The pikepdf document; raises `CannotOpen` when it is locked or damaged."""
        try:
            return pikepdf.open(BytesIO(self.data), suppress_warnings=True)
        except pikepdf.PasswordError as error:
            raise CannotOpen(LOCKED) from error
        except pikepdf.PdfError as error:
            raise CannotOpen(BROKEN) from error

    @cached_property
    def document(self):
        """The PDFium document; raises `CannotOpen` when it is locked, damaged or too long."""
        return opened(self.data)

    @cached_property
    def page_texts(self):
        """The text of each page of a PDF, as PDFium reads it."""
        return [page.get_textpage().get_text_bounded() for page in self.document]

    @cached_property
    def shown_texts(self):
        """Every text that is published with the file anyway: its title, the words beside it, its pages."""
        return [self.title, *self.texts.values(), *self.page_texts]

    @cached_property
    def shown_words(self):
        """The words of `shown_texts`, each as `bare` makes it."""
        return {bare(word) for text in self.shown_texts for word in text.split()} | {""}

    def box(self, number, left, bottom, right, top):
        """(left, top, right, bottom) of a rectangle of page `number` as fractions of the page as it is shown."""
        return Shown(self.document[number - 1]).box(left, bottom, right, top)


def bare(word):
    """The letters and digits of `word` in one case: how it is compared."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


FINE, FAR = 100_000, 1_000  # steps across a page; points, far enough that rounding does not count


class Shown:
    """Where the points of a page lie on the page as it is shown: PDFium knows its rotation and its crop box."""

    def __init__(self, page):
        (self.x, self.y), (across_x, across_y), (up_x, up_y) = (
            _shown(page, *point) for point in ((0, 0), (FAR, 0), (0, FAR))
        )
        self.across = (across_x - self.x) / FAR, (across_y - self.y) / FAR
        self.up = (up_x - self.x) / FAR, (up_y - self.y) / FAR

    def box(self, left, bottom, right, top):
        """The rectangle in the page's own coordinates as fractions (left, top, right, bottom) of the page as shown."""
        x1, y1, x2, y2 = *self.point(left, bottom), *self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def point(self, x, y):
        """A point of the page's own coordinates as fractions of the page as shown."""
        return self.x + x * self.across[0] + y * self.up[0], self.y + x * self.across[1] + y * self.up[1]


def _shown(page, x, y):
    """A point of the page as fractions of it as it is shown."""
    across, down = raw.c_int(), raw.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, FINE, FINE, 0, x, y, across, down)
    return across.value / FINE, down.value / FINE


def within(box):
    """`box` cut to the page."""
    return tuple(round(min(1.0, max(0.0, edge)), 4) for edge in box)
