"""A letter that cannot be printed rightly is refused in sentences; an empty or broken PDF is never made."""

import pytest

from letters.rendering.errors import RenderError
from letters.rendering.pages import extract_text
from letters.rendering.pdf import render_letter, write_html
from tests.rendering.letters import english_letter

REFUSED = {
    "no text": ({"body": " \n"}, ["The letter has no text."]),
    "no date": ({"dated": None}, ["The letter has no date."]),
    "no addressee": ({"addressee_lines": ("", " ")}, ["The letter has no addressee."]),
    "no salutation": ({"salutation": ""}, ["The letter has no salutation, such as “Dear Michael”."]),
    "long": (
        {"body": "word " * 20_001},
        ["The letter has 100,004 characters; the most that can be printed is 100,000."],
    ),
    "many pages": (
        {"body": "word\n\n" * 1_900},
        ["The letter runs to 64 pages; the most is 60. Send the rest as an enclosure."],
    ),
    "many pieces": (
        {"body": "**a** " * 10_000},
        ["The text has too many paragraphs, items, cells, links or marks; send a part as a file."],
    ),
    "long word": ({"body": "a" * 1_001}, ["A word is longer than 1,000 characters; put spaces in it."]),
    "deep": (
        {"body": "".join(" " * 2 * level + "- a\n" for level in range(20))},
        ["Lists, quotations or marks are nested too deep in each other; flatten them."],
    ),
    "deeper than the parser goes": (
        {"body": ">" * 5_000 + "a"},
        ["Lists, quotations or marks are nested too deep in each other; flatten them."],
    ),
    "many calls": ({"body": "a[^1] " * 501 + "\n\n[^1]: b"}, ["The text has more than 200 footnotes or 500 calls."]),
    "long subject": ({"subject": "x" * 301}, ["The subject is longer than 300 characters; shorten it."]),
    "long line": ({"sender_name": "x" * 301}, ["A line of the head is longer than 300 characters."]),
    "tall address": (
        {"addressee_lines": ("line",) * 21},
        ["The addressee has more than 20 lines; shorten the address."],
    ),
    "emoji and Arabic": (
        {"body": "Good 👍", "sender_name": "س"},
        [
            "The letter has characters our typeface lacks: س (U+0633 ARABIC LETTER SEEN), "
            "👍 (U+1F44D THUMBS UP SIGN). Write them in Latin letters."
        ],
    ),
    "NUL": (
        {"body": "a\x00b"},
        ["The letter has characters our typeface lacks: (U+0000 unnamed). Write them in Latin letters."],
    ),
    "uncalled footnote": (
        {"body": "Text.\n\n[^2]: Lost."},
        ["No place in the text calls footnote 2; put [^2] where it belongs."],
    ),
    "two footnotes of one number": (
        {"body": "Text[^2].\n\n[^2]: One.\n\n[^2]: Two."},
        ["No place in the text calls footnote 2; put [^2] where it belongs."],
    ),
    "footnote in a footnote": (
        {"body": "A[^1] b[^2].\n\n[^1]: See[^2].\n\n[^2]: That."},
        ["A footnote calls another footnote; take the call out."],
    ),
    "list in a footnote": (
        {"body": "A[^1].\n\n[^1]: - b"},
        ["A footnote holds a list, a heading, a quotation or a table; only plain paragraphs fit there."],
    ),
    "two things": ({"body": "", "dated": None}, ["The letter has no text.", "The letter has no date."]),
    "no such language": ({"language": "fr"}, ["The language of a letter is English (en) or Welsh (cy)."]),
    "no such edition": ({"edition": "signed"}, ["A letter is printed as sent or as its accessible edition."]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_letter_is_refused_with_its_sentences(case):
    fields, sentences = REFUSED[case]
    with pytest.raises(RenderError) as refusal:
        render_letter(english_letter(**fields))
    assert refusal.value.sentences == sentences


def test_a_page_that_asks_for_something_outside_is_refused_and_logged(caplog):
    with pytest.raises(RenderError) as refusal:
        write_html('<p>A<img src="http://127.0.0.1:9/x.png">', identifier=b"x")
    assert refusal.value.sentences == ["The letter asks for a file or an address outside itself; take that out."]
    assert [record.name for record in caplog.records if record.levelname == "WARNING"] == ["iasc_tracker.security"]


def test_a_name_that_looks_like_a_script_prints_as_it_was_typed():
    name = "<script>alert('x')</script> & {{ letter }}"
    content = english_letter(sender_name=name, addressee_lines=(name, "1 Sample Street"), subject=name)
    (text,) = extract_text(render_letter(content))
    assert text.count(name) == 4


def test_invisible_characters_and_look_alikes_do_not_stop_a_letter():
    (text,) = extract_text(render_letter(english_letter(body="One\u200b two\u202e three co\u2011ordinate\u00ad.")))
    assert "One two three co-ordinate." in text
