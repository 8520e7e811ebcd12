"""Lists as CSV that a spreadsheet opens safely (TRUST R-LOAD-5)."""

import csv
from itertools import islice

from django.http import StreamingHttpResponse

from letters.reports.listing import rows_of
from letters.reports.states import document_state

# Spreadsheets run a cell that starts with one of these as a formula; the wide forms are what some
# East Asian settings turn into the narrow ones (OWASP, CSV Injection).
FORMULA_STARTS = tuple("=+-@＝＋－＠")
CONTROL_STARTS = ("\t", "\r", "\n")
CHUNK = 500
# Excel takes a CSV without this mark for Windows-1252 and spoils "Tŷ"; LibreOffice and Python's utf-8-sig drop it.
MARK = "\ufeff"


def harmless(value):
    """`value` as the text of a cell; "" for None; an apostrophe goes before what would run as a formula."""
    text = "" if value is None else str(value)
    risky = text.lstrip(" ").startswith(CONTROL_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if risky else text


class Echo:
    """A file that hands back what is written to it, so that csv writes one line at a time."""

    def write(self, line):
        return line


def csv_lines(table):
    """Each line of CSV for `table`, an iterable of rows of values: every cell quoted, formulas disarmed."""
    writer = csv.writer(Echo(), quoting=csv.QUOTE_ALL)
    for number, row in enumerate(table):
        line = writer.writerow([harmless(value) for value in row])
        yield line if number else MARK + line


def csv_response(table, name):
    """`table` streamed as the attachment `name` (ASCII letters, digits and hyphens, without ".csv")."""
    response = StreamingHttpResponse(csv_lines(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def in_chunks(letters):
    """`letters` (a queryset of `listing.listed`) as lists of at most `CHUNK`, never all in memory."""
    stream = letters.iterator(chunk_size=CHUNK)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk


def letters_table(letters, on, officer):
    """The letters list as rows of values, headings first; `letters`: from `listing.listed`, sorted."""
    yield [
        *("Recipient", "Area", "Reference", "Campaign", "Date of the letter", "Sent on", "Status", "Reply due"),
        *("Working days late", "Documents received", "Documents", "Last event on", "Last event", "Owner"),
    ]
    for chunk in in_chunks(letters):
        for row in rows_of(chunk, on, officer):
            letter = row.letter
            yield [
                *(letter.recipient, row.place if letter.office else "", letter.reference, letter.campaign),
                *(letter.dated, letter.sent_on, row.word, row.due_on, row.late or "", row.in_hand),
                "; ".join(f"{item}: {document_state(item, on).word}" for item in row.documents),
                *(letter.last_event_on, row.last_event, letter.owner),
            ]


def board_table(rows, kinds):
    """The board as rows of values, headings first; `rows`: `BoardRow`s in the order of the page."""
    yield [
        *("Area", "Recipient", "Reference", "Status", *kinds, "Reply due", "Working days late"),
        *("Last event on", "Last event", "Owner", "Next action"),
    ]
    for board_row in rows:
        row, letter = board_row.row, board_row.row.letter
        yield [
            *(row.place if letter.office else "", letter.recipient, letter.reference, row.word),
            *("; ".join(str(cell) for cell in cells) for cells in board_row.cells),
            *(row.due_on, row.late or "", letter.last_event_on, row.last_event, letter.owner),
            row.action.text if row.action else "",
        ]
