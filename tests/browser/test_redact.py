"""The journey of hiding parts of a document: by keys alone without JavaScript, and boxes drawn with the mouse."""

import pytest

from letters.models import PublicCopy, RedactionBox
from letters.tasks.redacting import make_pictures
from tests.browser.people import Keyboard, Pointer
from tests.make import make_officer
from tests.redacting.carriers import SECRET
from tests.redacting.states import fresh, make_redaction

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_words_are_hidden_by_keys_alone_and_a_place_with_the_mouse(live, new_page):
    redaction = make_redaction()
    address = f"/staff/documents/{redaction.document_id}/redact/"
    keys = Keyboard(new_page(javascript=False).page, javascript=False)
    keys.log_in(make_officer("officer"))
    keys.open(address)
    keys.write("Find words on all pages", SECRET)
    keys.press("Find")
    keys.press("Hide what is ticked")
    keys.sees(SECRET)
    assert [(box.page, box.reason) for box in redaction.boxes.all()] == [(1, "personal")]

    mouse = Pointer(new_page().page, javascript=True)
    mouse.log_in(make_officer("officer"))
    mouse.open(f"{address}?page=2")
    mouse.sees_picture("Page 2 of 2")
    draw(mouse.page, (0.25, 0.25), (0.5, 0.75))
    mouse.sees("1 box is drawn")
    mouse.press("Hide this place")
    drawn = RedactionBox.objects.get(page=2)
    assert drawn.sides == pytest.approx((0.25, 0.25, 0.5, 0.75), abs=0.01)

    keys.open(address)
    keys.press("Make the pictures")
    make_pictures.call(redaction.pk)  # what the worker does
    assert (fresh(redaction).state, fresh(redaction).reasons) == ("ready", [])
    keys.open(f"{address}result/")
    keys.press("Make public copy")
    copy = PublicCopy.objects.get()
    assert (copy.hidden, SECRET in copy.html_text) == ("2 places hidden: personal data", False)


def draw(page, start, end):
    """Draw a box with the mouse from one point of the picture to another, in parts of it."""
    sheet = page.locator("[data-redact-page]")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    (left, top), (right, bottom) = (
        (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)
    )
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom)
    page.mouse.up()
