"""What is no letter, or no file to read: each gets one of two errors with a sentence that says what to do."""

import codecs
import io
import random

import pikepdf
import pytest
from weasyprint import HTML

from letters.reading import NotALetter, UnreadableFile, read_file, read_letter
from letters.reading.patterns import ALL

from .make import NAMES, sample

PROSE = "The commissioner said that her office needs your help and that you will hear more. "
NO_LETTERS = {
    "a shopping list": "milk\neggs\n2 loaves of bread\ndear cheese\nbutter",
    "a poem": "Dear heart, how like you this?\nShall I compare thee to a summer's day?\nYour eyes, your lips\n",
    "a table": "name,date,postcode\nDear,13 October 2020,SO23 8AJ\nYours sincerely,,\n",
    "source code": "def f(you):\n    '''Dear Michael,\n    I am writing to you'''\n    return 'Yours sincerely,'\n",
    "a news article": "13 October 2020\n\nChiefs ask for more\n\n" + PROSE * 8,
    "a report": "# Annual Report\n\n13 October 2020\n\n1 Example Street\nM1 1AA\n\n" + PROSE * 10,
    "an invoice": "Invoice 12\nDate: 13 October 2020\nTo: Testingham Council\nM1 1AA\nTotal £200\nThank you.",
    "a diary": "13 October 2020\n\nDear Diary,\n\nToday I met you know who. My day was fine.\n",
    "a template": "Dear {{ name }},\n\nI am writing to you about your strategy.\n\nYours sincerely,\n",
    "nothing": "   \n\f",
}
SEEDS = [
    "a",
    " ",
    "\n",
    "A a ",
    "1 ",
    "[a](",
    "<a href=",
    "a@b.",
    "| am ",
    "a copy of ",
    "any update on ",
    "\ue0001\ue001",
]


def pdf_of(html):
    return HTML(string=html).write_pdf()


def locked_pdf():
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of("<p>Dear Sir,</p>"))) as document:
        document.save(target, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return target.getvalue()


@pytest.mark.parametrize("kind", NO_LETTERS)
def test_text_that_is_no_letter_is_refused_in_a_sentence(kind):
    with pytest.raises(NotALetter) as refusal:
        read_letter(NO_LETTERS[kind])
    assert refusal.value.sentences[0].endswith(".")


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.txt", lambda: b"", "The file is empty."),
        ("a.docx", lambda: b"PK\x03\x04 word", "This type of file cannot be read."),
        ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "The file is not plain text."),
        ("a.txt", lambda: b"a" * (25 * 1024 * 1024 + 1), "The file is larger than 25 MiB."),
        ("a.txt", lambda: b"Dear Sir,\n" + b"word " * 250_000, "The text is longer than 1 MB"),
        ("a.pdf", lambda: b"%PDF-1.7 broken", "The PDF cannot be opened"),
        ("a.pdf", locked_pdf, "The PDF is locked with a password."),
        ("a.pdf", lambda: pdf_of("<p style='width:9cm;height:9cm;background:red'>"), "The PDF holds no text"),
        ("a.pdf", lambda: pdf_of("<p style='break-after:page'>a</p>" * 41), "The PDF has more than 40 pages."),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(name, make, words):
    with pytest.raises(UnreadableFile) as refusal:
        read_file(name, make())
    assert str(refusal.value).startswith(words)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.replace("I was", "I’m", 1).encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(),
    ],
)
def test_the_usual_encodings_give_the_same_addressee_and_asks(encode):
    expected, reading = read_letter(sample("hampshire")), read_file("a.txt", encode(sample("hampshire")))
    assert (reading.addressee, reading.requested) == (expected.addressee, expected.requested)


@pytest.mark.parametrize("name", NAMES)
def test_no_cut_or_shuffle_of_a_letter_raises_anything_but_the_two_errors(name):
    chance, text = random.Random(name), sample(name)  # noqa: S311 (repeatable, not secret)
    lines = text.split("\n")
    for _ in range(25):
        start, end = sorted(chance.sample(range(len(text)), 2))
        noise = "".join(char + chance.choice(["", "", "", "\f", "\n", "<", "](", "|", "\0", "\ue003"]) for char in text)
        for variant in (text[start:end], text[:end], "\n".join(chance.sample(lines, len(lines))), noise):
            try:
                assert isinstance(read_letter(variant).as_dict(), dict)
            except (NotALetter, UnreadableFile) as refusal:
                assert refusal.sentences


@pytest.mark.parametrize("seed", SEEDS)
def test_every_pattern_comes_to_an_end_on_hostile_text(seed):
    text = (seed * 100_000)[:100_000]
    assert len(ALL) > 100
    raw = text.encode()  # files are searched as bytes
    assert all(form.subn(*((b"", raw) if isinstance(form.pattern, bytes) else ("", text)))[1] >= 0 for form in ALL)
