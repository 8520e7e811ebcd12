"""Promises in single sentences: those that the rules were made on, and those that they never saw."""

from datetime import date

import pytest

from letters.reading.promises import promises_of
from tests.intake_set import known_promises, unseen_promises

SENT_ON = date(2020, 11, 9)


def days(sentence):
    """The days promised in a sentence, in ISO form."""
    return [one.date.isoformat() for one in promises_of(sentence, SENT_ON)]


@pytest.mark.parametrize(("sentence", "day"), known_promises.PROMISED.items())
def test_a_promise_is_found(sentence, day):
    assert day in days(sentence)


@pytest.mark.parametrize("sentence", known_promises.NOT_PROMISED)
def test_no_promise_is_found_that_nobody_made(sentence):
    assert days(sentence) == []


def test_of_sentences_never_seen_nine_in_ten_are_found_and_none_is_false():
    missed = [
        (sentence, days(sentence)) for sentence, day in unseen_promises.PROMISED.items() if day not in days(sentence)
    ]
    false = [(sentence, days(sentence)) for sentence in unseen_promises.NOT_PROMISED if days(sentence)]
    print(*missed, "FALSE", *false, sep="\n")
    assert (len(missed), false) == (0, [])
