"""The words of a scanned page and where each stands, as Tesseract reads them."""

import csv
from io import StringIO

from letters.opening.opened import CannotOpen
from letters.opening.recognition import ABSENT, is_present, page_picture, table_of, turned_upright
from letters.redacting.places import Place, Word, tidy

WORD = "5"  # Tesseract's rows: page, block, paragraph, line, word
# A box around what was recognised is drawn a little larger: ink outside it would stay readable.
MARGIN = 0.15


def scan_words(data, number):
    """The `Word`s of page `number` (from 1) of the PDF `data`; raises `CannotOpen`."""
    if not is_present():
        raise CannotOpen(ABSENT)
    picture, turn = turned_upright(page_picture(data, number))
    return list(_read(table_of(picture), picture.size, turn, number))


def _read(table, size, turn, number):
    lines = {}
    for row in csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != WORD or not text:
            continue
        line = lines.setdefault(tuple(row[key] for key in ("block_num", "par_num", "line_num")), len(lines))
        yield Word(text, Place(number, *_sides(row, size, turn)), line)


def _sides(row, size, turn):
    """The sides of one row of the table in parts of the page as it is shown."""
    left, top, wide, high = (int(row[key]) for key in ("left", "top", "width", "height"))
    more = MARGIN * high
    across = [(left - more) / size[0], (left + wide + more) / size[0]]
    down = [(top - more) / size[1], (top + high + more) / size[1]]
    corners = [_turned_back(x, y, turn) for x, y in zip(across, down, strict=True)]
    return tidy(corners[0][0], corners[0][1], corners[1][0], corners[1][1])


def _turned_back(x, y, turn):
    """The point of the upright page on the page as it is shown, which had to be turned by `turn` degrees clockwise."""
    return {0: (x, y), 90: (y, 1 - x), 180: (1 - x, 1 - y), 270: (1 - y, x)}[turn]
