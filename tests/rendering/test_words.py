"""The text read out of the PDF is the letter's words, each once, in order."""

import pytest

from letters.rendering.pages import extract_text
from letters.rendering.pdf import render_letter
from letters.rendering.words import plain_words
from tests.rendering.letters import (
    NAMES,
    english_letter,
    long_letter,
    sample_letter,
    welsh_letter,
    words_that_differ,
)


@pytest.mark.parametrize("name", NAMES)
def test_each_real_letter_reads_out_of_its_pdf_word_for_word(name):
    content = sample_letter(name)
    assert words_that_differ(content, render_letter(content)) == []


@pytest.mark.parametrize("make", [english_letter, welsh_letter, long_letter])
@pytest.mark.parametrize("sample", [False, True])
def test_each_invented_letter_reads_out_of_its_pdf_word_for_word(make, sample):
    content = make(sample=sample)
    assert words_that_differ(content, render_letter(content)) == []


def test_the_words_of_a_letter_are_what_it_prints_from_letterhead_to_last_footnote():
    assert plain_words(english_letter(subject="A subject")).splitlines() == [
        "Sam Testing",
        "Independent Anti-Slavery Commissioner",
        "2 Test Road",
        "Testingham",
        "Tel: 01632 960000",
        "Email: office@iasc.example",
        "13 October 2020",
        "Alex Sample",
        "Sampleshire Police and Crime Commissioner",
        "1 Sample Street",
        "ZZ1 1ZZ",
        "A subject",
        "Dear Alex,",
        "I write about the announcement1 and your strategy.",
        "Yours sincerely,",
        "Sam Testing",
        "Independent Anti-Slavery Commissioner",
        "1 A note.",
    ]


def test_the_real_letter_keeps_every_word_of_its_source():
    lines = plain_words(sample_letter("hampshire")).splitlines()
    assert lines[0] == "Independent Anti-Slavery Commissioner"
    assert lines[1:4] == ["Accessible version of the letter of 13 October 2020", "13 October 2020", "Michael Lane"]
    assert lines[-1] == (
        "5 Independent Anti-Slavery Commissioner and ECPAT UK (2020) A review of what works in multi-agency decision "
        "making and the implications for child victims of trafficking"
    )


def test_welsh_letters_print_welsh_dates_and_page_numbers():
    (text,) = extract_text(render_letter(welsh_letter()))
    assert [word for word in ("13 Hydref 2020", "Tudalen 1 o 1", "dŵr", "Tŷ", "Ŵyr", "ŷd") if word not in text] == []


def test_a_subject_of_300_characters_wraps_with_or_without_spaces():
    for subject in ("Title word " * 27 + "end", "x" * 300):
        (text,) = extract_text(render_letter(english_letter(subject=subject)))
        assert subject.replace(" ", "") in "".join(text.split())


def test_sample_stands_on_every_page_and_only_of_a_sample():
    pages = extract_text(render_letter(long_letter(sample=True)))
    assert len(pages) > 2
    assert all("SAMPLE" in text for text in pages)
    assert "SAMPLE" not in "".join(extract_text(render_letter(long_letter())))


@pytest.mark.parametrize("lines", [12, 13, 14, 20, 21])
def test_the_signature_is_never_alone_on_a_page_nor_parted_from_its_closing(lines):
    content = english_letter(body="A paragraph of one line.\n\n" * lines + "The last words.")
    (signed,) = [text for text in extract_text(render_letter(content)) if "Yours sincerely," in text]
    assert "The last words.\nYours sincerely,\nSam Testing\nIndependent Anti-Slavery Commissioner" in signed
