"""Words that one reader program takes from a PDF and another does not: so they are not what people see."""

import unicodedata

from letters.inspecting.leaks import readers
from letters.inspecting.results import Finding, in_short

NOTHING = "Nothing that PDFium draws as text"
SHORTEST = 4  # letters: what is shorter is often cut differently
LONGEST = 200
MOST_WORDS = 20
COMPARED = {"pypdf", "pdftotext"}


def unlike(subject):
    """A Finding for each reader program that reads words in the file which PDFium, the browser's reader, does not."""
    seen = set(_pieces("\n".join(subject.page_texts)))
    letters = "".join(_pieces("\n".join(subject.page_texts)))
    for reader, text in readers(subject, COMPARED):
        more = [one for one in dict.fromkeys(_pieces(text)) if not _is_known(one, seen, letters)]
        if more:
            words = in_short(" ".join(more[:MOST_WORDS]))
            yield Finding(f"{reader} reads words in the file that others do not show.", seen=NOTHING, read=words)


def _pieces(text):
    """The runs of letters and digits in `text`, as they are compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one if one.isalnum() else "" if _joins(one) else " " for one in plain).split()


def _joins(one):
    """Whether readers may leave `one` out: accents, soft hyphens, marks of direction."""
    return unicodedata.category(one) in {"Mn", "Cf", "Cc"} and one not in "\n\r\t\f\v"


def _is_known(piece, seen, letters):
    """Whether `piece` is nothing new: short, a part of what is read, or several words of it run together."""
    if len(piece) < SHORTEST or piece in seen or piece in letters:
        return True
    if len(piece) > LONGEST:
        return False
    ends = {0}
    for end in range(1, len(piece) + 1):
        if any(piece[start:end] in seen for start in ends):
            ends.add(end)
    return len(piece) in ends
