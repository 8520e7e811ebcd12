"""Promises in single sentences: those that the rules were made on, and those that they never saw."""

from datetime import date

import pytest

from letters.reading.promises import promises_of
from tests.intake_set.cases import sentences

KNOWN, KNOWN_NOT = sentences("known")
UNSEEN, UNSEEN_NOT = sentences("unseen")
SENT_ON = date(2020, 11, 9)


def days(sentence):
    """The days promised in a sentence, in ISO form."""
    return [one.date.isoformat() for one in promises_of(sentence, SENT_ON)]


@pytest.mark.parametrize(("sentence", "day"), KNOWN.items())
def test_a_promise_is_found(sentence, day):
    assert day in days(sentence)


@pytest.mark.parametrize("sentence", KNOWN_NOT)
def test_no_promise_is_found_that_nobody_made(sentence):
    assert days(sentence) == []


def test_of_sentences_never_seen_nine_in_ten_are_found_and_none_is_false():
    missed = [(sentence, days(sentence)) for sentence, day in UNSEEN.items() if day not in days(sentence)]
    false = [(sentence, days(sentence)) for sentence in UNSEEN_NOT if days(sentence)]
    print(*missed, "FALSE", *false, sep="\n")
    assert (len(missed), false) == (0, [])
