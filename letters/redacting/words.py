"""The words of a PDF and where each stands on the page as it is shown."""

from ctypes import byref, c_double, c_int

import pypdfium2
from pypdfium2 import raw

from letters.opening.opened import CannotOpen
from letters.opening.pdf import BROKEN, is_picture, opened
from letters.redacting.places import PageWords, Place, Word, tidy
from letters.redacting.scans import scan_words

FINE = 1_000_000  # PDFium gives whole pixels: on a page this wide they are parts of a millionth
# Above and below the letters there is ink that their box leaves out (accents, a tight font): a tenth of the height.
MARGIN = 0.1
HYPHENS = {"\x02": "-", "\ufffe": "-"}  # what PDFium puts where a line ends in a hyphen


def words_of(data, progress=None):
    """The `PageWords` of every page of the PDF `data`; raises `CannotOpen`. `progress(done, total)` follows it.

    A page that is only a picture has none here (`recognised_words` reads it). What cannot be seen has words too: hidden
    text is found and listed like any other, for it goes with the picture anyway.
    """
    document = opened(data)
    try:
        return [_page_words(document, number, progress) for number in range(1, len(document) + 1)]
    except pypdfium2.PdfiumError as error:
        raise CannotOpen(BROKEN) from error
    finally:
        document.close()


def recognised_words(data, number):
    """The `PageWords` of page `number` of a scan, read by Tesseract; raises `CannotOpen` when that cannot be."""
    return PageWords(number, tuple(scan_words(data, number)))


def _page_words(document, number, progress):
    page = document[number - 1]
    if progress:
        progress(number, len(document))
    if is_picture(page):
        return PageWords(number, is_scan=True)
    # What lies off the page cannot be seen, and no picture of the page shows it.
    return PageWords(number, tuple(word for word in _words(page, number) if word.place.is_whole))


def _words(page, number):
    """The words of one page: letters up to the next space or new line, with the smallest box around them."""
    textpage = page.get_textpage()
    line, letters, box = 0, [], None
    for index in range(textpage.count_chars()):
        letter = _letter(textpage, index)
        if letter.isspace() or not letter:
            if letters:
                yield _word(letters, _shown(page, box), number, line)
            line += letter == "\n"
            letters, box = [], None
            continue
        sides = _sides(textpage, index)
        if sides is not None:
            letters.append(letter)
            box = sides if box is None else _joined(box, sides)
    if letters:
        yield _word(letters, _shown(page, box), number, line)


def _letter(textpage, index):
    code = raw.FPDFText_GetUnicode(textpage, index)
    letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return HYPHENS.get(letter, letter).replace("\x00", "")


def _sides(textpage, index):
    """(left, bottom, right, top) of one letter in the page's own points, as wide and high as its font allows."""
    rectangle = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(textpage, index, byref(rectangle)):
        loose = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        tight = _tight(textpage, index)
        return _joined(_upright(loose), _upright(tight)) if tight else _upright(loose)
    return _tight(textpage, index)


def _tight(textpage, index):
    left, right, bottom, top = (c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(textpage, index, byref(left), byref(right), byref(bottom), byref(top)):
        return None
    return left.value, bottom.value, right.value, top.value


def _upright(sides):
    left, bottom, right, top = sides
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _joined(one, other):
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _shown(page, sides):
    """The corners `sides` where they are on the page as it is shown: cropped, turned, its zero at the left top."""
    left, bottom, right, top = sides
    one, other = _point(page, left, bottom), _point(page, right, top)
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _point(page, x, y):
    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, FINE, FINE, 0, x, y, byref(across), byref(down))
    return across.value / FINE, down.value / FINE


def _word(letters, box, number, line):
    left, top, right, bottom = box
    high, wide = (bottom - top) * MARGIN, (right - left) * MARGIN / max(1, len(letters))
    sides = tidy(left - wide, top - high, right + wide, bottom + high)
    return Word("".join(letters), Place(number, *sides), line)
