"""A report as values: its sentences, its charts and its table, the same for the page, the CSV and the PDF."""

from dataclasses import dataclass, field

from letters.reports.charts import Curve


@dataclass(frozen=True)
class Table:
    """A table with headings; the columns whose heading is in `numbers` are numbers."""

    caption: str
    headings: tuple
    rows: list
    numbers: tuple = ()

    @property
    def columns(self):
        """Pairs of (heading, whether its cells are numbers)."""
        return [(heading, heading in self.numbers) for heading in self.headings]

    @property
    def cells(self):
        """The rows, each a list of pairs (cell, whether it is a number)."""
        return [list(zip(row, (number for _, number in self.columns), strict=True)) for row in self.rows]

    def lines(self):
        """The table as rows of values, headings first, as `csv_files.csv_response` takes it."""
        yield list(self.headings)
        yield from self.rows


@dataclass(frozen=True)
class Report:
    """One report on one day. `words` come first; `left_out` says what is not counted; no `table`, nothing to show."""

    title: str
    words: str
    table: Table | None
    charts: list = field(default_factory=list)
    curve: Curve | None = None
    tiles: list = field(default_factory=list)
    other_tiles: list = field(default_factory=list)
    tile_key: list = field(default_factory=list)
    left_out: list = field(default_factory=list)
