"""What the databases are asked never runs away, and the room's own rules hold at their edges (TRUST R-LOAD-2)."""

import pytest
from django.db import connection

from letters import search
from letters.search.databases import TooSlowError, limited
from letters.search.questions import MOST_TERMS, STAR, TOO_LONG, TOO_MANY, UNREADABLE, WORDLESS, read_question
from letters.search.stems import stem
from tests.make import make_document, make_letter

pytestmark = pytest.mark.django_db

ENDLESS = "WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT count(*) FROM more"
# Porter's own examples (1980), one or more of each step, and words of our letters.
STEMS = {
    **{"caresses": "caress", "ponies": "poni", "cats": "cat", "feed": "feed", "agreed": "agre", "plastered": "plaster"},
    **{"motoring": "motor", "sing": "sing", "conflated": "conflat", "troubled": "troubl", "hopping": "hop"},
    **{"falling": "fall", "hissing": "hiss", "filing": "file", "happy": "happi", "sky": "sky", "relational": "relat"},
    **{"conditional": "condit", "digitizer": "digit", "vietnamization": "vietnam", "sensibiliti": "sensibl"},
    **{"triplicate": "triplic", "hopeful": "hope", "goodness": "good", "revival": "reviv", "adoption": "adopt"},
    **{"replacement": "replac", "adjustment": "adjust", "probate": "probat", "rate": "rate", "cease": "ceas"},
    **{"controll": "control", "roll": "roll", "safeguarding": "safeguard", "strategies": "strategi", "is": "is"},
    **{"strategy": "strategi", "1990s": "1990s", "ŵyr": "ŵyr", "oscillators": "oscil", "generalizations": "gener"},
}


def test_stems_are_those_of_porters_paper():
    assert {word: stem(word) for word in STEMS} == STEMS


def test_a_question_without_end_is_cut_off_and_the_next_is_answered():
    with pytest.raises(TooSlowError), limited(0.2), connection.cursor() as cursor:
        cursor.execute(ENDLESS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_a_search_that_takes_too_long_is_a_sentence(settings):
    settings.SEARCH_SECONDS = 0
    make_letter(body="Apples")
    search.catch_up()
    found = search.search("apples")
    assert (found.hits, found.is_answered, found.sentence[:26]) == ([], False, "This search takes too long")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", ""),
        (" \t\n ", ""),
        ("a" * 100, ""),
        ("a" * 101, TOO_LONG),
        (" ".join("abcdefgh"), ""),
        (" ".join("abcdefghi"), TOO_MANY),
        ("-".join("a" * 1 for _ in range(2 * MOST_TERMS + 1)), TOO_MANY),
        ("a a a a a a a a a a", ""),
        ("*", STAR),
        ("*word", STAR),
        ("wo*rd", STAR),
        ("word**", STAR),
        ("w*", STAR),
        ("word *", STAR),
        ('"* word"', STAR),
        ("wo*", ""),
        ("...", WORDLESS),
        ('""', WORDLESS),
        ("a\x00b", UNREADABLE),
        ("\ud800", UNREADABLE),
        ("\x1b[2J", UNREADABLE),
    ],
)
def test_what_can_be_asked_ends_where_it_says(typed, sentence):
    assert read_question(typed).sentence == sentence


def test_a_very_long_text_is_cut_into_parts_between_words_and_all_of_it_is_found():
    words = [f"word{number}" for number in range(5_000)]
    make_document(letter=make_letter(), text=" ".join(words), original_name="long.txt")
    search.catch_up()
    found = [search.search(word).hits[0].name for word in (words[0], words[700], words[-1])]
    assert (found, search.faults()) == (["long.txt"] * 3, [])


def test_a_text_without_a_blank_and_a_word_repeated_often_are_kept():
    make_document(letter=make_letter(), text="x" * 20_000 + " " + "0 " * 3_000 + "apples")
    search.catch_up()
    asked = ("apples", "0", '"0 0 0"', '"0 0 apples"')
    # What PostgreSQL cannot know of a word that comes hundreds of times, SQLite does not say either.
    assert [len(search.search(words).hits) for words in asked] == [1, 1, 1, 0]
