"""Details of persons are found with their place; public facts and look-alikes are not."""

import re

import pytest

from letters.inspecting import leaks, office_files, office_parts, personal, properties, versions
from letters.inspecting.personal import details, in_text
from letters.inspecting.properties import is_program
from letters.inspecting.subject import Subject
from letters.opening.types import PDF
from tests.inspecting.pdfs import BODY, SECRET, new, saved, text


def words(text_, *names):
    """[(what, words)] that are found in some text."""
    return [(detail.what, detail.words) for detail in in_text(text_, [(name, "junior staff") for name in names])]


@pytest.mark.parametrize(
    ("said", "what", "found"),
    [
        ("Write to jo.sample@office.example.", "an e-mail address", "jo.sample@office.example"),
        ("Tel: 01632 960 123 or", "a telephone number", "01632 960 123"),
        ("Ring +44 (0)1632 960123.", "a telephone number", "+44 (0)1632 960123"),
        ("mobile 07700-900-123", "a telephone number", "07700-900-123"),
        ("NI number AB 12 34 56 C", "a National Insurance number", "AB 12 34 56 C"),
        ("NI number AB123456C;", "a National Insurance number", "AB123456C"),
        ("of SW1A 1AA, London", "a postcode", "SW1A 1AA"),
        ("zebedee\n quillfeather wrote", "a protected name (junior staff)", SECRET),
        ("anna (at) office dot example", "an e-mail address", "anna (at) office dot example"),
        ("anna\n@office.example", "an e-mail address", "anna\n@office.example"),
        ("anna\u200b@office\uff0eexample", "an e-mail address", "anna\u200b@office\uff0eexample"),
        ("0044 1632 960123", "a telephone number", "0044 1632 960123"),
        ("01632.960.123", "a telephone number", "01632.960.123"),
        ("07700\n900123", "a telephone number", "07700\n900123"),
        ("07700\u2013900\xa0123", "a telephone number", "07700\u2013900\xa0123"),
        ("O77OO 9OO123", "a telephone number", "O77OO 9OO123"),
        ("ab-12-34-56\nc", "a National Insurance number", "ab-12-34-56\nc"),
        ("sw1a\n1aa", "a postcode", "sw1a\n1aa"),
        ("S023 8UJ", "a postcode", "S023 8UJ"),
        *[
            (said, "a protected name (junior staff)", SECRET)
            for said in (
                "Quillfeather, Zebedee",
                "Z. Quillfeather",
                "zebedee.quillfeather",
                "Z e b e d e e  Q u i l l f e a t h e r",
                "Zebedee Quill-\nfeather",
                "Z\u00e9bed\u00e9e Quill\xadfeather",
            )
        ],
    ],
)
def test_each_kind_of_detail_is_found(said, what, found):
    assert words(said, SECRET) == [(what, found)]


@pytest.mark.parametrize(
    "said",
    ["2019-2021", "IASC-2020-0001", "£10,000,000,000", "on 13.10.2020 at 10", "Section 45", "COVID19 1AB", "0800",
     "12 of 40", "GB12 3456", "B12 of the plan", "ISBN 9780123456789", "Quillfeathers of Zebedeeland"],
)  # fmt: skip
def test_what_only_looks_like_one_is_not(said):
    assert words(said, SECRET) == []


def found_in(**known):
    """[(sentence, page, read)] of a file that says an address twice, beside a text that says another."""
    content = BODY + text("jo.sample@office.example", 20, 300) + text("Jo.Sample@office.example", 20, 280)
    texts = {"the words on the public page": "Call 01632 960123"}
    subject = Subject(saved(new(content)), media_type=PDF, texts=texts, **known)
    return [(finding.sentence, finding.page, finding.read) for finding in details(subject)]


def test_a_detail_is_told_once_with_its_first_place_and_how_many_there_are():
    assert found_in() == [
        ("A telephone number in the words on the public page.", None, "01632 960123"),
        ("An e-mail address in 2 places, the first on page 1.", 1, "jo.sample@office.example"),
    ]


def test_public_facts_are_no_personal_details():
    assert found_in(known=["JO.SAMPLE@office.example", "01632960123"]) == []


def test_only_programs_pass_as_programs():
    assert is_program("Adobe Acrobat Pro DC 21.1.20135") and is_program("Microsoft® Word 2016")
    assert not is_program(f"Word of {SECRET}")


@pytest.mark.parametrize("seed", ["a", " ", "1 ", "0", "01632 ", "a@b.", "a.", "AB12", "/", "endobj ", "word/", "0("])
def test_every_pattern_comes_to_an_end_on_hostile_text(seed):
    text = (seed * 100_000)[:100_000]
    modules = (leaks, office_files, office_parts, personal, properties, versions)
    ours = [form for module in modules for form in vars(module).values() if isinstance(form, re.Pattern)]
    assert len(ours) > 20
    assert all(form.subn(*((b"", text.encode()) if isinstance(form.pattern, bytes) else ("", text))) for form in ours)
