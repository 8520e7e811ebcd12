"""The real letters as we render them carry nothing but what people see (TRUST, Hidden text)."""

import pytest

from letters.inspecting import inspect
from letters.inspecting.results import PASSED
from letters.opening.types import PDF
from letters.redacting.painting import redact
from letters.rendering.pdf import render_letter
from tests.inspecting.pdfs import clean
from tests.rendering.letters import NAMES, sample_letter


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_a_real_letter_but_whom_to_write_to(name):
    inspection = inspect(render_letter(sample_letter(name)), media_type=PDF)
    unclean = {result.check for result in inspection.results if result.state != PASSED}
    assert unclean == {"personal"}  # each prints the direct address of a member of staff


def test_a_copy_made_of_pictures_is_clean_when_words_stand_beside_it():
    copy = redact(clean(), [])
    assert inspect(copy, media_type=PDF, title="What we will do", texts={"words": "What we will do"}).is_clean
    alone = inspect(copy, media_type=PDF, title="What we will do")
    assert [one.check for one in alone.results if one.state != PASSED] == ["accessible"]
