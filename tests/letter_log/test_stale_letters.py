"""Two officers with the same letter open: the second is judged by what the first one saved."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import filing
from letters.drafting import deadlines, records
from letters.drafting.changes import EditConflict
from letters.drafting.logging_letters import Ask, LetterFacts, add_other_copy, confirm_draft
from letters.models import DocumentKind, Letter
from tests.make import make_commissioner, make_draft, make_letter, make_officer


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def draft(db):
    draft = make_draft()
    make_commissioner(office=draft.office)
    return draft


def again(letter):
    """The letter as another officer's page holds it."""
    return Letter.objects.get(pk=letter.pk)


def facts(letter):
    fields = {"office": letter.office, "dated": letter.dated, "addressee_name": "Alex Sample"}
    return LetterFacts(fields, (Ask(DocumentKind.objects.get(slug="response_strategy")),))


def verbs(letter):
    return [event.verb for event in Event.objects.about(letter)]


def test_a_draft_discarded_meanwhile_is_not_confirmed(draft, officer):
    stale = again(draft)
    records.discard(draft, by=officer)
    with pytest.raises(CorrespondenceError, match="not a draft any more"):
        confirm_draft(stale, facts(draft), by=officer, version=stale.version)
    assert (again(draft).sent_on, verbs(draft)) == (None, ["discarded"])


def test_a_draft_confirmed_meanwhile_is_neither_discarded_nor_confirmed_again(draft, officer):
    stale, other = again(draft), again(draft)
    confirm_draft(draft, facts(draft), by=officer, version=1)
    with pytest.raises(CorrespondenceError, match="Only a draft can be discarded"):
        records.discard(stale, by=officer)
    with pytest.raises(EditConflict):
        confirm_draft(other, facts(draft), by=officer, version=1)
    assert (again(draft).discarded_at, verbs(draft)) == (None, ["logged"])


VOIDED = {
    "void": lambda letter, by: records.void(letter, by=by, reason="Again."),
    "amend": lambda letter, by: records.amend(
        letter, by=by, version=1, reason="Typo.", values={"salutation": "Dear X"}
    ),
    "close": lambda letter, by: records.close(letter, by=by, reason="no_answer"),
    "agree": lambda letter, by: deadlines.agree_later_date(letter, by=by, due_on=date(2020, 12, 1), reason="Asked."),
}


@pytest.mark.parametrize("verb", VOIDED)
def test_a_record_voided_meanwhile_stays_as_it_was_voided(db, officer, verb):
    letter = make_letter()
    stale = again(letter)
    records.void(letter, by=officer, reason="Logged by mistake.")
    with pytest.raises(CorrespondenceError):
        VOIDED[verb](stale, officer)
    letter = again(letter)
    assert (letter.voided_reason, letter.salutation, letter.closed_on) == ("Logged by mistake.", "Dear Alex", None)
    assert verbs(letter) == ["voided"]


def test_a_letter_closed_meanwhile_is_closed_once(db, officer):
    letter = make_letter()
    stale = again(letter)
    records.close(letter, by=officer, reason="no_answer")
    with pytest.raises(CorrespondenceError, match="still open"):
        records.close(stale, by=officer, reason="answered")
    assert (again(letter).closed_reason, verbs(letter)) == ("no_answer", ["closed"])


def test_a_voided_record_takes_no_copy(db, officer, upload):
    letter = make_letter()
    held = filing.hold(upload("hampshire"), by=officer)
    records.void(letter, by=officer, reason="Logged by mistake.")
    with pytest.raises(CorrespondenceError, match="not kept any more"):
        add_other_copy(letter, held, by=officer)
    assert list(letter.documents.all()) == []


def test_a_late_officer_gets_a_sentence_and_no_error_page(draft, client):
    client.force_login(make_officer("officer"))
    stale = client.get(f"/staff/letters/{draft.pk}/confirm/").context["form"]
    records.discard(draft, by=make_officer("officer"))
    values = {"office": draft.office_id, "version": stale.initial["version"]}
    assert client.post(f"/staff/letters/{draft.pk}/confirm/", values).status_code == 404
