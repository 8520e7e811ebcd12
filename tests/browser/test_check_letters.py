"""Checking all letters in Chromium: with and without JavaScript, by keyboard alone; axe; nothing too wide."""

import pytest

from letters.models import Rendering
from tests.browser.pages import axe, too_wide
from tests.browser.people import Pointer
from tests.checking.rounds import drafts, make_round, renderings, work
from tests.make import make_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_check_all_letters_leave_and_come_back(person):
    campaign = make_round("Alphashire", "Betashire", "Gammashire", "Deltashire")
    someone = person()
    someone.log_in(make_officer("lead"))
    someone.open(f"/staff/campaigns/{campaign.pk}/check/")
    someone.press("Check all letters")
    someone.reads("The letters are being made")
    someone.sees("0 of 4 letters ready")
    someone.open("/staff/")
    someone.open(f"/staff/campaigns/{campaign.pk}/check/")
    someone.follow("Watch them come")
    work()
    if not someone.javascript:
        someone.follow("Refresh")
    someone.reads("The letters are made")
    someone.sees("4 of 4 letters ready")
    someone.follow("Check letters")
    someone.sees("4 of 4 letters are ready to be signed off.")
    someone.choose("The letters ticked go by", "Post", "Post")
    someone.tick("Alphashire")
    someone.press("Change those ticked")
    someone.sees("1 letter changed to go by post.")
    assert [letter.channel for letter in drafts(campaign)] == ["post", "email", "email", "email"]


def test_the_page_speaks_at_each_quarter_only(new_page):
    campaign = make_round("Alphashire", "Betashire", "Gammashire", "Deltashire")
    page = log_in(new_page)
    page.goto(f"/staff/campaigns/{campaign.pk}/check/")
    page.get_by_role("button", name="Check all letters").click()
    page.get_by_role("heading", name="The letters are being made").wait_for()
    status = page.get_by_role("status")
    assert status.text_content() == ""
    work(1)
    page.get_by_text("1 of 4 letters ready").first.wait_for()
    assert status.text_content() == "1 of 4 letters ready"
    assert page.locator("progress").get_attribute("value") == "1"
    work()
    page.get_by_role("heading", name="The letters are made").wait_for()


@pytest.mark.parametrize("width", [1280, 375])
def test_every_page_is_clean_and_fits(new_page, width):
    campaign = make_round("Alphashire", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    page = log_in(new_page, width=width)
    base = f"/staff/campaigns/{campaign.pk}/check/"
    found = {}

    def look(name, path):
        page.goto(path)
        found[name] = axe(page) + too_wide(page)

    look("before", base)
    page.get_by_role("button", name="Check all letters").click()
    page.get_by_role("heading", name="The letters are being made").wait_for()
    look("being made", f"{base}progress/")
    page.goto(base)  # the progress page would load itself anew in the moment that the next one is asked for
    fail(renderings(campaign)[1])
    work()
    look("failed", f"{base}progress/")
    look("after", base)
    look("enclose", f"{base}enclosures/add/")
    assert {name: faults for name, faults in found.items() if faults} == {}
    page.goto(base)
    picture = page.locator("img.tracker-thumbnail").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("picture => picture.naturalWidth > 0", arg=picture.element_handle())


def log_in(new_page, **how):
    """A page of Chromium where a lead is logged in."""
    page = new_page(**how).page
    Pointer(page, javascript=True).log_in(make_officer("lead"))
    return page


def fail(row):
    """Let a PDF have failed."""
    row.state, row.reasons = Rendering.State.FAILED, ["The letter asks for a file outside itself; take that out."]
    row.save(update_fields=["state", "reasons"])
