"""Words and their places as JSON can hold them, and packed for a row of the database."""

import json
from zlib import compress, decompress

from letters.opening.frames import storable
from letters.redacting.places import PageWords, Place, Word

FORMAT = 1


def pages_as_values(pages):
    """`pages` (PageWords) as lists; `pages_of_values` gives them back."""
    return [
        [page.number, page.is_scan, [[storable(word.text), word.line, *_sides(word.place)] for word in page.words]]
        for page in pages
    ]


def pages_of_values(values):
    """The PageWords that `pages_as_values` made into `values`; raises ValueError or TypeError when they are none."""
    return [
        PageWords(number, tuple(Word(text, Place(number, *sides), line) for text, line, *sides in words), is_scan)
        for number, is_scan, words in values
    ]


def packed_pages(pages):
    """`pages` (PageWords) in few bytes."""
    return compress(json.dumps([FORMAT, pages_as_values(pages)]).encode())


def unpacked_pages(data):
    """The PageWords in what `packed_pages` gave."""
    _, values = json.loads(decompress(bytes(data)))
    return pages_of_values(values)


def _sides(place):
    return place.left, place.top, place.right, place.bottom
