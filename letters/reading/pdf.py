"""A PDF's text in reading order, with what its layout says: paragraphs, raised figures, notes, links."""

import ctypes
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from iasc_tracker.pdfium import PDFIUM

from .patterns import pattern
from .refusals import UnreadableFile

MOST_PAGES = 40
LOCKED = "The PDF is locked with a password. Ask for an unlocked copy, or save one without a password and choose that."
BROKEN = "The PDF cannot be opened: it is damaged. Ask for it to be sent again."
NO_TEXT = "The PDF holds no text: it is a picture of the pages. Choose a copy with text, or log the letter by form."
TOO_LONG = f"The PDF has more than {MOST_PAGES} pages. Choose the file of the letter alone, without enclosures."
NOTE = pattern(r"^<sup>[0-9]{1,3}</sup>")
NUMBERED = pattern(r"^([0-9]{1,2})[.)]?\s(?=\S)")
SMALL = 0.95  # of the page's usual letter size: a smaller line that begins with a figure is a footnote
RAISED = 0.8  # of the line's letter size: smaller figures standing higher are footnote calls


@dataclass
class Glyph:
    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass
class Line:
    text: str
    top: float
    bottom: float
    size: float
    letter: float


def text_of(data):
    """The text of a PDF, its pages apart by form feeds; raises `UnreadableFile` when there is none to be had."""
    with PDFIUM:
        pages = _page_texts(data)
    if not any(page.strip() for page in pages):
        raise UnreadableFile(NO_TEXT)
    return "\f".join(pages)


def _page_texts(data):
    """The text of each page; call it with the lock held."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(LOCKED if "password" in str(error).lower() else BROKEN) from error
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableFile(TOO_LONG)
        return [_page_text(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(BROKEN) from error
    finally:
        document.close()


def _page_text(document, number):
    page = document[number]
    textpage = page.get_textpage()
    lines = _lines(_glyphs(textpage), _links(page))
    return _paragraphs(lines)


def _glyphs(textpage):
    """Each printed character with its box and letter size; the line ends that PDFium makes up are left out."""
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = box
    glyphs = []
    for index in range(textpage.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(textpage.raw, index))
        if char in "\r\n" or not pdfium.FPDFText_GetCharBox(textpage.raw, index, left, right, bottom, top):
            glyphs.append(Glyph("\n", 0, 0, 0, 0, 0))
            continue
        char = "-" if char in "\x02\ufffe" else char
        size = pdfium.FPDFText_GetFontSize(textpage.raw, index)
        glyphs.append(Glyph(char, left.value, bottom.value, right.value, top.value, size))
    return glyphs


def _lines(glyphs, links):
    """Lines of running text; PDFium breaks them, also before a raised figure, where they are joined again."""
    rows, row = [], []
    for glyph in glyphs:
        if glyph.char == "\n":
            rows += [row] if row else []
            row = []
        else:
            row.append(glyph)
    rows += [row] if row else []
    joined = []
    for row in (row for row in rows if any(glyph.char.strip() for glyph in row)):
        if joined and _same_line(joined[-1], row):
            joined[-1] = joined[-1] + row
        else:
            joined.append(row)
    return [_line(row, links) for row in joined]


def _same_line(above, below):
    """Whether two rows share a line: their boxes overlap in height and the second begins where the first ends."""
    first, second = _inked(above), _inked(below)
    overlap = min(_top(first), _top(second)) - max(_bottom(first), _bottom(second))
    lower = min(_top(first) - _bottom(first), _top(second) - _bottom(second))
    return overlap > 0.4 * lower and second[0].left >= first[-1].right - 1


def _inked(row):
    return [glyph for glyph in row if glyph.char.strip()]


def _top(row):
    return max(glyph.top for glyph in row)


def _bottom(row):
    return min(glyph.bottom for glyph in row)


def _line(row, links):
    inked = _inked(row)
    size = median(glyph.top - glyph.bottom for glyph in inked)
    largest = max(glyph.size for glyph in inked)
    base = median(glyph.bottom for glyph in inked)
    return Line(_marked(row, links, largest, base), _top(inked), _bottom(inked), size, largest)


def _marked(row, links, largest, base):
    """The row's words, raised figures as `<sup>`, linked words as Markdown links."""
    out, raised, target = "", False, None
    for glyph in row:
        up = glyph.char.isdigit() and glyph.size < RAISED * largest and glyph.bottom > base + 0.1 * largest
        here = _target_at(glyph, links) if glyph.char.strip() else target
        if here != target:
            out += f"](<{target}>)" if target else ""
            out += "[" if here else ""
            target = here
        out += "<sup>" * (up and not raised) + "</sup>" * (raised and not up) + glyph.char
        raised = up
    out += "</sup>" * raised + (f"](<{target}>)" if target else "")
    return " ".join(out.replace(" ](", "](").split())


def _target_at(glyph, links):
    """The web or mail address of the link annotation under a character, or None."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    return next((uri for uri, (a, b, c, d) in links if a <= x <= c and b <= y <= d), None)


def _links(page):
    """(address, box) of each link of a page that leads outside the file."""
    found, position, link = [], ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        rectangle = pdfium.FS_RECTF()
        uri = _uri(page.pdf, pdfium.FPDFLink_GetAction(link))
        if uri and pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            low, high = sorted((rectangle.bottom, rectangle.top))  # some writers swap the corners
            found.append((uri, (rectangle.left, low, rectangle.right, high)))
    return found


def _uri(document, action):
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return None
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    uri = buffer.value.decode("ascii", "replace")
    return uri if uri.startswith(("http://", "https://", "mailto:")) and not set(uri) & set("<>()[] ") else None


def _paragraphs(lines):
    """Lines with a blank one wherever the gap is wider than between the lines of a paragraph."""
    gaps = [above.bottom - below.top for above, below in zip(lines, lines[1:], strict=False)]
    usual = sorted(gap for gap in gaps if gap > -5)
    narrow = usual[len(usual) // 4] if usual else 0
    letter = median(line.letter for line in lines) if lines else 0
    out = []
    for above, line in zip([None, *lines], lines, strict=False):
        if line.letter < SMALL * letter:
            line.text = NUMBERED.sub(r"<sup>\1</sup> ", line.text)
        gap = above.bottom - line.top if above else 0
        if above and (gap > narrow + 0.6 * max(line.size, 4) or gap < -20 or NOTE.match(line.text)):
            out.append("")
        out.append(line.text)
    return "\n".join(out)
