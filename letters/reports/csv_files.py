"""The office's lists as tables for CSV: rows of values, headings first."""

from itertools import islice

from letters.reports.listing import rows_of
from letters.reports.states import document_state

CHUNK = 500


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
