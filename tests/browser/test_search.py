"""The journey of somebody who remembers two words: from the box on every page to the page of the document."""

import pytest

from tests.browser.pages import axe, too_wide
from tests.browser.people import Pointer
from tests.make import make_document, make_letter, make_officer, make_reply

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def letter(live, settings):
    """A letter whose reply has a document of three pages, and another letter with the same words."""
    settings.SEARCH_SECONDS = 60  # a busy machine must not cut a search short
    letter = make_letter()
    make_letter(body="County lines")
    text = "Contents\fThe county lines of the region\fAnnex"
    make_document(incoming=make_reply(letter).incoming, original_name="Needs assessment.pdf", text=text, pages=3)
    return letter


def test_find_the_page_of_a_document(person, letter):
    someone = person()
    someone.log_in(make_officer("officer"))
    someone.write("Search the tracker", "“county lines”")
    someone.press("Search")
    someone.reads("Search")
    someone.sees("2 found")
    someone.unfold("Filters")
    someone.choose("Show", "Documents", "Documents")
    someone.press("Apply filters")
    someone.sees("1 found")
    someone.sees("Page 2 of Needs assessment.pdf:")
    assert someone.page.locator("main mark").all_inner_texts() == ["county lines"]
    someone.follow(letter.reference)
    someone.reads(letter.recipient)


def test_every_state_of_the_page_is_accessible_and_narrow_enough(new_page, letter):
    watched = new_page()
    Pointer(watched.page, javascript=True).log_in(make_officer("auditor"))
    found = []
    for query in ("", "?q=county+lines", "?q=county&what=letters&since=soon", "?q=*", "?q=nonesuch&what=letters"):
        watched.visit(f"/staff/search/{query}", status=400 if "soon" in query else 200)
        for width in (1280, 375):
            watched.page.set_viewport_size({"width": width, "height": 900})
            found += [(query, width, *one) for one in (too_wide(watched.page), *axe(watched.page)) if one]
    assert found == []
