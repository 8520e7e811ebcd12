"""The pages that end in a public copy: pictures with parts hidden, a cleaned copy, and one made elsewhere."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.models import PublicCopy
from letters.redacting.visible import HIDDEN
from letters.tasks.redacting import make_pictures
from tests.make import make_officer
from tests.publication.states import kept, make_logged_letter, make_reply_document, text_of
from tests.redacting.carriers import CARRIED, SECRET, everything_in, pdf_of, text
from tests.redacting.states import SOURCE, fresh, hide, make_ready, make_redaction

pytestmark = pytest.mark.django_db


def address(document, rest):
    """One of the pages of a document."""
    return f"/staff/documents/{document.pk}/{rest}"


def test_pictures_are_asked_for_watched_looked_at_and_made_the_copy(client):
    redaction = hide(make_redaction())
    document = redaction.document
    client.force_login(make_officer("officer"))
    assert client.post(address(document, "redact/make/"), {"version": 2}).url == address(document, "redact/result/")
    assert client.get(address(document, "redact/progress.json")).json()["is_over"] is False
    assert "are being made" in client.get(address(document, "redact/result/")).content.decode()
    make_pictures.call(redaction.pk)
    page = client.get(address(document, "redact/result/"))
    form = page.context["form"]
    assert HIDDEN in form["html_text"].value()
    assert client.get(address(document, "redact/result/pages/2/"))["Content-Type"] == "image/png"
    words = {name: form[name].value() for name in ("sha256", "title", "language", "html_text")}
    refused = client.post(address(document, "redact/result/"), words | {"html_text": f"Dear {SECRET}"})
    assert "cannot stand in the title or the words" in refused.content.decode()
    made = client.post(address(document, "redact/result/"), words)
    copy = PublicCopy.objects.get()
    assert (made.url, copy.how_made) == (f"/staff/copies/{copy.pk}/", "redacted")
    assert fresh(redaction).state == "draft"


def test_pictures_of_boxes_that_changed_meanwhile_are_not_made_a_copy(client):
    redaction = make_ready(hide(make_redaction()))
    client.force_login(make_officer("officer"))
    words = {"sha256": redaction.sha256, "title": "A plan", "language": "en", "html_text": "Words"}
    hide(redaction, "our plan", reason="commercial")
    response = client.post(address(redaction.document, "redact/result/"), words)
    assert (response.url, PublicCopy.objects.count()) == (address(redaction.document, "redact/"), 0)


def test_a_cleaned_copy_keeps_its_text_and_leaves_the_rest_behind(client):
    document = make_reply_document(make_logged_letter(), data=CARRIED["attachment"])
    client.force_login(make_officer("officer"))
    client.post(address(document, "clean/"), {"title": "A plan", "html_text": "Seen", "language": "en"})
    copy = PublicCopy.objects.get()
    assert (copy.how_made, text_of(kept(copy)).strip()) == ("cleaned", "Seen")
    assert SECRET.encode() not in everything_in(kept(copy))


def test_a_copy_made_elsewhere_is_built_anew_with_its_own_words(client):
    document = make_reply_document(make_logged_letter(), data=SOURCE, media_type="application/vnd.ms-outlook")
    client.force_login(make_officer("officer"))
    assert "Set out the words of the document" in client.get(address(document, "redact/")).content.decode()
    upload = SimpleUploadedFile("../x.pdf", CARRIED["metadata"])
    values = {"title": "A plan", "html_text": "", "language": "en", "keep_text": "no", "file": upload}
    response = client.post(address(document, "upload-copy/"), values)
    copy = PublicCopy.objects.get()
    assert response.url == f"/staff/copies/{copy.pk}/"
    assert (copy.how_made, copy.html_text, copy.source_sha256) == ("elsewhere", "Seen", document.sha256)
    assert SECRET.encode() not in everything_in(kept(copy))


@pytest.mark.parametrize(
    ("name", "data", "words", "sentence"),
    [
        ("a.docx", b"PK\x03\x04", "Words", "Choose a PDF"),
        ("a.pdf", b"%PDF-1.7 nothing %%EOF", "Words", "cannot be opened as a PDF"),
        ("a.pdf", pdf_of([text("Our plan")]), f"Plan of {SECRET}", "not in your PDF"),
    ],
    ids=["word", "broken", "names what was left out"],
)
def test_an_upload_that_will_not_do_is_refused_in_words(client, name, data, words, sentence):
    document = make_reply_document(make_logged_letter(), data=SOURCE, text=f"Our plan of {SECRET}")
    client.force_login(make_officer("officer"))
    values = {"title": "A plan", "html_text": words, "language": "en", "keep_text": "no"}
    upload = {"file": SimpleUploadedFile(name, data)}
    page = client.post(address(document, "upload-copy/"), values | upload).content.decode()
    assert (sentence in page, PublicCopy.objects.count()) == (True, 0)
