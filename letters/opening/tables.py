"""Tables in Excel workbooks as rows of text, for what the tracker brings in from spreadsheets."""

import zlib
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from letters.opening import office
from letters.opening.limits import TABLE_CHARACTERS
from letters.opening.opened import CannotOpen
from letters.opening.types import XLSX, media_type

# A workbook of 500 offices unpacks to 1 MB, nearly all of it in these parts. XML of empty tags is what costs: see
# tests/campaigns/test_wording_workbooks.py for the worst that passes (3 s on one core, 150 MB).
UNPACKED = 2_000_000
LARGE_PARTS = ("xl/worksheets/", "xl/sharedStrings.xml")
PART = 200_000
SHEETS = 5
HEADINGS_WITHIN = 50
COLUMNS_READ = 50
ROWS_WITH_BLANKS = 2_000
# All that openpyxl was seen to raise on 10,000 spoilt workbooks, and their kin; defusedxml refuses entities by one.
UNREADABLE = (
    BadZipFile,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    SyntaxError,
    EOFError,
    OSError,
    RuntimeError,
    zlib.error,
)
if office.openpyxl is not None:
    UNREADABLE += (office.openpyxl.utils.exceptions.InvalidFileException,)
NO_WORKBOOK = (
    "The file is not an Excel workbook that can be read. If it has a password or macros, save it without them, "
    "or save it as “CSV UTF-8”."
)


def _refuse_if(*rules):
    """Raise `CannotOpen` with the first sentence of `rules`, pairs (broken, sentence), that is broken."""
    for broken, sentence in rules:
        if broken:
            raise CannotOpen(sentence)


def rows_of(data):
    """The filled rows of the Excel workbook `data` as (row number, cells as text); raises `CannotOpen`.

    Of several sheets the one with a column Office is read.
    """
    if office.openpyxl is None:
        raise CannotOpen(office.ABSENT.format("Excel workbook", "openpyxl"))
    _refuse_if((media_type("wording.xlsx", data) != XLSX, NO_WORKBOOK))
    try:
        _refuse_if((_holds_too_much(data), "The workbook holds too much; copy its words to a new one."))
        book = office.openpyxl.load_workbook(BytesIO(data), read_only=True, keep_links=False)
        _refuse_if((len(book.worksheets) > SHEETS, f"The workbook has more than {SHEETS} sheets; keep one."))
        named = [sheet for sheet in book.worksheets if _names_offices(sheet)]
        _refuse_if((len(named) > 1, "More than one sheet has a column Office; keep one of them."))
        return _sheet_rows((named or book.worksheets)[0])
    except UNREADABLE as error:
        raise CannotOpen(NO_WORKBOOK) from error


def _names_offices(sheet):
    """Whether the first filled row of a sheet, if it begins early enough, has a column Office."""
    rows = islice(sheet.iter_rows(max_col=COLUMNS_READ), HEADINGS_WITHIN)
    first = next(filter(None, (_without_blank_end([_cell_text(cell) for cell in row]) for row in rows)), [])
    return any(cell.strip().lower() == "office" for cell in first)


def _holds_too_much(data):
    """Whether the workbook `data` would cost too much to read; a ZIP never gives more than its entries declare."""
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    large = any(entry.file_size > PART and not entry.filename.startswith(LARGE_PARTS) for entry in entries)
    return large or sum(entry.file_size for entry in entries) > UNPACKED


def _sheet_rows(sheet):
    """The filled rows of a sheet as (row number, cells as text); CannotOpen where there are too many."""
    wide = (sheet.max_column or 0) > COLUMNS_READ
    _refuse_if((wide, f"A sheet has more than {COLUMNS_READ} columns; delete the blank ones."))
    sheet.reset_dimensions()  # what the file claims of its size need not be true
    found, characters = [], 0
    rows = sheet.iter_rows(max_col=COLUMNS_READ)
    for number, row in enumerate(islice(rows, ROWS_WITH_BLANKS + 1), start=1):
        cells = _without_blank_end([_cell_text(cell) for cell in row])
        characters += sum(map(len, cells))
        _refuse_if(
            (number > ROWS_WITH_BLANKS, f"A sheet has more than {ROWS_WITH_BLANKS:,} rows; delete the blank ones."),
            (characters > TABLE_CHARACTERS, f"The file has more than {TABLE_CHARACTERS:,} characters; split it."),
        )
        if cells:
            found.append((number, cells))
    return found


def _without_blank_end(cells):
    """`cells` up to the last that says something."""
    filled = [place for place, cell in enumerate(cells, start=1) if cell.strip()]
    return cells[: filled[-1]] if filled else []


def _cell_text(cell):
    """What a cell of a workbook says as text: a formula as it stands, a date in words, a whole number without point."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return f"={str(getattr(value, 'text', value) or '').lstrip('=')}"
    if isinstance(value, datetime | date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_\n", "\n")  # how Excel writes the line ends of other programs
