"""What a child can be asked to do: each job takes values and bytes and gives a frame."""

from letters.opening.frames import packed, packed_opened, storable
from letters.opening.letters import letter_text
from letters.opening.opening import is_locked, open_file
from letters.opening.pdf import pages_of
from letters.opening.recognition import recognised
from letters.opening.tables import rows_of


def _open(values, data):
    return packed_opened(open_file(values["name"], data))


def _locked(values, data):
    return packed({"locked": is_locked(data)})


def _pages(values, data):
    return packed({"pages": pages_of(data)})


def _page(values, data):
    words, turned = recognised(values["kind"], data, values["number"])
    return packed({"words": storable(words), "turned": turned})


def _letter(values, data):
    return packed({"text": storable(letter_text(values["name"], data))})


def _table(values, data):
    return packed({"rows": [[number, storable(cells)] for number, cells in rows_of(data)]})


JOBS = {"open": _open, "locked": _locked, "page": _page, "pages": _pages, "letter": _letter, "table": _table}
