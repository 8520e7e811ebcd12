"""What the page of a redaction says of boxes and of words found, as rows of its lists."""

from letters.forms.redacting import value_of
from letters.publication.redacting import place_of
from letters.redacting.finding import find, squeezed, suggestions
from letters.redacting.visible import hidden_words
from letters.tasks.inspecting import protected_names

MOST_SHOWN = 300  # more ticks than these nobody looks through, and a form may have a thousand fields
LONGEST = 120


def overlay(boxes, number):
    """The boxes of page `number` as rectangles of a drawing a thousand wide and high."""
    drawn = []
    for box in boxes:
        if box.page == number:
            left, top, right, bottom = (round(side * 1000, 2) for side in box.sides)
            drawn.append({"x": left, "y": top, "width": round(right - left, 2), "height": round(bottom - top, 2)})
    return drawn


def box_rows(pages, boxes, places=()):
    """A row for each of `boxes`, or of `places` that are no boxes yet: its page, the words under it, and the box."""
    by_page = {page.number: [page] for page in pages}
    rows = [(box, place_of(box)) for box in boxes] + [(None, place) for place in places]
    return [
        {"box": box, "page": place.page, "words": _words(by_page.get(place.page, []), place), "where": _where(place)}
        for box, place in rows
    ]


def _words(pages, place):
    words = " ".join(hidden_words(pages, [place]))
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _where(place):
    """Where a place is, in words: "12 % from the left, 40 % from the top"."""
    return f"{place.left:.0%} from the left, {place.top:.0%} from the top"


def found_rows(pages, boxes, *, query, details):
    """What was found for `query`, or of personal details, and is not hidden yet; whole words are ticked already."""
    names = [name for name, _ in protected_names()] if details else []
    found = find(pages, query) if query else suggestions(pages, names) if details else []
    hidden = {place_of(box) for box in boxes}
    rows = [
        {
            "value": value_of(one.places),
            "words": one.words[:LONGEST],
            "page": one.page,
            "kind": one.kind,
            "ticked": not query or squeezed(one.words) == squeezed(query),
        }
        for one in found
        if not hidden.issuperset(one.places)
    ]
    return {"rows": rows[:MOST_SHOWN], "total": len(rows), "all": len(found), "more": max(0, len(rows) - MOST_SHOWN)}
