"""Promises in single sentences: those that the rules were made on, and those that they never saw."""

from datetime import date

import pytest

from letters.reading.promises import promises_of
from tests.intake_set.cases import sentences

KNOWN, KNOWN_NOT = sentences("known")
UNSEEN, UNSEEN_NOT = sentences("unseen")
VOICES, VOICES_NOT = sentences("voices")
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
    missed = {sentence for sentence, day in UNSEEN.items() if days(sentence) != [day]}
    assert missed == {"It is hoped that a response can be issued by 27 November 2020."}
    assert (len(UNSEEN), [sentence for sentence in UNSEEN_NOT if days(sentence)]) == (30, [])


def test_promises_of_many_voices_are_found_and_none_that_nobody_made():
    wrong = {sentence: days(sentence) for sentence, day in VOICES.items() if days(sentence) != [day]}
    assert (wrong, [sentence for sentence in VOICES_NOT if days(sentence)]) == ({}, [])


def test_without_a_day_to_see_from_nothing_is_promised():
    assert promises_of("We will respond by 27 November.", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "> We will respond by 27 November.",
        "You wrote: “We will respond to your letter by 27 November.”",
        "We will respond by 6 November 2020.",
        "We will respond by 9 November 2020.",
    ],
)
def test_quoted_words_and_days_gone_promise_nothing(text):
    assert days(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "This is an automated acknowledgement. We aim to respond within 20 working days.",
        "I am out of the office until Monday and will reply by 20 November.",
        "Thank you.\n\nDISCLAIMER: requests will be answered within 20 working days.",
        "Thank you.\n\nThis e-mail is intended for the addressee. You will hear from us within one month.",
    ],
)
def test_machines_and_small_print_promise_nothing(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 27/11", "2020-11-27"),
        ("by 27-11-2020", "2020-11-27"),
        ("in the w/c 23 November", "2020-11-27"),
        ("by the end of next week", "2020-11-20"),
        ("within 10 working days of this letter", "2020-11-23"),
        ("a week on Tuesday", "2020-11-17"),
        ("by November 27", "2020-11-27"),
        ("by l8 Novernber 2O20", "2020-11-18"),
    ],
)
def test_days_are_seen_from_the_day_of_the_reply(words, day):
    assert days(f"We will respond to you {words}.") == [day]


def test_a_promise_gives_the_words_that_led_to_it():
    promise = promises_of("Thank you.\nWe will respond by\n27 November. Regards", SENT_ON)[0]
    assert promise.words == "We will respond by 27 November."
