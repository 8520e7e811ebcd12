"""Whatever becomes of a check, it is answered once, and only one that was done can have passed."""

import pytest

from letters.inspecting import checks_for, inspect, leak_check
from letters.inspecting.results import COULD_NOT, PASSED
from letters.opening.types import EML, PDF
from tests.inspecting.carriers import black_box, locked
from tests.inspecting.pdfs import SECRET, VISIBLE, clean, new, saved, saved_locked

FAILING = "tests.inspecting.failing"
WAYS = ["raises", "hangs", "dies", "answers_nonsense", "answers_nothing", "is_not_there"]


def states(inspection):
    """{check: state}."""
    return {result.check: result.state for result in inspection.results}


@pytest.mark.parametrize("check", checks_for(PDF))
def test_each_check_made_to_hang_could_not_be_done(check):
    found = inspect(saved(new()), media_type=PDF, checks={check: f"{FAILING}.hangs"}, seconds=0.3)
    assert (states(found), "was stopped" in found.result(check).reason) == ({check: COULD_NOT}, True)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "hangs"])
def test_a_check_that_fails_in_any_other_way_could_not_be_done(way):
    checks = {"forms": f"{FAILING}.{way}", "kind": checks_for(PDF)["kind"]}
    found = inspect(saved(new()), media_type=PDF, checks=checks)
    assert (states(found), bool(found.result("forms").reason)) == ({"forms": COULD_NOT, "kind": PASSED}, True)


def test_a_room_that_is_not_installed_could_not_check():
    found = inspect(saved(new()), media_type=PDF, checks={"forms": "letters.inspecting.no_such_room.check"})
    assert "not installed" in found.result("forms").reason


def test_when_everything_breaks_nothing_has_passed():
    found = inspect(saved(new()), media_type=PDF, checks=dict.fromkeys(checks_for(PDF), f"{FAILING}.dies"))
    assert (set(states(found)), set(states(found).values())) == (set(checks_for(PDF)), {COULD_NOT})


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 no more", b"\x00" * 5000])
def test_what_cannot_be_opened_could_not_be_checked(data):
    found = states(inspect(data, media_type=PDF))
    assert {check for check, state in found.items() if state == PASSED} <= {"kind"}
    assert set(found) == set(checks_for(PDF))


def test_a_file_with_a_password_could_not_be_checked():
    pdf = new()
    found = inspect(saved_locked(pdf, user="secret"), media_type=PDF)
    assert "locked with a password" in found.result("hidden_text").reason
    assert locked() != saved_locked(pdf, user="secret")


def test_the_child_answers_what_the_checks_answer():
    found = inspect(black_box(), media_type=PDF, title=VISIBLE)
    assert found.result("hidden_text").findings[0].read == SECRET
    hidden = inspect(clean(), media_type=PDF, title=VISIBLE)
    assert {check for check, state in states(hidden).items() if state != PASSED} == {"accessible"}  # it has no tags


def test_an_email_can_never_be_published():
    assert states(inspect(b"From: a", media_type=EML)) == {"kind": "found"}


def test_words_are_looked_for_by_every_reader_and_no_words_are_no_pass():
    wheres = {finding.sentence for finding in leak_check(black_box(), words=[SECRET]).findings}
    for reader in ("PDFium", "pypdf", "pdfminer", "pdftotext"):
        assert f"“{SECRET}” is still in the file: {reader} reads it." in wheres
    assert leak_check(clean(), words=["", " "]).state == COULD_NOT
