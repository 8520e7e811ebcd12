"""The same letter in another copy is known; letters of one campaign are never taken for one another."""

from dataclasses import replace
from itertools import combinations

import pytest

from letters.reading import read_letter, same_letter

from .make import NAMES, sample, scanned, sussex_with_head, without_head, without_salutation


def copies():
    """(the letter, a reading) of each letter in each copy that can be read."""
    found = [("sussex", read_letter(sussex_with_head()))]
    for name in NAMES:
        text = sample(name)
        texts = (text, without_head(text), scanned(without_head(text)), without_salutation(text))
        found += [(name, read_letter(copy)) for copy in texts]
    return found


def test_copies_of_one_letter_match_and_others_never_do():
    compared = list(combinations(copies(), 2))
    wrong = [
        (one, other, likeness.reasons)
        for (one, first), (other, second) in compared
        if (likeness := same_letter(first, second)).same != (one == other)
        or same_letter(second, first).same != likeness.same
    ]
    assert wrong == []
    assert len(compared) == 210


def test_the_sussex_scan_and_its_clean_copy_are_one_letter_with_reasons():
    likeness = same_letter(read_letter(sample("sussex")), read_letter(sussex_with_head()))
    assert (likeness.same, likeness.score) == (True, 1.0)
    assert "Only one copy has the date, addressee, postcode." in likeness.reasons


def bare(name):
    """A reading of which every fact but the words is lost."""
    return replace(read_letter(sample(name)), date=None, addressee=None, salutation=None, area=None, vru=None)


@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2)))
def test_letters_that_lost_every_fact_are_told_apart_by_their_words(one, other):
    assert not same_letter(bare(one), bare(other)).same


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("13 October 2020", "14 October 2020"),
        ("Michael Lane", "Robin Fiction"),
        ("SO23 8AJ", "SO23 8AD"),
        ("Dear Michael", "Dear Robin"),
        ("will be co-ordinating", "will not be co-ordinating"),
        ("In September 2020", "In September 2021"),
        ("for two years", "for 2 years"),
        (", Response Strategy and", " and"),
    ],
)
def test_one_fact_or_weighty_word_that_differs_makes_it_another_letter(before, after):
    text = sample("hampshire")
    likeness = same_letter(read_letter(text), read_letter(text.replace(before, after)))
    assert not likeness.same
    assert likeness.reasons


def test_too_few_words_decide_nothing():
    short = read_letter("Dear Robin,\n\nI am writing to thank you.\n\nYours sincerely,\n")
    assert same_letter(short, short).reasons == ["There are too few words to tell."]


def test_a_copy_that_lost_all_its_line_ends_is_still_the_same_letter():
    text = sample("northumbria").replace("\n---\n", "\n")
    main, *_ = text.split("\n<sup>1</sup> ")
    copy = " ".join((main + text[text.index("I would therefore") : text.rindex("<sup>4</sup>")]).split())
    reading = read_letter(copy)
    assert (reading.date, reading.salutation, reading.vru) == ("2020-10-13", "Dear Kim", "Northumbria VRU")
    assert any("lost its line ends" in warning for warning in reading.warnings)
    assert same_letter(reading, read_letter(text)).same
    assert not same_letter(reading, read_letter(sample("hampshire"))).same
