"""A letter corrected after sending is a new letter that refers to the first, which never changes (issue 3, Build 7)."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.dispatch.batch import batch_of
from letters.dispatch.posting import mark_sent
from letters.dispatch.releasing import release
from letters.drafting.changes import EditConflict
from letters.drafting.checking import check_letter
from letters.drafting.corrections import edit_correction, write_correction
from letters.models import Letter
from tests.dispatching.conftest import sign
from tests.make import make_campaign, make_letter, make_officer, make_request, make_settlement
from tests.make_sending import DAY, finish_all, make_released, make_rendering, make_sent

KEPT = [field.attname for field in Letter._meta.concrete_fields]


@pytest.fixture
def officer(db):
    return make_officer("officer", name="Olive Officer")


def row_of(letter):
    return Letter.objects.filter(pk=letter.pk).values(*KEPT).get()


def values_of(letter, **changes):
    names = ("dated", "channel", "subject", "salutation", "body", "closing")
    return {name: getattr(letter, name) for name in names} | changes


def test_a_correction_begins_with_the_words_of_the_letter_and_refers_to_it(officer):
    letter = make_sent(campaign=make_campaign(), subject="Strategy", dated=date(2020, 11, 2))
    before = row_of(letter)
    made = write_correction(letter, by=officer)
    assert (made.refers_to, made.relation, made.origin, made.dated) == (letter, "corrects", "written", DAY)
    assert (
        made.body
        == f"This letter takes the place of my letter of 2 November 2020 ({letter.reference}).\n\n{letter.body}"
    )
    same = ("campaign", "office", "subject", "salutation", "addressee_name", "addressee_address", "channel", "closing")
    assert [getattr(made, name) for name in same] == [getattr(letter, name) for name in same]
    assert made.signatory_name == "Dame Sara Thornton DBE QPM"
    assert made.reference != letter.reference
    assert row_of(letter) == before
    assert Event.objects.about(letter).first().note == f"{made.reference} is to correct it."


def test_it_asks_for_what_has_not_been_settled(officer):
    letter = make_sent()
    make_settlement(make_request(letter, "problem_profile"))
    make_request(letter, "response_strategy", wording="your strategy")
    made = write_correction(letter, by=officer)
    assert [(item.kind.slug, item.wording) for item in made.requested_documents.all()] == [
        ("response_strategy", "your strategy")
    ]


def test_one_correction_is_written_at_a_time(officer):
    letter = make_sent()
    assert write_correction(letter, by=officer) == write_correction(letter, by=officer)


def test_only_what_was_sent_from_here_is_corrected(officer):
    for letter, sentence in (
        (make_letter(), "Only a letter that was sent from here is corrected by another letter."),
        (make_released().letter, "It has not been sent: change the letter itself."),
    ):
        with pytest.raises(CorrespondenceError) as refused:
            write_correction(letter, by=officer)
        assert refused.value.sentences == [sentence]


def test_its_words_are_edited_with_a_version_and_a_date_not_before_the_first(officer):
    made = write_correction(make_sent(), by=officer)
    edit_correction(made, by=officer, version=1, values=values_of(made, body="The right words."))
    assert (made.body, made.version) == ("The right words.", 2)
    with pytest.raises(EditConflict):
        edit_correction(made, by=officer, version=1, values=values_of(made))
    with pytest.raises(CorrespondenceError) as refused:
        edit_correction(made, by=officer, version=2, values=values_of(made, dated=date(2020, 1, 1)))
    assert refused.value.sentences == ["The date is before that of the letter it corrects."]


def test_words_in_welsh_are_kept_apart(officer):
    letter = make_sent()
    make_rendering(letter, "cy", salutation="Annwyl Alex", body="Geiriau.", closing="Yn gywir")
    made = write_correction(letter, by=officer)
    words = {"subject": "", "salutation": "Annwyl Alex", "body": "Geiriau eraill.", "closing": "Yn gywir"}
    edit_correction(made, by=officer, version=1, values=values_of(made), welsh=words)
    assert made.renderings.get(language="cy").body == "Geiriau eraill."
    assert letter.renderings.get(language="cy").body == "Geiriau."


def test_a_correction_is_checked_signed_released_and_sent_and_closes_the_first(officer):
    letter = make_sent(campaign=make_campaign())
    make_request(letter, "response_strategy")
    before = row_of(letter)
    made = write_correction(letter, by=officer)
    with pytest.raises(CorrespondenceError) as refused:
        sign(batch_of(made), make_officer("signatory"))
    assert "the wording changed since it was checked" in refused.value.sentences[0]
    assert check_letter(made, by=officer) == 1
    finish_all(Letter.objects.filter(pk=made.pk))
    released = release(sign(batch_of(made), make_officer("signatory")), by=make_officer("lead"))
    mark_sent(list(released.dispatches.all()), on=DAY, by=officer)
    made.refresh_from_db()
    letter.refresh_from_db()
    assert (made.sent_on, made.due_date.due_on) == (DAY, date(2020, 12, 18))
    assert (letter.closed_on, letter.closed_reason) == (DAY, "duplicate")
    closing = ("closed_on", "closed_by_id", "closed_reason")
    assert {name: value for name, value in row_of(letter).items() if name not in closing} == {
        name: value for name, value in before.items() if name not in closing
    }


def test_whoever_wrote_a_correction_neither_signs_nor_releases_it(officer):
    writer = make_officer("officer", "signatory", "publisher")
    made = write_correction(make_sent(), by=officer)
    edit_correction(made, by=writer, version=1, values=values_of(made, body="Other words."))
    check_letter(made, by=officer)
    finish_all(Letter.objects.filter(pk=made.pk))
    for verb, by in (
        (sign, writer),
        (lambda batch, by: release(sign(batch, make_officer("signatory")), by=by), writer),
    ):
        with pytest.raises(CorrespondenceError) as refused:
            verb(batch_of(made), by)
        assert "You wrote words of these letters." in refused.value.sentences[0]


def test_the_pages_lead_from_the_letter_through_its_correction(client, officer):
    letter = make_sent()
    client.force_login(officer)
    assert "Write a correction of" in client.get(f"/staff/letters/{letter.pk}/correct/").text
    words = client.post(f"/staff/letters/{letter.pk}/correct/", follow=True)
    made = letter.followed_by.get()
    assert words.redirect_chain[-1][0] == f"/staff/letters/{made.pk}/words/"
    form = {"dated": "20/11/2020", "channel": "post", "salutation": "Dear Alex", "body": "Right.", "closing": "Yours"}
    form |= {"addressee_name": "Alex Sample", "addressee_address": "2 New Street\r\nSampleton"}
    page = client.post(f"/staff/letters/{made.pk}/words/", form | {"version": 1}, follow=True).text
    assert "are saved, and its PDF is being made." in page
    assert f'This letter corrects <a class="govuk-link" href="/staff/letters/{letter.pk}/">' in page
    assert "which has not been sent yet" in client.get(letter.get_staff_url()).text
    conflict = client.post(f"/staff/letters/{made.pk}/words/", form | {"version": 1, "body": "Mine."})
    assert conflict.status_code == 409
    assert "Mine." in conflict.text and "Right." in conflict.text and 'name="version" value="2"' in conflict.text
    assert "Enter text" in client.post(f"/staff/letters/{made.pk}/words/", form | {"version": 2, "body": ""}).text
    again = client.post(f"/staff/letters/{made.pk}/check/", follow=True).text
    assert "The PDF is made already of these words." in again
    assert client.get(f"/staff/letters/{letter.pk}/correct/").url == f"/staff/letters/{made.pk}/words/"


def test_the_pages_are_for_those_who_keep_letters_and_for_corrections_only(client, officer):
    letter = make_sent()
    made = write_correction(letter, by=officer)
    for role, status in (("officer", 200), ("lead", 200), ("signatory", 403), ("publisher", 403), ("auditor", 403)):
        client.force_login(make_officer(role))
        assert client.get(f"/staff/letters/{made.pk}/words/").status_code == status
    client.force_login(officer)
    for path in (f"{letter.pk}/words/", f"{letter.pk}/sign-off/", f"{letter.pk}/release/", "999999/correct/"):
        assert client.get(f"/staff/letters/{path}").status_code == 404, path
    assert client.get(f"/staff/letters/{made.pk}/check/").status_code == 405
