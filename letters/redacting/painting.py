"""A new PDF of pictures with what must not be public painted over (TRUST R-PDF-5 and 6).

Every page is drawn, not only those with a box: text, layers, notes and attachments stay behind because nothing of the
source is carried over. What is written goes to the disk in parts, so that 500 pages never lie in memory together.
"""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from letters.opening.opened import CannotOpen
from letters.opening.pdf import BROKEN, opened
from letters.redacting.pictures import DPI, add_page, drawn, framed, page_of, paint, png
from letters.redacting.sources import LARGEST_SIDE, opened_whole, refuse_unreadable_pages, user_units

PART = 20  # pages written to the disk together
LOSSLESS = 1_500_000
BOXED = 6_000_000  # a page with boxes keeps its pixels exactly, unless it is a large photograph
WHOLE = 200_000_000  # what the pages of one copy may have together
NO_PAGE = "There is no page {} in this PDF, so nothing can be hidden on it."
SHAPELESS = "A box on page {} has no size or lies outside the page. Remove it and draw it again."


def redact(data, places, *, language="en", progress=None):
    """The bytes of a new PDF that shows the pages of the PDF `data` with `places` (a list of Place) black.

    `progress(done, total)` is called after each page. Raises `CannotOpen` for a file or a page that cannot be drawn,
    with its number, and for a box that is on no page.
    """
    with TemporaryDirectory(prefix="redact-") as folder:
        target = Path(folder, "whole.pdf")
        redact_into(target, data, places, language=language, progress=progress)
        return target.read_bytes()


def redact_into(target, data, places, *, language="en", progress=None):
    """Write to the path `target` what `redact` gives, and return the number of pages; raises as it does."""
    document = opened(data)
    try:
        _refuse_wrong_places(places, len(document))
        units = _units_of_readable(data, len(document))
        document.init_forms()  # or the filled-in fields of a form would be left out
        parts = list(_parts(document, units, places, Path(target).parent, progress))
    finally:
        document.close()
    _join(parts, target, language)
    return sum(count for _, count in parts)


def preview(data, number, places, dpi, *, frames=()):
    """A PNG of page `number` of the PDF `data` with `places` black, as the copy will show it; raises `CannotOpen`.

    A red frame is around each of `frames` (left, top, right, bottom, as parts of the page).
    """
    document = opened(data)
    try:
        if not 1 <= number <= len(document):
            raise CannotOpen(NO_PAGE.format(number))
        document.init_forms()
        picture = drawn(page_of(document, number), number, dpi)
    finally:
        document.close()
    paint(picture, [place for place in places if place.page == number])
    return png(framed(picture, frames) if frames else picture)


def _units_of_readable(data, count):
    """The UserUnits of a source that another reader can read as well, with as many pages; raises `CannotOpen`."""
    with opened_whole(data) as pdf:
        if len(pdf.pages) != count:
            raise CannotOpen(BROKEN)
        refuse_unreadable_pages(pdf)
        return user_units(pdf)


def _refuse_wrong_places(places, pages):
    for place in places:
        if place.page > pages:
            raise CannotOpen(NO_PAGE.format(place.page))
        if not place.is_whole:
            raise CannotOpen(SHAPELESS.format(place.page))


def _parts(document, units, places, folder, progress):
    """(path, pages) of each finished part of the copy, in order."""
    total, spent = len(document), 0
    for start in range(1, total + 1, PART):
        path = folder / f"part-{start}.pdf"
        numbers = range(start, min(start + PART, total + 1))
        with pikepdf.new() as part:
            for number in numbers:
                hidden = [place for place in places if place.page == number]
                spent += _add(part, document, number, hidden, units.get(number, 1), _room(spent, number, total, hidden))
                if progress:
                    progress(number, total)
            part.save(path, deterministic_id=True)
        yield path, len(numbers)


def _room(spent, number, total, hidden):
    """How many bytes page `number` may have: what is wanted, but no more than its share of what is left."""
    share = max(0, WHOLE - spent) // (total - number + 1)
    return min(BOXED if hidden else LOSSLESS, max(share, LOSSLESS // 10))


def _add(part, document, number, hidden, unit, most):
    """Add page `number` to `part` and return the bytes that its picture has."""
    page = page_of(document, number)
    picture = drawn(page, number, DPI)
    paint(picture, hidden)
    width, height = page.get_size()
    unit = min(unit, LARGEST_SIDE / max(width, height))
    size = add_page(part, picture, (width * unit, height * unit), hidden, most)
    page.close()
    return size


def _join(parts, target, language):
    """Write `parts` as one file; pikepdf copies their pictures from disk to disk."""
    with ExitStack() as stack:
        whole = stack.enter_context(pikepdf.new())
        for path, _ in parts:
            whole.pages.extend(stack.enter_context(pikepdf.open(path)).pages)
        whole.Root.Lang = pikepdf.String(language)
        whole.save(target, deterministic_id=True)
    for path, _ in parts:
        path.unlink()
