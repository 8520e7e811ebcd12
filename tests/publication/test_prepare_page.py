"""/staff/documents/<pk>/prepare/: making the public copy."""

import pytest

from letters.models import Document, PublicCopy
from tests.make import make_officer
from tests.publication.states import make_logged_letter, make_reply_document

pytestmark = pytest.mark.django_db


def address(document):
    """The page of `document`."""
    return f"/staff/documents/{document.pk}/prepare/"


@pytest.mark.parametrize(
    ("role", "status"), [("officer", 302), ("lead", 302), ("publisher", 302), ("auditor", 403), ("signatory", 403)]
)
def test_who_keeps_records_or_publishes_may_prepare(client, role, status):
    letter = make_logged_letter()
    client.force_login(make_officer(role))
    response = client.post(address(letter.documents.get()))
    assert (response.status_code, PublicCopy.objects.count()) == (status, int(status == 302))


def test_an_unknown_document_is_not_found(client):
    client.force_login(make_officer("officer"))
    assert client.get("/staff/documents/999999/prepare/").status_code == 404


def test_reading_the_page_prepares_nothing(client):
    client.force_login(make_officer("officer"))
    response = client.get(address(make_logged_letter().documents.get()))
    assert (response.status_code, PublicCopy.objects.count()) == (200, 0)


def test_other_methods_are_refused(client):
    client.force_login(make_officer("officer"))
    assert client.put(address(make_logged_letter().documents.get())).status_code == 405


def test_preparing_a_letter_leads_to_its_pages(client):
    client.force_login(make_officer("officer"))
    response = client.post(address(make_logged_letter().documents.get()))
    assert response.url == f"/staff/copies/{PublicCopy.objects.get().pk}/"


def test_the_form_of_a_reply_begins_with_its_own_words(client):
    document = make_reply_document(make_logged_letter(), text="Our strategy in words")
    client.force_login(make_officer("officer"))
    form = client.get(address(document)).context["form"]
    assert form["html_text"].value() == "Our strategy in words"
    assert form["title"].value().startswith("Response strategy: Office of")


def test_a_reply_is_prepared_with_the_corrected_words(client):
    document = make_reply_document(make_logged_letter(), text="Our stratgy")
    client.force_login(make_officer("officer"))
    client.post(address(document), {"title": "Strategy", "html_text": "Our strategy", "language": "en"})
    copy = PublicCopy.objects.get()
    assert (copy.document, copy.title, copy.html_text) == (document, "Strategy", "Our strategy")


def test_what_was_typed_stays_when_a_field_is_missing(client):
    document = make_reply_document(make_logged_letter())
    client.force_login(make_officer("officer"))
    response = client.post(address(document), {"title": "", "html_text": "Typed words", "language": "en"})
    page = response.content.decode()
    assert ("Enter title" in page, "Typed words" in page, PublicCopy.objects.count()) == (True, True, 0)


def test_the_page_says_what_stands_in_the_way_and_has_no_button(client):
    document = make_reply_document(make_logged_letter(), position=Document.Position.REFUSED)
    client.force_login(make_officer("officer"))
    page = client.get(address(document)).content.decode()
    assert ("The sender refused publication" in page, "Prepare the public copy</button>" in page) == (True, False)


def test_a_letter_that_cannot_be_printed_says_why(client):
    letter = make_logged_letter(body="")
    client.force_login(make_officer("officer"))
    response = client.post(address(letter.documents.get()))
    assert "The letter has no text." in response.content.decode()
