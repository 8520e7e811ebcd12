"""Spreadsheets of wording: a CSV file or an Excel workbook comes to the same rows of text by column."""

import csv
import zlib
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from iasc_tracker.errors import CorrespondenceError, refuse_if
from iasc_tracker.working_days import spell
from letters.models import OfficeWording
from letters.opening.types import XLSX, media_type

COLUMNS = ("Office", "Language", "Interest", "Asks for", "Ask", "Ask names the contact")
ROWS = 500
CHARACTERS = 2_000_000
ZIPPED = b"PK\x03\x04"
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
    InvalidFileException,
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
NO_WORKBOOK = (
    "The file is not an Excel workbook that can be read. If it has a password or macros, save it without them, "
    "or save it as “CSV UTF-8”."
)


def read_table(data):
    """The rows of the spreadsheet `data` (bytes) as (row number, {column: text}, cells); CorrespondenceError."""
    rows = workbook_rows(data) if data.startswith(ZIPPED) else csv_rows(data)
    return by_column([(number, row) for number, row in rows if any(cell.strip() for cell in row)])


def csv_rows(data):
    """The rows of the CSV file `data` as (row number, cells); CorrespondenceError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrespondenceError(
            "The file is not in UTF-8, so accents and quotation marks would come out wrong. "
            "In Excel save it as “CSV UTF-8 (Comma delimited)”."
        ) from error
    refuse_if(
        (len(text) > CHARACTERS, f"The file has more than {CHARACTERS:,} characters; split it."),
        ("\x00" in text, "The file is not a CSV file that can be read: it is no text."),
    )
    try:
        return list(enumerate(csv.reader(StringIO(text, newline=""), strict=True), start=1))
    except csv.Error as error:
        raise CorrespondenceError(f"The file is not a CSV file that can be read: {error}.") from error


def workbook_rows(data):
    """The rows of the Excel workbook `data` as (row number, cells as text); CorrespondenceError.

    Of several sheets the one with a column Office is read.
    """
    refuse_if((media_type("wording.xlsx", data) != XLSX, NO_WORKBOOK))
    try:
        refuse_if((holds_too_much(data), "The workbook holds too much; copy its words to a new one."))
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        refuse_if((len(book.worksheets) > SHEETS, f"The workbook has more than {SHEETS} sheets; keep one."))
        named = [sheet for sheet in book.worksheets if names_offices(sheet)]
        refuse_if((len(named) > 1, "More than one sheet has a column Office; keep one of them."))
        return sheet_rows((named or book.worksheets)[0])
    except UNREADABLE as error:
        raise CorrespondenceError(NO_WORKBOOK) from error


def names_offices(sheet):
    """Whether the first filled row of a sheet, if it begins early enough, has a column Office."""
    rows = islice(sheet.iter_rows(max_col=COLUMNS_READ), HEADINGS_WITHIN)
    first = next(filter(None, (without_blank_end([cell_text(cell) for cell in row]) for row in rows)), [])
    return any(cell.strip().lower() == "office" for cell in first)


def holds_too_much(data):
    """Whether the workbook `data` would cost too much to read; a ZIP never gives more than its entries declare."""
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    large = any(entry.file_size > PART and not entry.filename.startswith(LARGE_PARTS) for entry in entries)
    return large or sum(entry.file_size for entry in entries) > UNPACKED


def sheet_rows(sheet):
    """The filled rows of a sheet as (row number, cells as text); CorrespondenceError where there are too many."""
    wide = (sheet.max_column or 0) > COLUMNS_READ
    refuse_if((wide, f"A sheet has more than {COLUMNS_READ} columns; delete the blank ones."))
    sheet.reset_dimensions()  # what the file claims of its size need not be true
    found, characters = [], 0
    rows = sheet.iter_rows(max_col=COLUMNS_READ)
    for number, row in enumerate(islice(rows, ROWS_WITH_BLANKS + 1), start=1):
        cells = without_blank_end([cell_text(cell) for cell in row])
        characters += sum(map(len, cells))
        refuse_if(
            (number > ROWS_WITH_BLANKS, f"A sheet has more than {ROWS_WITH_BLANKS:,} rows; delete the blank ones."),
            (characters > CHARACTERS, f"The file has more than {CHARACTERS:,} characters; split it."),
        )
        if cells:
            found.append((number, cells))
    return found


def without_blank_end(cells):
    """`cells` up to the last that says something."""
    filled = [place for place, cell in enumerate(cells, start=1) if cell.strip()]
    return cells[: filled[-1]] if filled else []


def cell_text(cell):
    """What a cell of a workbook says as text: a formula as it stands, a date in words, a whole number without point."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return f"={str(getattr(value, 'text', value) or '').lstrip('=')}"
    if isinstance(value, datetime | date):
        return spell(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_\n", "\n")  # how Excel writes the line ends of other programs


def by_column(rows):
    """What `read_table` gives, of (row number, cells) headings first; CorrespondenceError when they won't do."""
    headings = [cell.strip() for cell in rows[0][1]] if rows else []
    known = {column.lower(): column for column in COLUMNS}
    unknown = [heading for heading in headings if heading and heading.lower() not in known]
    lower = [heading.lower() for heading in headings if heading]
    refuse_if(
        (not rows, "The file is empty."),
        (rows and "office" not in lower, "The first row must name the columns, and one of them must be Office."),
        (bool(unknown) and "office" in lower, f"There is no column “{', '.join(unknown)}”. Use {', '.join(COLUMNS)}."),
        (len(set(lower)) < len(lower), "Two columns have the same name."),
        (len(rows) > ROWS + 1, f"The file has more than {ROWS} rows; split it."),
        (len(rows) == 1, "The file has headings and no rows."),
    )
    return [(number, dict(zip(map(str.lower, headings), row, strict=False)), row) for number, row in rows[1:]]


def wording_table(letters):
    """The wording of `OfficeLetter`s as rows of values, headings first: what `read_table` reads back."""
    yield COLUMNS
    for letter in (one for office in letters for one in reversed(office.editions)):
        words = letter.wording or OfficeWording()
        names_contact = "yes" if words.ask_names_contact else "no"
        yield (letter.name, letter.language, words.interest, words.asks_for, words.ask, names_contact)
