"""What a child can be asked to do: each job takes values and bytes and gives a frame."""

from letters.opening.frames import packed, packed_opened, storable
from letters.opening.opening import is_locked, open_file
from letters.opening.recognition import recognised


def _open(values, data):
    return packed_opened(open_file(values["name"], data))


def _locked(values, data):
    return packed({"locked": is_locked(data)})


def _page(values, data):
    words, turned = recognised(values["kind"], data, values["number"])
    return packed({"words": storable(words), "turned": turned})


JOBS = {"open": _open, "locked": _locked, "page": _page}
