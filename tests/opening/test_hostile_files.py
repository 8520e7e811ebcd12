"""TRUST R-UPL-3 and issue 4, Bad input: what is made to do harm costs a child little and gets one sentence."""

import resource

import pytest

from letters.opening.child import locked_in_child, open_in_child
from letters.opening.limits import LIMITS
from letters.opening.mail import MANY, NESTED
from letters.opening.office import BROKEN, DECLARES
from letters.opening.opened import CannotOpen
from letters.opening.opening import MACROS_OR_MORE
from letters.opening.pdf import BROKEN as BROKEN_PDF
from letters.opening.pdf import LOCKED
from letters.opening.pictures import LARGE
from tests.intake.files import pdf
from tests.opening import files

WORD = "Word document"
BOMBS = {
    "3 GiB zip": ("a.docx", lambda: files.bomb_docx(), MACROS_OR_MORE),
    "zip that lies of its size": ("a.docx", lambda: files.bomb_docx(2**30, lying=True), BROKEN.format(WORD)),
    "entity bomb": ("a.docx", files.entity_docx, DECLARES.format(WORD)),
    "1,000 messages deep": ("a.eml", lambda: files.deep_mail(1_000), NESTED),
    "1,000 parts deep": ("a.eml", lambda: files.deep_parts(1_000), NESTED),
    "eleven messages deep": ("a.eml", lambda: files.deep_mail(11), NESTED),
    "100,000 parts": ("a.eml", lambda: files.wide_mail(100_000), MANY),
    "201 parts": ("a.eml", lambda: files.wide_mail(201), MANY),
    "1.6 Gpx picture": ("a.png", files.huge_png, LARGE),
    "table of objects of 2 GiB": ("a.pdf", files.xref_bomb, BROKEN_PDF),
    "locked": ("a.pdf", lambda: pdf("Words", password="x"), LOCKED),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_gets_its_sentence_within_the_limits(name):
    # Memory cannot exceed its limit: the kernel refuses it to the child (test_child.py tries that).
    file_name, make, sentence = BOMBS[name]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(CannotOpen) as refusal:
        open_in_child(file_name, make())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert str(refusal.value) == sentence
    assert after.ru_utime - before.ru_utime < LIMITS["open"].cpu_seconds


@pytest.mark.parametrize("header", ["To", "From", "Cc", "Subject", "References"])
def test_nested_comments_in_a_header_cost_nothing_and_the_words_are_read(header):
    data = header.encode() + b": " + b"(" * 100_000 + b"\nDate: Mon, 9 Nov 2020 10:00:00 +0000\n\nwords"
    assert open_in_child("a.eml", data).own_text == "words"


def test_a_page_of_fourteen_thousand_points_is_a_page():
    assert open_in_child("a.pdf", files.vast_page()).pages == 1


def test_only_a_pdf_that_wants_a_password_is_locked():
    assert [locked_in_child(data) for data in (pdf("x", password="y"), pdf("x"), files.xref_bomb())] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("date", "sent_on"), [("", None), ("Mon, 1 Jan 1601 00:00:00 +0000", None), ("nonsense", None)]
)
def test_a_message_without_a_likely_date_has_none_and_says_so(date, sent_on):
    opened = open_in_child("a.eml", files.mail(Date=date))
    assert (opened.sent_on, opened.warnings) == (sent_on, ("The message bears no date.",))
