"""A reply's files first: the pages with files in them, wide and narrow, with and without JavaScript."""

import pytest

from letters.models import HeldFile
from tests.browser.people import Pointer
from tests.browser.test_every_screen import look_at
from tests.make import make_letter, make_officer, make_request
from tests.opening.files import encoded, mail, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.mark.parametrize("javascript", [True, False])
def test_files_on_the_worklist_lead_to_the_form(new_page, javascript):
    letter = make_letter()
    make_request(letter)
    watched = new_page(javascript=javascript)
    Pointer(watched.page, javascript=javascript).log_in(make_officer("officer"))
    page = watched.page
    watched.visit("/staff/")
    words = f"About {letter.reference}: we will send it by 27 November 2020. Please do not publish the annex."
    page.locator("form[action='/staff/replies/log/'] input[type=file]").set_input_files(
        [
            {"name": "reply.eml", "mimeType": "message/rfc822", "buffer": mail(words)},
            {"name": "scan.png", "mimeType": "image/png", "buffer": encoded(picture("Words"))},
        ]
    )
    page.get_by_role("button", name="Log a reply from these files").click()
    page.get_by_role("heading", name="Which letter does the reply answer?").wait_for()
    found = look_at(page, "files first", (1280, 375)) if javascript else []
    page.get_by_role("link", name="Refresh").click()
    page.get_by_role("button", name="It answers this letter").or_(
        page.get_by_role("link", name="It answers this letter")
    ).first.click()
    page.get_by_text("It seems to promise this by 27 November 2020").first.wait_for()
    found += look_at(page, "form with files", (1280, 375)) if javascript else []
    page.get_by_role("button", name="Refresh").click()
    page.get_by_text("It seems to promise this by 27 November 2020").first.wait_for()
    assert (found, page.get_by_label("From whom").input_value(), HeldFile.objects.count()) == ([], "Pat Example", 2)
