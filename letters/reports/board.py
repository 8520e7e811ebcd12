"""The board: a campaign's offices down, the kinds of documents across, each cell its state in a word."""

from dataclasses import dataclass

from django.db.models import Q

from letters.models import DocumentKind
from letters.reports.listing import Row
from letters.reports.states import RED, YELLOW, DocumentState, document_state

# A kind that stands for anything at all: the cell must say what was asked for.
UNSPECIFIC = "other"
COLOURED_FIRST = {RED: 0, YELLOW: 1}


@dataclass(frozen=True)
class Cell:
    """One requested document on the board: its state, and its wording where the kind does not say enough."""

    state: DocumentState
    wording: str

    def __str__(self):
        return f"{self.wording}: {self.state.word}" if self.wording else self.state.word


@dataclass(frozen=True)
class BoardRow:
    """One letter on the board: `cells` holds a list of `Cell` for each kind, empty where it was not asked for."""

    row: Row
    cells: list


def letters_on_board(campaign):
    """The letters of `campaign` that the board shows: drafts too, nothing discarded or voided."""
    return campaign.letters.kept().filter(voided_at=None)


def kinds_on_board(campaign):
    """The kinds that `campaign` asks for, and any other that one of its letters asks for, as a list."""
    asked = Q(pk__in=letters_on_board(campaign).values("requested_documents__kind"))
    return list(DocumentKind.objects.filter(asked | Q(pk__in=campaign.document_kinds.values("pk"))))


def board_rows(rows, kinds, on):
    """A `BoardRow` for each `Row` of `rows`, with a cell for each of `kinds` as it stands on the date `on`."""
    return [BoardRow(row, [cells_of(row, kind, on) for kind in kinds]) for row in rows]


def cells_of(row, kind, on):
    """What `row`'s letter asks for of `kind`, as a list of `Cell`: usually none or one."""
    asked = [requested for requested in row.documents if requested.kind_id == kind.pk]
    unclear = kind.slug == UNSPECIFIC or len(asked) > 1
    return [Cell(document_state(requested, on), requested.wording if unclear else "") for requested in asked]


def sort_by_kind(rows, kinds, wanted):
    """`rows` (of `board_rows`) sorted by the column of a kind ("kind-3", or "-kind-3" to turn it round).

    What needs doing comes first, then by the word; not asked for comes last. Any other `wanted` changes nothing.
    """
    columns = {f"kind-{kind.pk}": place for place, kind in enumerate(kinds)}
    place = columns.get(wanted.removeprefix("-"))
    if place is None:
        return rows
    asked = [row for row in rows if row.cells[place]]
    others = [row for row in rows if not row.cells[place]]
    return sorted(asked, key=lambda row: urgency_of(row.cells[place]), reverse=wanted.startswith("-")) + others


def urgency_of(cells):
    """Sorts the cells of one column: red, yellow, then the words in their order."""
    return min((COLOURED_FIRST.get(cell.state.colour, 2), str(cell)) for cell in cells)
