"""Who signs: the Independent Anti-Slavery Commissioner of the day, who is no recipient and has no row."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recipients.data_files import first_day, last_day, rows, yes
from recipients.models.period import span_or_none


@dataclass(frozen=True)
class Signatory:
    """A term: `name` ("Sara Thornton"), `style` ("Dame Sara Thornton DBE QPM"), `title`, and its bounds."""

    name: str
    style: str
    title: str
    earliest_start: date
    latest_start: date
    earliest_end: date | None
    latest_end: date | None


def term(row):
    """The `Signatory` of a row; an expected end is the last day that is certain, and no end."""
    start, start_precision = first_day(row["started"])
    end, end_precision = last_day(row["ended"])
    earliest_end, latest_end = span_or_none(end, end_precision)
    expected, _ = last_day(row["expected_end"])
    bounds = (*span_or_none(start, start_precision), earliest_end or expected, latest_end)
    return Signatory(row["name"], row["style"], row["title"], *bounds)


@lru_cache(maxsize=1)
def terms():
    """Every term on file, oldest first; vacancies are left out."""
    return [term(row) for row in rows("signatories.csv") if not yes(row["is_vacancy"])]


def in_post(on):
    """The `Signatory` who certainly held the post on the date `on`, or None: vacant, or not certain."""
    certain = [
        one for one in terms() if one.latest_start <= on and (one.earliest_end is None or on <= one.earliest_end)
    ]
    return certain[0] if certain else None


def possibly_in_post(on):
    """Every `Signatory` who may have held the post on `on`; an empty list means it was vacant."""
    return [one for one in terms() if one.earliest_start <= on and (one.latest_end is None or on <= one.latest_end)]
