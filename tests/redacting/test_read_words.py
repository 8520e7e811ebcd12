"""The task `read_words`: words of text at once, words of a scan page by page, a reason where there are none."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from letters import publication
from letters.models import Redaction
from letters.redacting.finding import find
from letters.tasks.redacting import read_words
from letters.upkeep.reconcile import reconcile
from tests.publication.states import make_logged_letter, make_reply_document
from tests.redacting.carriers import SECRET
from tests.redacting.states import SOURCE, fresh

pytestmark = pytest.mark.django_db


def begun(data):
    """A redaction whose words are still to be found."""
    document = make_reply_document(make_logged_letter(), data=data)
    return publication.start_redaction(document, by=document.added_by)


def scan(turn):
    """A PDF of one scanned page with words, turned."""
    page = Image.new("L", (1240, 700), 255)
    font = ImageFont.load_default(size=48)
    for line in range(6):
        ImageDraw.Draw(page).text((100, 60 + line * 90), f"The {SECRET} report of the year", fill=0, font=font)
    buffer = BytesIO()
    page.rotate(turn, expand=True).save(buffer, format="PDF", resolution=150)
    return buffer.getvalue()


def test_words_that_are_text_are_found_in_one_step():
    redaction = begun(SOURCE)
    read_words.call(redaction.pk)
    redaction = fresh(redaction)
    assert redaction.words_state == "found"
    assert [one.page for one in find(publication.pages_read(redaction), SECRET)] == [1]
    read_words.call(redaction.pk)
    assert fresh(redaction).words == redaction.words


def test_words_of_a_turned_scan_are_found_where_they_are(django_capture_on_commit_callbacks):
    redaction = begun(scan(180))
    for _ in range(2):
        assert fresh(redaction).words_state == "waiting"
        with django_capture_on_commit_callbacks(execute=True):
            read_words.call(redaction.pk)
    redaction = fresh(redaction)
    assert redaction.words_state == "found"
    found = find(publication.pages_read(redaction), SECRET)
    assert len(found) == 6
    tops = sorted(one.places[0].top for one in found)
    # Upside down, the first line (60 of 700 pixels from the top) is the lowest, and the word ends left of the middle.
    assert (0.8 < tops[-1] < 0.95, all(0.4 < one.places[0].left < one.places[0].right < 0.9 for one in found)) == (
        True,
        True,
    )


def test_a_file_that_cannot_be_read_says_why_and_is_not_tried_again():
    redaction = begun(b"%PDF-1.7 nothing")
    read_words.call(redaction.pk)
    redaction = fresh(redaction)
    assert (redaction.words_state, "cannot be opened as a PDF" in redaction.words_reason) == ("none", True)


def test_words_and_pictures_that_no_task_works_on_are_handed_over_again():
    redaction = begun(SOURCE)
    done = reconcile()
    assert done["documents to hide parts of handed to the worker again"] == 1
    publication.ask_for_pictures(redaction, by=redaction.started_by, version=1)
    assert reconcile()["pictures handed to the worker again"] == 1
    assert Redaction.objects.waiting().count() == 1
