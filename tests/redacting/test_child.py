"""The engine in its limited child: progress, and a sentence that names the page when it fails."""

import pytest

from letters.opening.opened import CannotOpen
from letters.redacting.child import redact_in_child, words_in_child
from letters.redacting.finding import find
from letters.redacting.words import words_of
from tests.redacting.carriers import SECRET, everything_in, pdf_of, spoilt, text


def test_the_child_finds_the_same_words_and_makes_a_file_without_them():
    source = pdf_of([text(SECRET), text("Seen")] * 3)
    pages, told = words_in_child(source), []
    assert pages == words_of(source)
    places = [place for found in find(pages, SECRET) for place in found.places]
    made = redact_in_child(source, places, progress=lambda done, total: told.append((done, total)))
    assert (len(places), made.told) == (3, {"pages": 6})
    assert SECRET.encode() not in everything_in(made.data)
    assert all(total == 6 for _, total in told)


def test_a_page_that_breaks_is_named_in_the_parent():
    with pytest.raises(CannotOpen, match="Page 3 of this PDF cannot be drawn"):
        redact_in_child(spoilt(), [])
