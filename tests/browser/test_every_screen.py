"""Every screen, wide and narrow: axe finds nothing, nothing scrolls sideways, the console stays silent."""

import pytest
from django.db import connection

from tests.browser.no_page import NO_PAGE
from tests.browser.pages import axe, too_wide
from tests.browser.people import Pointer
from tests.browser.screens import ANONYMOUS, STAFF, named_routes
from tests.browser.world import build
from tests.make import make_officer

pytestmark = pytest.mark.browser
DATABASE = pytest.mark.django_db(transaction=True, serialized_rollback=True)
GONE, NO_SUCH = 410, 400


def test_every_named_route_is_looked_at_or_has_no_page():
    assert sorted(named_routes()) == sorted([*ANONYMOUS, *STAFF, *NO_PAGE])


@DATABASE
def test_public_screens_at_1280_375_and_320(new_page):
    world = build()
    watched = new_page()
    found = [problem for paths in ANONYMOUS.values() for path in paths(world) for problem in look(watched, path, 320)]
    withdrawn = f"/letters/{world['withdrawn_letter'].reference}/"
    found += look(watched, withdrawn, 320, status=GONE)
    found += look(watched, "/responses/?area=nowhere", 320, status=NO_SUCH)
    assert found == [], "\n".join(found)


@DATABASE
def test_staff_screens_at_1280_and_375(new_page):
    world = build()
    watched = new_page()
    everybody = make_officer(
        "lead", "publisher", "administrator", "signatory", name="Dr Wilhelmina Featherstonehaugh-Cholmondeley"
    )
    Pointer(watched.page, javascript=True).log_in(everybody)
    found = [problem for paths in STAFF.values() for path in paths(world) for problem in look(watched, path)]
    assert found == [], "\n".join(found)


@DATABASE
@pytest.mark.parametrize("path", ["/staff/letters/log/", "/staff/letters/log/from-file/", "/staff/campaigns/new/"])
def test_a_form_that_was_sent_empty(new_page, path):
    watched = new_page()
    Pointer(watched.page, javascript=True).log_in(make_officer("lead"))
    watched.visit(path)
    with watched.page.expect_navigation():
        watched.page.locator("main form button[type=submit]").first.click()
    watched.page.get_by_text("There is a problem").wait_for()
    assert look_at(watched.page, path, (1280, 375)) == []


def look(watched, path, *more_widths, status=200):
    """What is wrong with the screen at `path`, in lines that name it."""
    watched.visit(path, status=status)
    # What axe says of a page does not depend on the database: elsewhere one width shows that the page is there at all.
    widths = (1280, 375, *more_widths) if connection.vendor == "sqlite" else (375,)
    return look_at(watched.page, path, widths)


def look_at(page, path, widths):
    """What is wrong with the open page at each of `widths`."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{path} at {width}: too wide: {element}" for element in too_wide(page)]
        found += [f"{path} at {width}: {rule}: {place} {html[:200]}" for rule, place, html in axe(page)]
    return found
