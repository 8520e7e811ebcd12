"""Finding what may have to be hidden: the words an officer asks for, and what looks like somebody's details.

Words are compared by their letters and digits alone, without capitals and accents. What is found covers whole words,
for half a word tells the other half.
"""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from letters.inspecting.personal import in_text
from letters.redacting.places import Place

LONGEST = 200  # characters of a query
MOST = 2_000  # places for one query: more than these nobody looks through

PROTECTED = "A name on the office’s list"


@dataclass(frozen=True)
class Found:
    """One thing on one page: what it is (`kind`), its words as they stand there, and its place, line by line."""

    kind: str
    words: str
    places: tuple[Place, ...]

    @property
    def page(self):
        """The page (from 1) it is on."""
        return self.places[0].page


def find(pages, query):
    """Every `Found` of `query` in `pages` (PageWords), in their order; [] for a query that has no letter."""
    wanted = pieces(query[:LONGEST])
    if not wanted:
        return []
    found = [one for page in pages for one in _in_page(page, wanted)]
    return found[:MOST]


def suggestions(pages, names=()):
    """Every `Found` that looks like somebody's details, or is one of the protected `names`; the same place once."""
    named = [_renamed(one, PROTECTED) for name in names for one in find(pages, name)]
    detailed = [one for page in pages for one in _details(page)]
    seen, each = set(), []
    for one in (*named, *detailed):
        if one.places not in seen:
            seen.add(one.places)
            each.append(one)
    return each[:MOST]


def squeezed(text):
    """`text` as it is compared: only its letters and digits, in one case and without accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def pieces(text):
    """The runs of letters and digits in `text`, each as it is compared: "Anna-Maria's" has three."""
    apart = "".join(letter if letter.isalnum() or unicodedata.combining(letter) else " " for letter in text)
    return [piece for part in apart.split() if (piece := squeezed(part))]


def _in_page(page, wanted):
    """The places of the pieces `wanted` on one page, whatever parts them there: spaces, hyphens, the end of a line."""
    letters = _Letters(page.words)
    query = "".join(wanted)
    start = letters.text.find(query)
    while start >= 0:
        end = start + len(query)
        words = letters.words(start, end)
        if len(words) == 1 or letters.is_run(start, end, len(wanted)):
            yield _found("", [page.words[number] for number in words])
        start = letters.text.find(query, end if words else start + 1)


class _Letters:
    """The letters of some words in a row, and of which word and piece each is."""

    def __init__(self, words):
        each = [
            (letter, number, (number, nth))
            for number, word in enumerate(words)
            for nth, piece in enumerate(pieces(word.text))
            for letter in piece
        ]
        self.text = "".join(letter for letter, _, _ in each)
        self.owners = [number for _, number, _ in each]
        self.pieces = [piece for _, _, piece in each]

    def words(self, start, end):
        """The numbers of the words that the letters from `start` to before `end` belong to."""
        return list(dict.fromkeys(self.owners[start:end]))

    def is_run(self, start, end, count):
        """Whether these letters begin a piece, and end one or reach over `count` pieces: "an narrow" has no "Ann"."""
        begins = start == 0 or self.pieces[start - 1] != self.pieces[start]
        ends = end == len(self.pieces) or self.pieces[end] != self.pieces[end - 1]
        return begins and (ends or len(set(self.pieces[start:end])) == count)


def _details(page):
    """What looks like somebody's details on one page, also when it goes on in the next line."""
    text, starts = "", []
    for word in page.words:
        starts.append(len(text))
        text += word.text + " "
    for detail in in_text(text):
        end = detail.start + len(detail.words)
        words = [
            word
            for word, start in zip(page.words, starts, strict=True)
            if start < end and start + len(word.text) > detail.start
        ]
        yield _found(detail.what[0].upper() + detail.what[1:], words)


def _found(kind, words):
    """The `Found` of `words` that stand together: one place for each line."""
    places = []
    for _, line in groupby(words, key=lambda word: word.line):
        first, *rest = (word.place for word in line)
        for place in rest:
            first = first.around(place)
        places.append(first)
    return Found(kind, " ".join(word.text for word in words), tuple(places))


def _renamed(found, kind):
    return Found(kind, found.words, found.places)
