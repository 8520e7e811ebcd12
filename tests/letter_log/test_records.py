"""What officers do to a record: amend, void, close, reopen, own, note, agree a date; each with its history."""

from datetime import date

import pytest

from iasc_tracker import clock
from iasc_tracker.models import Event
from letters.models import DocumentKind, DueDate, Letter
from tests.make import (
    make_commissioner,
    make_document,
    make_letter,
    make_officer,
    make_published_copy,
    make_request,
    make_settlement,
)


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def letter(db):
    letter = make_letter()
    make_commissioner(office=letter.office)
    make_request(letter, "response_strategy")
    return letter


@pytest.fixture
def lead(client, db):
    officer = make_officer("lead")
    client.force_login(officer)
    return officer


def events(letter):
    return [(event.verb, event.by, event.note) for event in Event.objects.about(letter)]


def amendment(letter, **changes):
    values = {
        "office": letter.office_id,
        "dated": "13/10/2020",
        "documents": [DocumentKind.objects.get(slug="response_strategy").pk],
        "channel": "email",
        "language": "en",
        "body": letter.body,
        "addressee_name": letter.addressee_name,
        "addressee_style": letter.addressee_style,
        "addressee_organisation": letter.addressee_organisation,
        "addressee_address": letter.addressee_address,
        "addressee_postcode": letter.addressee_postcode,
        "salutation": letter.salutation,
        "signatory_role": letter.signatory_role,
        "sent_on": "13/10/2020",
        "version": str(letter.version),
        "reason": "Typed wrongly.",
    }
    return values | changes


def test_a_record_is_amended_with_before_and_after_kept(client, lead, letter):
    client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, salutation="Dear Lex"))
    letter.refresh_from_db()
    assert (letter.salutation, letter.version) == ("Dear Lex", 2)
    event = Event.objects.about(letter).get()
    assert (event.verb, event.note) == ("amended", "Typed wrongly.")
    assert event.detail == {"changed": {"salutation": ["Dear Alex", "Dear Lex"]}, "asks": []}


def test_another_day_of_sending_moves_a_reckoned_date_and_no_agreed_one(client, lead, letter):
    DueDate.objects.filter(letter=letter).update(counted_from=letter.sent_on, working_days=20)
    client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, sent_on="16/10/2020"))
    letter.refresh_from_db()
    assert letter.due_date.due_on == date(2020, 11, 13)
    assert letter.due_date.working.startswith("20 working days after 16 October 2020: 13 November 2020")
    assert [due.due_on for due in letter.due_dates.all()] == [date(2020, 11, 13), date(2020, 11, 10)]
    client.post(f"/staff/letters/{letter.pk}/later-date/", {"due_on": "27/11/2020", "reason": "Agreed."})
    letter.refresh_from_db()
    client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, sent_on="19/10/2020"))
    letter.refresh_from_db()
    assert (letter.sent_on, letter.due_date.due_on) == (date(2020, 10, 19), date(2020, 11, 27))


def test_an_amendment_needs_a_reason(client, lead, letter):
    response = client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, salutation="Dear Lex", reason=""))
    assert "reason" in response.context["form"].errors
    letter.refresh_from_db()
    assert letter.salutation == "Dear Alex"


def test_the_second_of_two_officers_sees_both_versions_and_nothing_is_lost(client, lead, letter):
    client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, salutation="Dear First"))
    response = client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, salutation="Dear Second"))
    assert response.status_code == 409
    page = response.content.decode()
    assert "Dear First" in page
    assert "Dear Second" in page
    letter.refresh_from_db()
    assert letter.salutation == "Dear First"


def test_what_is_asked_for_can_be_amended_unless_it_is_settled(client, lead, letter):
    progress = DocumentKind.objects.get(slug="progress_update")
    client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, documents=[progress.pk]))
    assert [item.kind for item in letter.requested_documents.all()] == [progress]
    make_settlement(letter.requested_documents.get())
    letter.refresh_from_db()
    strategy = DocumentKind.objects.get(slug="response_strategy")
    response = client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, documents=[strategy.pk]))
    assert "has been settled and stays" in response.content.decode()
    assert [item.kind for item in letter.requested_documents.all()] == [progress]


def test_a_letter_sent_from_here_is_never_amended_or_voided(client, lead, letter):
    letter.origin = Letter.Origin.WRITTEN
    letter.save(update_fields=["origin"])
    response = client.post(f"/staff/letters/{letter.pk}/amend/", amendment(letter, salutation="Dear Lex"))
    assert "never changes" in response.content.decode()
    response = client.post(f"/staff/letters/{letter.pk}/void/", {"reason": "Mistake."})
    assert "write a correction" in response.content.decode()
    letter.refresh_from_db()
    assert (letter.salutation, letter.voided_at) == ("Dear Alex", None)


def test_a_voided_record_counts_nowhere_and_stays_readable(client, lead, letter):
    client.post(f"/staff/letters/{letter.pk}/void/", {"reason": "Logged by mistake."})
    letter.refresh_from_db()
    assert (letter.voided_by, letter.voided_reason) == (lead, "Logged by mistake.")
    assert list(Letter.objects.sent()) == []
    assert "Logged by mistake." in client.get(f"/staff/letters/{letter.pk}/").content.decode()
    assert events(letter) == [("voided", lead, "Logged by mistake.")]


def test_a_published_letter_is_withdrawn_before_it_is_voided(client, lead, letter):
    make_published_copy(make_document(letter=letter))
    response = client.post(f"/staff/letters/{letter.pk}/void/", {"reason": "Logged by mistake."})
    assert "Have a publisher withdraw it first" in response.content.decode()
    letter.refresh_from_db()
    assert letter.voided_at is None


def test_closing_and_reopening(client, lead, letter):
    client.post(f"/staff/letters/{letter.pk}/close/", {"reason": "no_answer"})
    letter.refresh_from_db()
    assert (letter.closed_on, letter.closed_by) == (date(2020, 11, 20), lead)
    assert list(Letter.objects.live()) == []
    client.post(f"/staff/letters/{letter.pk}/reopen/", {"reason": "They wrote after all."})
    letter.refresh_from_db()
    assert (letter.closed_on, letter.closed_by, letter.closed_reason) == (None, None, "")
    assert [verb for verb, _, _ in events(letter)] == ["reopened", "closed"]


def test_closing_for_another_reason_needs_a_note(client, lead, letter):
    response = client.post(f"/staff/letters/{letter.pk}/close/", {"reason": "other"})
    assert "Say in the note" in response.content.decode()
    letter.refresh_from_db()
    assert letter.closed_on is None


def test_a_later_date_is_a_new_row_and_the_earlier_one_stays(client, lead, letter):
    first = letter.due_date
    client.post(f"/staff/letters/{letter.pk}/later-date/", {"due_on": "27/11/2020", "reason": "Staff are ill."})
    letter.refresh_from_db()
    assert letter.due_date.due_on == date(2020, 11, 27)
    assert list(letter.due_dates.all()) == [letter.due_date, first]
    assert letter.due_date == letter.due_dates.first()


def test_owner_and_notes(client, lead, letter):
    client.post(f"/staff/letters/{letter.pk}/owner/", {"owner": lead.pk})
    client.post(f"/staff/letters/{letter.pk}/notes/", {"notes": "Rang on Monday.", "version": letter.version})
    letter.refresh_from_db()
    assert (letter.owner, letter.internal_notes) == (lead, "Rang on Monday.")
    response = client.post(f"/staff/letters/{letter.pk}/notes/", {"notes": "Mine.", "version": 1})
    assert response.status_code == 409
    assert "Rang on Monday." in response.content.decode()


WRITES = ["amend", "void", "close", "reopen", "later-date", "owner", "notes"]


@pytest.mark.parametrize("verb", WRITES)
def test_an_auditor_may_look_but_not_write(client, letter, verb):
    client.force_login(make_officer("auditor"))
    assert client.get(f"/staff/letters/{letter.pk}/").status_code == 200
    assert client.post(f"/staff/letters/{letter.pk}/{verb}/", {"reason": "x"}).status_code == 403
    assert events(letter) == []


@pytest.mark.parametrize("verb", ["close", "reopen", "later-date"])
def test_an_officer_who_does_not_lead_may_not_close_or_agree_dates(client, letter, verb):
    client.force_login(make_officer("officer"))
    assert client.post(f"/staff/letters/{letter.pk}/{verb}/", {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("verb", WRITES)
def test_unknown_letters_are_not_found_and_other_methods_refused(client, lead, letter, verb):
    assert client.get(f"/staff/letters/999999/{verb}/").status_code == 404
    assert client.put(f"/staff/letters/{letter.pk}/{verb}/").status_code == 405


def test_the_page_offers_to_prepare_a_copy_again_once_it_is_withdrawn(client, lead, letter):
    copy = make_published_copy(make_document(letter=letter))
    offer = f"/staff/documents/{copy.document.pk}/prepare/"
    assert offer not in client.get(f"/staff/letters/{letter.pk}/").content.decode()
    copy.withdrawn_at, copy.withdrawn_by, copy.withdrawn_reason = clock.now(), lead, "Corrected."
    copy.save()
    assert offer in client.get(f"/staff/letters/{letter.pk}/").content.decode()
