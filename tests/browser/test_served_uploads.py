"""TRUST R-UPL-5: a browser that opens an upload which wants to run runs nothing of it."""

import pytest

from tests.browser.people import Pointer
from tests.make import make_document, make_letter, make_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
RUNS = b"""<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('/canary')"><script>fetch('/canary')</script></svg>"""


@pytest.mark.parametrize(
    ("name", "kind"), [("x.svg", "image/svg+xml"), ("x.html", "text/html"), ("x.txt", "text/plain")]
)
def test_an_upload_that_wants_to_run_is_downloaded_and_asks_for_nothing(new_page, name, kind):
    document = make_document(RUNS, letter=make_letter(), original_name=name, media_type=kind)
    page = new_page().page
    Pointer(page, javascript=True).log_in(make_officer("officer"))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_download() as download:
        page.evaluate("path => { window.location = path }", f"/staff/documents/{document.pk}/")
    page.wait_for_timeout(500)  # what would run would have asked by now
    assert (download.value.suggested_filename, download.value.path().read_bytes()) == (name, RUNS)
    assert len(asked) == 1 and asked[0].endswith(f"/staff/documents/{document.pk}/")
