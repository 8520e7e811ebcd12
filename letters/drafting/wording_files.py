"""Spreadsheets of wording: a CSV file or an Excel workbook comes to the same rows of text by column."""

import csv
from io import StringIO

from iasc_tracker.errors import CorrespondenceError, refuse_if
from letters.models import OfficeWording
from letters.opening.child import table_in_child
from letters.opening.limits import TABLE_CHARACTERS
from letters.opening.opened import CannotOpen

COLUMNS = ("Office", "Language", "Interest", "Asks for", "Ask", "Ask names the contact")
ROWS = 500
ZIPPED = b"PK\x03\x04"


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
        (len(text) > TABLE_CHARACTERS, f"The file has more than {TABLE_CHARACTERS:,} characters; split it."),
        ("\x00" in text, "The file is not a CSV file that can be read: it is no text."),
    )
    try:
        return list(enumerate(csv.reader(StringIO(text, newline=""), strict=True), start=1))
    except csv.Error as error:
        raise CorrespondenceError(f"The file is not a CSV file that can be read: {error}.") from error


def workbook_rows(data):
    """The rows of the Excel workbook `data` as (row number, cells as text), read in the child; CorrespondenceError."""
    try:
        return table_in_child(data)
    except CannotOpen as error:
        raise CorrespondenceError(str(error)) from error


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
