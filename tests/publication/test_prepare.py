"""Preparing a public copy: what it is made of, and when it is refused."""

from pathlib import Path

import pytest
from django.core.files.storage import storages

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import publication
from letters.models import Document, PublicCopy
from letters.redacting.painting import redact
from tests.make import make_document, make_draft, make_incoming, make_letter, make_officer
from tests.publication.states import (
    kept,
    make_logged_letter,
    make_pdf,
    make_prepared_letter,
    make_prepared_reply,
    make_reply_document,
    publish,
    text_of,
)
from tests.redacting.carriers import spoilt

pytestmark = pytest.mark.django_db


def refusal(call, *args, **kwargs):
    """The sentences with which `call` refuses."""
    with pytest.raises(CorrespondenceError) as refused:
        call(*args, **kwargs)
    return refused.value.sentences


def prepare(document, by=None, **fields):
    """Prepare `document` by its own officer."""
    words = {"title": "A strategy", "html_text": "Words"} | fields
    return publication.prepare_document(document, by=by or document.added_by, **words)


def test_the_copy_of_a_logged_letter_is_its_accessible_edition_with_the_same_words_as_html():
    copy = make_prepared_letter(body="Please send **your** strategy.[^1]\n\n[^1]: A note.")
    read = text_of(kept(copy))
    assert copy.how_made == PublicCopy.HowMade.ACCESSIBLE_EDITION
    assert "Accessible version of the letter of 13 October 2020" in read
    assert "Please send your strategy." in read
    assert "Please send **your** strategy.[^1]" in copy.html_text
    assert "Dear Alex\\," in copy.html_text
    assert copy.title == "Letter of 13 October 2020 to Alex Sample, Sampleshire Police and Crime Commissioner"


def test_the_copy_has_no_reader_yet_and_an_event_with_its_hash():
    copy = make_prepared_letter()
    event = Event.objects.about(copy.document.letter).get()
    assert (copy.approved_at, copy.published_at, copy.made_by) == (None, None, copy.document.letter.created_by)
    assert (event.verb, event.detail["sha256"]) == ("prepared for publication", copy.sha256)


def test_a_letter_without_a_file_is_refused_with_what_to_do():
    letter = make_letter()
    sentences = refusal(publication.prepare_letter, letter, by=letter.created_by)
    assert "add the signed letter first" in sentences[0]


@pytest.mark.parametrize(("field", "officer"), [("voided_at", "voided_by"), ("discarded_at", "discarded_by")])
def test_a_draft_or_voided_letter_is_refused(field, officer):
    letter = make_draft()
    make_document(letter=letter)
    setattr(letter, field, letter.created_at)
    setattr(letter, officer, letter.created_by)
    letter.save()
    assert len(refusal(publication.prepare_letter, letter, by=letter.created_by)) == 2


def test_a_letter_that_cannot_be_printed_is_refused_and_leaves_nothing():
    letter = make_logged_letter(body="")
    assert refusal(publication.prepare_letter, letter, by=letter.created_by) == ["The letter has no text."]
    assert (PublicCopy.objects.count(), Event.objects.count()) == (0, 0)


def test_the_copy_of_a_reply_is_pictures_and_carries_nothing_of_the_file():
    data = make_pdf(pages=3, title="Hidden-title-71")
    document = make_reply_document(make_logged_letter(), data=data)
    copy = prepare(document, title="A new title")
    made = kept(copy)
    assert (copy.pages, copy.how_made, copy.source_sha256) == (3, "pictures", document.sha256)
    assert (b"Hidden-title-71" in made, b"/Info" in made, b"A new title" in made, text_of(made)) == (*[False] * 3, "")
    assert made == redact(data, [])


def test_the_page_that_cannot_be_drawn_is_named_and_nothing_is_kept():
    document = make_reply_document(make_logged_letter(), data=spoilt())
    assert refusal(prepare, document)[0].startswith("Page 3 of this PDF cannot be drawn")
    assert (PublicCopy.objects.count(), Event.objects.filter(verb="prepared for publication").count()) == (0, 0)


def test_a_very_long_document_goes_the_way_that_shows_how_far_it_is():
    document = make_reply_document(make_logged_letter())
    Document.objects.filter(pk=document.pk).update(pages=500)
    document.refresh_from_db()
    assert "This PDF has 500 pages" in refusal(prepare, document)[0]


def test_only_the_pages_of_a_pdf_are_kept():
    document = make_reply_document(make_logged_letter(), media_type="text/plain", data=b"plain")
    assert refusal(prepare, document)[0].startswith("Only the pages of a PDF can be kept")


def test_a_document_whose_sender_refused_is_not_prepared():
    document = make_reply_document(make_logged_letter(), position=Document.Position.REFUSED)
    assert "refused publication" in refusal(prepare, document)[0]


def test_a_title_and_the_words_are_required():
    document = make_reply_document(make_logged_letter())
    assert len(refusal(prepare, document, title="  ", html_text=" ")) == 2


def test_another_copy_of_our_letter_is_not_prepared():
    letter = make_logged_letter()
    other = make_document(letter=letter, kind=Document.Kind.OTHER_COPY, data=b"other")
    assert any("Only one file of a letter" in sentence for sentence in refusal(prepare, other))


def test_a_document_not_filed_to_a_letter_is_not_prepared():
    document = make_document(incoming=make_incoming())
    assert refusal(prepare, document) == ["This document is not filed to a letter yet. File it as a reply first."]


def test_a_file_that_is_no_pdf_inside_is_refused():
    document = make_reply_document(make_logged_letter(), data=b"%PDF-1.7 but nothing else")
    assert "cannot be opened as a PDF" in refusal(prepare, document)[0]


def test_a_stored_file_that_changed_is_refused():
    document = make_reply_document(make_logged_letter())
    storages["default"].path(document.file.name)
    Path(storages["default"].path(document.file.name)).write_bytes(make_pdf(5))
    assert "missing or has changed" in refusal(prepare, document)[0]


def test_preparing_again_replaces_the_unpublished_copy_and_its_file(django_capture_on_commit_callbacks):
    first = make_prepared_reply(make_logged_letter())
    with django_capture_on_commit_callbacks(execute=True):
        second = prepare(first.document, html_text="Better words", language="cy")
    first.refresh_from_db()
    assert list(PublicCopy.objects.prepared()) == [second]
    assert first.withdrawn_reason == "Replaced by a newly prepared copy."
    assert kept(first) is None


def test_preparing_again_with_the_same_bytes_keeps_the_file(django_capture_on_commit_callbacks):
    first = make_prepared_letter()
    with django_capture_on_commit_callbacks(execute=True):
        second = publication.prepare_letter(first.document.letter, by=make_officer("officer"))
    assert (second.sha256, kept(second) is not None) == (first.sha256, True)


def test_a_published_copy_is_not_prepared_again():
    (copy,) = publish(make_prepared_letter())
    sentences = refusal(publication.prepare_letter, copy.document.letter, by=make_officer("officer"))
    assert sentences == ["It is published already. Withdraw the published copy first."]
