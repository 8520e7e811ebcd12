"""Approving, publishing and withdrawing: who may, when, and what changes."""

from pathlib import Path

import pytest
from django.core.files.storage import storages

from iasc_tracker import clock
from iasc_tracker.models import Event
from letters import publication
from letters.models import Document, PublicCopy
from tests.make import make_officer, make_passed_checks
from tests.publication.states import (
    kept,
    look_at,
    make_logged_letter,
    make_prepared_letter,
    make_prepared_reply,
    publish,
)
from tests.publication.test_prepare import refusal

pytestmark = pytest.mark.django_db


def published():
    """The primary keys of what is public now."""
    return set(PublicCopy.objects.published(clock.now()).values_list("pk", flat=True))


def view(copy, **fields):
    """Look at all of `copy`, but for `fields`."""
    seen = {"by": make_officer("publisher"), "sha256": copy.sha256, "pages": range(1, copy.pages + 1)}
    return publication.record_viewing(copy, **(seen | fields))


def test_looking_at_every_page_approves_the_bytes_looked_at():
    publisher = make_officer("publisher")
    copy = view(make_prepared_reply(make_logged_letter()), by=publisher)
    viewed = copy.findings["viewed"]
    assert (copy.approved_by, copy.approved_sha256) == (publisher, copy.sha256)
    assert (viewed["by"], viewed["sha256"], viewed["pages"]) == (publisher.pk, copy.sha256, 2)


def test_a_page_not_ticked_is_named_and_nothing_is_approved():
    copy = make_prepared_reply(make_logged_letter(), pages=3)
    assert refusal(view, copy, pages=[2]) == ["Look at every page and tick it. Not ticked: pages 1 and 3."]
    copy.refresh_from_db()
    assert (copy.approved_at, "viewed" in copy.findings) == (None, False)


def test_other_bytes_than_the_copys_are_not_approved():
    copy = make_prepared_letter()
    assert "has changed since you opened this page" in refusal(view, copy, sha256="0" * 64)[0]


def test_who_prepared_or_logged_may_not_approve_unless_the_office_has_one_officer(settings):
    copy = make_prepared_letter()
    both = make_officer("officer", "publisher")
    again = publication.prepare_letter(copy.document.letter, by=both)
    for officer in (both, copy.document.letter.created_by, copy.document.added_by):
        assert "another publisher" in refusal(view, again, by=officer)[0]
    settings.SECOND_OFFICER_REQUIRED = False
    assert view(again, by=both).approved_by == both


def test_letter_and_reply_are_published_together_with_one_event_each():
    letter_copy = make_prepared_letter()
    reply_copy = make_prepared_reply(letter_copy.document.letter)
    publish(letter_copy, reply_copy)
    events = Event.objects.filter(verb="published")
    assert published() == {letter_copy.pk, reply_copy.pk}
    assert {event.detail["sha256"] for event in events} == {letter_copy.sha256, reply_copy.sha256}
    assert {event.about for event in events} == {letter_copy.document.letter}


def test_what_nobody_looked_at_is_not_published():
    copy = make_prepared_letter()
    make_passed_checks(copy)
    sentences = refusal(publication.publish, [copy], by=make_officer("publisher"), reasons={})
    assert sentences == [f"{copy.title}: No publisher has looked at every page of this copy yet."]
    assert published() == set()


def test_a_reply_is_not_published_before_its_letter():
    letter_copy = make_prepared_letter()
    reply_copy = make_prepared_reply(letter_copy.document.letter)
    assert "The letter itself is not public" in refusal(publish, reply_copy)[0]
    publish(letter_copy)
    publish(reply_copy)
    assert published() == {letter_copy.pk, reply_copy.pk}


def test_one_obstacle_keeps_everything_chosen_unpublished():
    letter_copy = make_prepared_letter()
    reply_copy = make_prepared_reply(letter_copy.document.letter)
    assert len(refusal(publish, letter_copy, reply_copy, reasons={})) == 1
    assert published() == set()


def test_nothing_chosen_is_refused():
    sentences = refusal(publication.publish, [], by=make_officer("publisher"), reasons={})
    assert sentences == ["Choose what to publish."]


def test_agreed_passes_not_stated_needs_a_reason_and_refused_blocks():
    letter_copy = make_prepared_letter()
    letter = letter_copy.document.letter
    agreed = make_prepared_reply(letter, position=Document.Position.AGREED)
    silent = make_prepared_reply(letter)
    publish(letter_copy, agreed, reasons={})
    assert "Give a reason why it may" in refusal(publish, silent, reasons={silent.pk: "  "})[0]
    refused = make_prepared_reply(letter, pages=4)
    Document.objects.filter(pk=refused.document_id).update(position=Document.Position.REFUSED)
    assert "The sender refused publication" in refusal(publish, refused)[0]
    (copy,) = publish(silent, reasons={silent.pk: "The letter itself says so."})
    assert (copy.position_reason, published()) == ("The letter itself says so.", {letter_copy.pk, agreed.pk, silent.pk})


def test_a_file_changed_after_approval_is_not_published():
    copy = make_prepared_letter()
    publisher = look_at(copy)
    Path(storages["public_copies"].path(copy.file.name)).write_bytes(b"%PDF-1.7 other")
    assert "has changed since it was made" in refusal(publication.publish, [copy], by=publisher, reasons={})[0]


def test_a_text_changed_after_approval_is_not_published():
    copy = make_prepared_letter()
    publisher = look_at(copy)
    PublicCopy.objects.filter(pk=copy.pk).update(html_text="Other words")
    assert "has changed since it was made" in refusal(publication.publish, [copy], by=publisher, reasons={})[0]


def test_a_voided_letter_is_not_published():
    copy = make_prepared_letter()
    publisher, letter = look_at(copy), copy.document.letter
    letter.voided_at, letter.voided_by, letter.voided_reason = clock.now(), publisher, "Twice"
    letter.save()
    assert "has been voided" in refusal(publication.publish, [copy], by=publisher, reasons={})[0]


def test_publishing_twice_is_refused():
    copy = make_prepared_letter()
    publish(copy)
    sentences = refusal(publication.publish, [copy], by=make_officer("publisher"), reasons={})
    assert sentences == [f"{copy.title}: This copy is published already."]


def test_the_page_lists_exactly_what_the_verb_refuses():
    copy, publisher = make_prepared_letter(), make_officer("publisher")
    listed = publication.obstacles(copy, by=publisher, at=clock.now())
    refused = refusal(publication.publish, [copy], by=publisher, reasons={})
    assert (refused, len(listed)) == ([f"{copy.title}: {sentence}" for sentence in listed], 2)


def test_withdrawing_takes_the_file_away_and_keeps_the_row(django_capture_on_commit_callbacks):
    (copy,) = publish(make_prepared_letter())
    with django_capture_on_commit_callbacks(execute=True):
        gone = publication.withdraw(copy, by=make_officer("publisher"), reason=" A name was left in. ")
    assert (gone.withdrawn_reason, kept(copy), published()) == ("A name was left in.", None, set())
    assert list(PublicCopy.objects.withdrawn(clock.now())) == [copy]
    assert Event.objects.filter(verb="withdrawn").get().note == "A name was left in."


def test_a_letter_withdrawn_takes_its_replies_with_it_and_a_new_copy_brings_them_back():
    letter_copy = make_prepared_letter()
    reply_copy = make_prepared_reply(letter_copy.document.letter)
    publish(letter_copy, reply_copy)
    publication.withdraw(letter_copy, by=make_officer("publisher"), reason="Wrong date")
    assert published() == set()
    again = publication.prepare_letter(letter_copy.document.letter, by=make_officer("officer"))
    publish(again)
    assert published() == {again.pk, reply_copy.pk}


def test_a_file_that_another_open_copy_shows_stays(django_capture_on_commit_callbacks):
    letter = make_logged_letter()
    first, second = make_prepared_reply(letter), make_prepared_reply(letter)
    assert first.sha256 == second.sha256
    publish(publication.prepare_letter(letter, by=letter.created_by), first, second)
    with django_capture_on_commit_callbacks(execute=True):
        publication.withdraw(first, by=make_officer("publisher"), reason="Sent twice")
    assert kept(second) is not None


@pytest.mark.parametrize("reason", ["", "   "])
def test_withdrawing_needs_a_reason(reason):
    (copy,) = publish(make_prepared_letter())
    sentences = refusal(publication.withdraw, copy, by=make_officer("publisher"), reason=reason)
    assert (sentences[0].startswith("Say why it is withdrawn."), published()) == (True, {copy.pk})


def test_only_what_is_published_can_be_withdrawn_and_only_once():
    copy = make_prepared_letter()
    assert "not published" in refusal(publication.withdraw, copy, by=make_officer("publisher"), reason="x")[0]
    publish(copy)
    publication.withdraw(copy, by=make_officer("publisher"), reason="x")
    assert "already" in refusal(publication.withdraw, copy, by=make_officer("publisher"), reason="x")[0]
