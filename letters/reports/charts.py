"""Charts as values: bars and a curve. Templates draw them in SVG, without a style, a script or a picture file.

A bar is drawn beside its words, so that it needs no words of its own; the curve carries its own title and description.
"""

from typing import NamedTuple

from letters.reports.measures import percent

# What fills a bar, told apart without colour: plain, hatched, outlined.
FULL, HATCH, OPEN = "full", "hatch", "open"
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 300, 52, 16, 20, 52
LINES = (0, 25, 50, 75, 100)
STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Piece(NamedTuple):
    """One stretch of a bar in per cent of the whole width, as SVG writes it, and what fills it."""

    start: str
    width: str
    fill: str


class Bar(NamedTuple):
    """One bar: what it stands for, the numbers in words, and its pieces."""

    label: str
    words: str
    pieces: list
    url: str = ""


class Bars(NamedTuple):
    """A list of bars under a title. `key`: pairs of (fill, words) where more than one fill is used."""

    title: str
    bars: list
    key: list


def pieces(numbers, whole):
    """The Pieces of pairs (number, fill), one after the other, for a bar whose full width stands for `whole`."""
    found, start = [], 0
    for number, fill in numbers:
        if number:
            found.append(Piece(f"{100 * start / whole:.2f}%", f"{100 * number / whole:.2f}%", fill))
        start += number
    return found


def bar(label, words, numbers, whole, url=""):
    """A `Bar` of pairs (number, fill) on the scale `whole`."""
    return Bar(label, words, pieces(numbers, whole), url)


class Mark(NamedTuple):
    """A label on an axis of the curve: its words and its place in the drawing."""

    words: str
    at: str


class Curve(NamedTuple):
    """Of all letters, the share answered within so many working days: a line that climbs in steps.

    Letters not answered keep it below the top, so it shows what a median leaves out.
    """

    title: str
    description: str
    line: str
    across: list
    up: list
    answered: int
    total: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def curve_of(summary):
    """The `Curve` of a `measures.Summary`; None where fewer than two letters were answered."""
    if summary.answered < 2:
        return None
    step = next((step for step in STEPS if summary.days[-1] <= 8 * step), STEPS[-1])
    ends = max(step, -(-summary.days[-1] // step) * step)
    return Curve(
        title="Share of the letters answered, by working days after sending",
        description=described(summary, step, ends),
        line=path(summary, ends),
        across=[Mark(str(days), f"{x(days, ends):.1f}") for days in range(0, ends + 1, step)],
        up=[Mark(f"{share}%", f"{y(share / 100):.1f}") for share in LINES],
        answered=summary.answered,
        total=summary.total,
    )


def x(days, ends):
    """How far to the right `days` working days lie, on an axis that ends with `ends`."""
    return LEFT + (WIDTH - LEFT - RIGHT) * days / ends


def y(share):
    """How far down a share between 0 and 1 lies."""
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share


def path(summary, ends):
    """The steps of the line as an SVG path: up where an answer came, across in between."""
    parts = [f"M{x(0, ends):.1f} {y(0):.1f}"]
    for number, days in enumerate(summary.days, start=1):
        parts.append(f"H{x(days, ends):.1f}V{y(number / summary.total):.1f}")
    return "".join(parts) + f"H{x(ends, ends):.1f}"


def described(summary, step, ends):
    """The curve in words: how many letters were answered within each step of the axis."""
    within = [f"{sum(days <= mark for days in summary.days)} within {mark}" for mark in range(step, ends + 1, step)]
    share = percent(summary.answered, summary.total)
    return (
        f"Of {summary.total} letters, answered in working days: {', '.join(within)}. "
        f"In all {summary.answered} ({share}%) were answered."
    )
