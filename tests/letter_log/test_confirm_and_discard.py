"""Drafts: confirmed by a person, or discarded; nothing is lost either way."""

from datetime import date

import pytest

from iasc_tracker.models import Event
from letters.drafting.from_files import log_file
from letters.models import DocumentKind, Letter
from tests.letter_log.conftest import SAMPLES
from tests.make import make_letter, make_officer


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def draft(offices, officer):
    return log_file("sussex.txt", (SAMPLES / "sussex.txt").read_bytes(), by=officer).letter


def answers(draft, **changes):
    values = {
        "office": draft.office_id,
        "dated": "13/10/2020",
        "documents": [DocumentKind.objects.get(slug="response_strategy").pk],
        "reply_within": "20",
        "channel": "post",
        "language": "en",
        "body": draft.body,
        "salutation": "Dear Katy",
        "version": str(draft.version),
    }
    return values | changes


def test_a_draft_is_confirmed_with_what_a_person_settled(staff, officer, draft):
    response = staff.post(f"/staff/letters/{draft.pk}/confirm/", answers(draft))
    letter = Letter.objects.get()
    assert response.url == f"/staff/letters/{letter.pk}/"
    assert (letter.dated, letter.sent_by, letter.doubts) == (date(2020, 10, 13), officer, [])
    assert letter.addressee_name == "Katy Bourne OBE"
    assert letter.due_date.due_on == date(2020, 11, 10)
    assert [item.kind.slug for item in letter.requested_documents.all()] == ["response_strategy"]
    assert {event.verb for event in Event.objects.about(letter)} == {"drafted", "logged"}


def test_a_draft_cannot_be_confirmed_without_a_date(staff, draft):
    response = staff.post(f"/staff/letters/{draft.pk}/confirm/", answers(draft, dated=""))
    assert response.context["form"].errors["dated"] == ["Enter the date of the letter, like 13/10/2020"]
    assert Letter.objects.get().is_draft


def test_the_second_of_two_officers_sees_both_versions(staff, draft):
    Letter.objects.filter(pk=draft.pk).update(version=2, body="What the first officer saved.")
    response = staff.post(f"/staff/letters/{draft.pk}/confirm/", answers(draft, body="What the second typed."))
    assert response.status_code == 409
    page = response.content.decode()
    assert "What the first officer saved." in page
    assert "What the second typed." in page
    assert Letter.objects.get().is_draft


def test_a_discarded_draft_leaves_every_list_and_keeps_its_reference(staff, officer, draft):
    staff.post(f"/staff/letters/{draft.pk}/discard/")
    draft.refresh_from_db()
    assert draft.discarded_by == officer
    assert list(Letter.objects.kept()) == []
    assert staff.get(f"/staff/letters/{draft.pk}/").status_code == 404
    again = log_file("sussex.txt", (SAMPLES / "sussex.txt").read_bytes(), by=officer)
    assert again.letter.reference != draft.reference


def test_a_sent_letter_is_neither_confirmed_nor_discarded(staff):
    letter = make_letter()
    for verb in ("confirm", "discard"):
        assert staff.post(f"/staff/letters/{letter.pk}/{verb}/").status_code == 404
    letter.refresh_from_db()
    assert letter.discarded_at is None


def test_an_officer_without_the_right_is_refused(client, draft):
    client.force_login(make_officer("signatory"))
    for verb in ("confirm", "discard"):
        assert client.post(f"/staff/letters/{draft.pk}/{verb}/").status_code == 403
    draft.refresh_from_db()
    assert draft.is_draft
