"""What no page shows is found wherever it is kept, and left out of a copy that keeps its text (TRUST R-PUB-8)."""

from io import BytesIO

import pikepdf
import pytest

from letters.inspecting.registry import checks_for
from letters.inspecting.results import FOUND as IS_FOUND
from letters.inspecting.results import PASSED
from letters.inspecting.subject import Subject
from letters.inspecting.worker import checked
from letters.opening.types import PDF
from letters.redacting.cleaning import clean
from tests.inspecting.pdfs import VISIBLE, aligned_scan
from tests.inspecting.unseen_carriers import DO, FOUND, LEFT_OUT, WORD, drawn, page
from tests.redacting.carriers import everything_in

CHECKS = {*FOUND, *LEFT_OUT}


def each(*tables):
    return [(check, name, data) for table in tables for check, held in table.items() for name, data in held.items()]


def state(check, data):
    subject = Subject(data, media_type=PDF, title=VISIBLE)
    return checked(check, checks_for(PDF)[check], subject, "tests").state


@pytest.mark.parametrize(
    ("check", "name", "data"), each(LEFT_OUT, FOUND), ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_no_page_shows_is_found(check, name, data):
    assert state(check, data) == IS_FOUND


@pytest.mark.parametrize(
    ("check", "name", "data"), each(LEFT_OUT), ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_no_page_shows_is_left_out_of_a_copy_that_keeps_its_text(check, name, data):
    made = clean(data, title=VISIBLE)
    assert WORD.encode() not in everything_in(made)
    assert {one: state(one, made) for one in CHECKS} == dict.fromkeys(CHECKS, PASSED)


@pytest.mark.parametrize("data", [page(), drawn(DO), aligned_scan()], ids=["words", "picture", "scan"])
def test_nothing_is_found_on_an_ordinary_page(data):
    assert {one: state(one, data) for one in CHECKS} == dict.fromkeys(CHECKS, PASSED)


def test_a_picture_keeps_its_points_and_loses_what_stands_behind_them():
    made = clean(drawn(DO, more=WORD.encode()))
    assert WORD.encode() not in everything_in(made)
    with pikepdf.open(BytesIO(made)) as copy:
        (picture,) = copy.pages[0].Resources.XObject.values()
        assert len(picture.read_bytes()) == picture.Width * picture.Height
