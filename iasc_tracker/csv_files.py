"""Tables as CSV that a spreadsheet opens safely (TRUST R-LOAD-5)."""

import csv

from django.http import StreamingHttpResponse

# Spreadsheets run a cell that starts with one of these as a formula; the wide forms are what some
# East Asian settings turn into the narrow ones (OWASP, CSV Injection).
FORMULA_STARTS = tuple("=+-@＝＋－＠")
CONTROL_STARTS = ("\t", "\r", "\n")
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
