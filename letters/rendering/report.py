"""The report of a campaign as a PDF: values in, bytes out, by the same recipe as a letter (DESIGN §6)."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.template.loader import render_to_string

from letters.rendering.content import long_date
from letters.rendering.errors import RenderError
from letters.rendering.pdf import identifier_of, write_html
from letters.rendering.typeface import character_name, drawable, missing_characters
from letters.rendering.validation import refuse_a_bad_file

STYLE_SHEET = Path(__file__).with_name("report.css")
MOST_ROWS = 1_000
NAMED = 10


@dataclass(frozen=True)
class Picture:
    """A drawing (SVG) and the words that stand for it."""

    svg: str
    words: str

    @property
    def data(self):
        """The drawing as an address that carries it inside itself."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode('ascii')}"


@dataclass(frozen=True)
class Grid:
    """A table: its caption, its headings, its rows (tuples of strings); `numbers`: the headings of number columns."""

    caption: str
    headings: tuple
    rows: tuple
    numbers: tuple = ()

    @property
    def columns(self):
        """Pairs of (heading, whether its cells are numbers)."""
        return [(heading, heading in self.numbers) for heading in self.headings]

    @property
    def cells(self):
        """The rows, each a list of pairs (cell, whether it is a number)."""
        return [list(zip(row, (number for _, number in self.columns), strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Section:
    """A heading, paragraphs, at most one picture, and tables."""

    heading: str
    paragraphs: tuple = ()
    picture: Picture | None = None
    grids: tuple = ()


@dataclass(frozen=True)
class ReportContent:
    """The words of a report. `sample` stamps SAMPLE on every page: nothing invented may pass for a real report."""

    title: str
    author: str
    as_at: date
    summary: tuple
    sections: tuple
    sample: bool = False

    @property
    def printed_date(self):
        """The day that its numbers are of, in words."""
        return long_date(self.as_at, "en")


def render_report(content):
    """The PDF (PDF/UA-1 and PDF/A-3a) of `content`, a `ReportContent`: the same report gives the same bytes.

    Raises `RenderError` when it holds characters that the typeface lacks, is too long, or fails its checks.
    """
    content = drawable(content)
    sentences = obstacles(content)
    if sentences:
        raise RenderError(*sentences)
    html = render_to_string("reports/pdf/report.html", {"report": content})
    pdf = write_html(html, identifier=identifier_of(content), sheet=STYLE_SHEET)
    refuse_a_bad_file(pdf)
    return pdf


def obstacles(content):
    """What keeps `content` from being printed, as sentences; [] when nothing does."""
    rows = sum(len(grid.rows) for section in content.sections for grid in section.grids)
    if rows > MOST_ROWS:
        return [
            f"The report has {rows:,} rows; the most that can be printed is {MOST_ROWS:,}. Choose a shorter period."
        ]
    missing = missing_characters("".join(words_of(content)))
    if missing:
        named = ", ".join(character_name(char) for char in missing[:NAMED])
        return [f"The report has characters that our typeface lacks: {named}. Amend the names that hold them."]
    return []


def words_of(content):
    """Every text that the report prints."""
    yield from (content.title, content.author, *content.summary)
    for section in content.sections:
        yield from (section.heading, *section.paragraphs)
        for grid in section.grids:
            yield from (grid.caption, *grid.headings)
            for row in grid.rows:
                yield from row
