"""Every carrier of hidden data is found, and nothing in clean files (TRUST R-PUB-8, R-PDF-7).

The checks are called in this process, which is quick; test_running.py holds the child to the same answers.
"""

import pytest

from letters.inspecting.registry import checks_for
from letters.inspecting.results import FOUND, PASSED
from letters.inspecting.subject import Subject
from letters.inspecting.worker import checked
from letters.opening.types import PDF
from tests.inspecting.carriers import CARRIERS, misaligned_scan
from tests.inspecting.pdfs import SECRET, VISIBLE, aligned_scan, clean

HIDDEN = list(CARRIERS)
EVERY = [(check, carrier) for check, carriers in CARRIERS.items() for carrier in carriers]
PAGE = [carrier for carrier in CARRIERS["hidden_text"] if carrier is not misaligned_scan]


def result(check, data, **known):
    """The Result of one check of the PDF `data`."""
    return checked(check, checks_for(PDF)[check], Subject(data, media_type=PDF, title=VISIBLE, **known), "tests")


def states(data):
    """{check: its findings} of the checks for hidden data that did not pass, for the PDF `data`."""
    subject = Subject(data, media_type=PDF, title=VISIBLE)
    results = [checked(check, checks_for(PDF)[check], subject, "tests") for check in HIDDEN]
    return {one.check: one for one in results if one.state != PASSED}


@pytest.mark.parametrize(("check", "carrier"), EVERY)
def test_every_carrier_is_found_by_its_check(check, carrier):
    assert result(check, carrier()).state == FOUND


@pytest.mark.parametrize("carrier", PAGE)
def test_hidden_words_are_read_out_whole_with_their_place_on_the_page(carrier):
    (finding,) = result("hidden_text", carrier()).findings
    assert (finding.read, finding.page, finding.sentence.startswith("Page 1: text ")) == (SECRET, 1, True)
    assert all(0 <= edge <= 1 for edge in finding.box)


def test_a_badly_aligned_scan_is_worded_as_such():
    (finding,) = result("hidden_text", misaligned_scan()).findings
    assert ("badly aligned" in finding.sentence, finding.read) == (True, SECRET)


@pytest.mark.parametrize("file", [clean, aligned_scan])
def test_nothing_is_found_in_a_clean_file(file):
    assert states(file()) == {}
