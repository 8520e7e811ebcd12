"""A reply's files first: dropped anywhere or chosen, with and without JavaScript; the pages looked at."""

import base64

import pytest

from letters.models import HeldFile
from tests.browser.people import Pointer
from tests.browser.test_every_screen import look_at
from tests.make import make_letter, make_officer, make_request
from tests.opening.files import encoded, mail, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


DRAG = """(names) => {
  const carried = new DataTransfer();
  for (const [name, type, data] of names)
    carried.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name, { type }));
  const event = (kind) => new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true });
  document.querySelector("h1").dispatchEvent(event("dragenter"));
  const shown = document.querySelector(".tracker-drop:not([hidden])").textContent;
  document.querySelector("h1").dispatchEvent(event("drop"));
  return shown;
}"""


def drop(page, *files):
    """Drop `files` (name, type, bytes) on the heading; the words that were shown while they were dragged."""
    return page.evaluate(DRAG, [[name, kind, base64.b64encode(data).decode()] for name, kind, data in files])


@pytest.mark.parametrize("javascript", [True, False])
def test_files_on_the_worklist_lead_to_the_form(new_page, javascript):
    letter = make_letter()
    make_request(letter)
    watched = new_page(javascript=javascript)
    Pointer(watched.page, javascript=javascript).log_in(make_officer("officer"))
    page = watched.page
    watched.visit("/staff/")
    words = f"About {letter.reference}: we will send it by 27 November 2020. Please do not publish the annex."
    files = [
        ("reply.eml", "message/rfc822", mail(words)),
        ("scan.png", "image/png", encoded(picture("Words"))),
    ]
    if javascript:
        assert drop(page, *files) == "Drop the files to log a reply"
    else:
        chosen = [{"name": name, "mimeType": kind, "buffer": data} for name, kind, data in files]
        page.locator("form[action='/staff/replies/log/'] input[type=file]").set_input_files(chosen)
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
    if javascript:
        assert drop(page, ("late.txt", "text/plain", b"Late")) == "Drop the files to add them to this reply"
        page.get_by_text("late.txt").first.wait_for()
        watched.visit(letter.get_staff_url())
        assert drop(page, ("other.txt", "text/plain", b"Other")) == "Drop the files to log a reply to this letter"
        page.get_by_role("heading", name="Log a reply").wait_for()
        assert f"/staff/letters/{letter.pk}/reply/" in page.url
        assert list(HeldFile.objects.order_by("held_at").values_list("original_name", flat=True)) == [
            "reply.eml",
            "scan.png",
            "late.txt",
            "other.txt",
        ]
