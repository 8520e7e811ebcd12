"""/staff/documents/<pk>/redact/: words ticked, numbers entered, boxes removed, and who comes second."""

import pytest

from letters import publication
from letters.models import RedactionBox
from letters.redacting.places import Place
from tests.make import make_officer
from tests.publication.states import make_logged_letter, make_reply_document
from tests.redacting.carriers import SECRET
from tests.redacting.states import SOURCE, fresh, hide, make_redaction

pytestmark = pytest.mark.django_db


def address(redaction, rest=""):
    """The page of a redaction."""
    return f"/staff/documents/{redaction.document_id}/redact/{rest}"


@pytest.mark.parametrize(("role", "status"), [("officer", 302), ("publisher", 302), ("auditor", 403)])
def test_who_keeps_records_or_publishes_may_begin(client, role, status):
    document = make_reply_document(make_logged_letter(), data=SOURCE)
    client.force_login(make_officer(role))
    response = client.post(f"/staff/documents/{document.pk}/redact/")
    assert (response.status_code, hasattr(document, "redaction")) == (status, status == 302)


def test_found_words_are_ticked_and_hidden_without_javascript(client):
    redaction = make_redaction()
    client.force_login(make_officer("officer"))
    page = client.get(address(redaction, f"?q={SECRET.lower()}"))
    (row,) = page.context["found"]["rows"]
    assert (row["words"], row["page"], row["ticked"]) == (SECRET, 1, True)
    data = {"version": 1, "places": [row["value"]], "reason": "personal"}
    response = client.post(address(redaction, "add/"), data)
    box = RedactionBox.objects.get()
    assert (response.url, box.page, box.reason) == (address(redaction, "?page=1"), 1, "personal")
    page = client.get(response.url)
    assert [row["words"] for row in page.context["rows"]] == [SECRET]
    assert len(page.context["overlay"]) == 1


def test_a_box_in_numbers_is_hidden_and_a_part_of_one_is_asked_for(client):
    redaction = make_redaction()
    client.force_login(make_officer("officer"))
    data = {"version": 1, "page": 2, "left": "50", "top": "25.5", "width": "10", "height": "90", "reason": "security"}
    client.post(address(redaction, "add/"), data)
    (box,) = redaction.boxes.all()
    assert (box.page, box.left, box.top, box.right, box.bottom) == (2, 50_000, 25_500, 60_000, 100_000)
    page = client.post(address(redaction, "add/"), data | {"version": 2, "width": ""}).content.decode()
    assert ("Enter all four numbers" in page, redaction.boxes.count()) == (True, 1)


@pytest.mark.parametrize(
    "value", ["1-2-3", "x", "0-1-1-2-2", "1-5-5-5-9", "1-0-0-0-100001", "9" * 400, "-".join("1" * 5)]
)
def test_a_spoilt_place_is_refused_in_words(client, value):
    redaction = make_redaction()
    client.force_login(make_officer("officer"))
    response = client.post(address(redaction, "add/"), {"version": 1, "places": [value], "reason": "other"})
    assert ("Tick the words once more" in response.content.decode(), RedactionBox.objects.count()) == (True, 0)


def test_who_comes_second_sees_both_and_may_add_theirs(client):
    redaction = make_redaction()
    hide(redaction)
    client.force_login(make_officer("officer"))
    mine = {"version": 1, "places": ["2-10000-20000-30000-40000"], "reason": "security"}
    conflict = client.post(address(redaction, "add/"), mine)
    page = conflict.content.decode()
    assert (conflict.status_code, RedactionBox.objects.count()) == (409, 1)
    assert (SECRET in page, 'value="2-10000-20000-30000-40000"' in page) == (True, True)
    client.post(address(redaction, "add/"), dict(conflict.context["posted"]) | {"version": fresh(redaction).version})
    assert [box.page for box in redaction.boxes.all()] == [1, 2]


def test_removing_from_an_older_page_removes_nothing(client):
    redaction = hide(make_redaction())
    box = redaction.boxes.get()
    client.force_login(make_officer("officer"))
    gone = address(redaction, f"boxes/{box.pk}/remove/")
    client.post(gone, {"version": 1})
    assert redaction.boxes.count() == 1
    client.post(gone, {"version": 2})
    assert redaction.boxes.count() == 0


def test_a_picture_of_a_page_and_its_preview_differ_and_a_page_too_many_is_not_found(client):
    redaction = publication.add_boxes(
        make_redaction(), [Place(1, 0.1, 0.1, 0.5, 0.5)], by=make_officer("officer"), version=1, reason="other"
    )
    client.force_login(make_officer("auditor"))
    plain, hidden = (client.get(address(redaction, f"pages/1/{query}")) for query in ("", "?hidden=1"))
    assert (plain["Content-Type"], plain.content != hidden.content) == ("image/png", True)
    assert client.get(address(redaction, "pages/3/")).status_code == 404


@pytest.mark.parametrize(
    "query", ["page=9" + "9" * 30, "q=%00", "q=" + "x" * 10_000, "q=%22%27(", "page=-1", "details"]
)
def test_no_address_breaks_the_page(client, query):
    redaction = make_redaction()
    client.force_login(make_officer("officer"))
    assert client.get(address(redaction, f"?{query}")).status_code == 200
