"""Words are found as people read them, and details of persons by themselves."""

import pytest

from letters.redacting.finding import find, suggestions
from letters.redacting.places import PageWords, Place, Word
from letters.redacting.visible import HIDDEN, hidden_words, visible_text


def page(*lines, number=1):
    """A page with these lines, each word in a box of its own."""
    words = [
        Word(text, Place(number, nth / 10, line / 10, (nth + 0.9) / 10, (line + 0.9) / 10), line)
        for line, words in enumerate(lines)
        for nth, text in enumerate(words.split())
    ]
    return PageWords(number, tuple(words))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("john smith", ["John Smith,", "JOHN SMITH’S"]),
        ("smith", ["Smith,", "SMITH’S", "Blacksmiths"]),
        ("anna maria jones", ["Anna-Maria Jones"]),
        ("Sampleshire", ["Sample- shire"]),
        ("sian", ["Siân"]),
        ("ann", ["Anna-Maria"]),
        ("  ... ", []),
        ("\x00", []),
        ("nobody", []),
    ],
)
def test_what_an_officer_asks_for_is_found_everywhere(query, found):
    pages = [
        page("John Smith, Anna-Maria Jones", "and Siân of Sample-", "shire"),
        page("JOHN SMITH’S forge", "Blacksmiths an narrow", number=2),
    ]
    assert [one.words for one in find(pages, query)] == found


def test_a_thing_that_goes_on_in_the_next_line_has_a_place_in_each():
    (found,) = find([page("we met Alex", "Sample there")], "alex sample")
    assert [place.top for place in found.places] == [0.0, 0.1]


def test_details_of_persons_and_protected_names_are_suggested_once():
    pages = [page("Ask Jo Bloggs on", "020 7946 0000 or jo.bloggs@sample.example", "at ZZ1 1AA, QQ123456C AB123456C")]
    found = {(one.kind, one.words) for one in suggestions(pages, names=["Jo Bloggs"])}
    assert found == {
        ("A name on the office’s list", "Jo Bloggs"),
        ("A name on the office’s list", "jo.bloggs@sample.example"),
        ("A telephone number", "020 7946 0000"),
        ("A postcode", "ZZ1 1AA,"),
        ("A National Insurance number", "AB123456C"),
    }


def test_what_stays_visible_leaves_out_what_a_box_covers_and_nothing_of_the_next_line():
    pages = [page("Dear Alex Sample hello", "See you", "soon")]
    (found,) = find(pages, "Alex Sample")
    assert visible_text(pages, found.places) == f"Dear {HIDDEN} hello\nSee you\nsoon"
    assert hidden_words(pages, found.places) == ["Alex", "Sample"]
