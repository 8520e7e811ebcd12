"""Word documents and Excel workbooks: what they say in reading order, and what hides in them."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from iasc_tracker.patterns import pattern
from letters.opening.opened import CannotOpen, Opened, likely_day
from letters.opening.types import DOCX, XLSX

try:  # the libraries are extras: without one of them its kind of file is kept and not read
    import docx
except ImportError:
    docx = None
try:
    import openpyxl
except ImportError:
    openpyxl = None

DECLARES = "This {} declares its own characters, as attacks do and Office never does, so it was not opened."
BROKEN = "This {} cannot be opened; it may be damaged. Ask for another copy, or for a PDF."
ABSENT = "This installation cannot read {}s: {} is not installed. Open it yourself."
CELLS = 200_000
PIECE = 1024 * 1024
HEADING = pattern(r"^(?:heading|title)\b", 2)
# All that python-docx was seen to raise on spoilt documents, and its kin.
UNREADABLE_WORD = (KeyError, ValueError, TypeError, AttributeError, BadZipFile, SyntaxError)
if docx is not None:
    UNREADABLE_WORD += (docx.exceptions.PythonDocxError,)


def checked(data, kind):
    """Raise `CannotOpen` unless every part of the archive is whole and declares no characters of its own.

    `types.media_type` has held the sizes that the archive tells to the limit, and zipfile reads no byte more.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            declared = any(_declares(archive, entry) for entry in archive.infolist())
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise CannotOpen(BROKEN.format(kind)) from error
    if declared:
        raise CannotOpen(DECLARES.format(kind))


def _declares(archive, entry):
    found = False
    with archive.open(entry) as part:
        while piece := part.read(PIECE):
            found = found or b"<!ENTITY" in piece
    return found


def open_docx(data):
    """The `Opened` of a Word document; raises `CannotOpen`."""
    kind = "Word document"
    if docx is None:
        raise CannotOpen(ABSENT.format(kind, "python-docx"))
    checked(data, kind)
    try:
        document = docx.Document(BytesIO(data))
        lines, headings = _lines(document)
        told = document.core_properties
        day, title = likely_day(told.modified or told.created), told.title
    except UNREADABLE_WORD as error:
        raise CannotOpen(BROKEN.format(kind)) from error
    text = "\n".join(lines)
    return Opened(
        DOCX,
        "from the Word document",
        texts=(text,),
        own_text=text,
        made_on=day,
        subject=(title or "")[:300],
        headings=tuple(headings),
        warnings=tuple(_hidden(document)),
    )


def _lines(document):
    """(lines in reading order, those that are headings); a row of a table is a line, its cells apart by tabs."""
    lines, headings = [], []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            lines += ["\t".join(once(row.cells)) for row in block.rows]
            continue
        lines.append(block.text)
        if block.text.strip() and HEADING.match(block.style.name if block.style is not None else ""):
            headings.append(block.text.strip())
    return [*margins(document), *lines], headings


def once(cells):
    """The text of each cell, a merged one once."""
    seen = []
    for cell in cells:
        if not any(cell._tc is other for other, _ in seen):
            seen.append((cell._tc, " ".join(cell.text.split())))
    return [text for _, text in seen]


def margins(document):
    """The lines of the first page's head, where letterheads stand."""
    heads = [section.header for section in document.sections[:1]]
    heads += [section.first_page_header for section in document.sections[:1]]
    return [one.text for head in heads for one in head.paragraphs if one.text.strip()]


def _hidden(document):
    """Sentences on what a reader of the printed page would not see."""
    comments = sum(1 for _ in document.comments)
    body = document.element.body
    changes = len(body.findall(".//{*}ins")) + len(body.findall(".//{*}del"))
    author = document.core_properties.author
    if comments:
        yield f"The Word document holds {comments} {'comment' if comments == 1 else 'comments'}."
    if changes:
        yield f"The Word document holds {changes} tracked {'change' if changes == 1 else 'changes'}."
    if author and author != "python-docx":
        yield f"The Word document names its author: {author}."


def open_xlsx(data):
    """The `Opened` of an Excel workbook, a page for each sheet; raises `CannotOpen`."""
    kind = "Excel workbook"
    if openpyxl is None:
        raise CannotOpen(ABSENT.format(kind, "openpyxl"))
    checked(data, kind)
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        texts, cut = _sheets(book)
    except (KeyError, ValueError, TypeError, AttributeError, BadZipFile, SyntaxError, IndexError) as error:
        raise CannotOpen(BROKEN.format(kind)) from error
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    warnings = [f"The workbook has hidden sheets: {', '.join(hidden)}."] if hidden else []
    warnings += [f"Only the first {CELLS:,} cells were read."] if cut else []
    told = book.properties
    return Opened(
        XLSX,
        "from the Excel workbook",
        texts=tuple(texts),
        pages=len(texts),
        own_text="\n".join(texts),
        made_on=likely_day(told.modified or told.created),
        subject=(told.title or "")[:300],
        headings=tuple(sheet.title for sheet in book.worksheets),
        warnings=tuple(warnings),
    )


def _sheets(book):
    """(the text of each sheet, whether cells were left out)."""
    left, texts = CELLS, []
    for sheet in book.worksheets:
        lines = [sheet.title]
        for row in sheet.iter_rows(values_only=True):
            left -= len(row)
            if left < 0:
                return [*texts, "\n".join(lines)], True
            values = [str(value) for value in row if value is not None]
            lines += ["\t".join(values)] if values else []
        texts.append("\n".join(lines))
    return texts, False
