"""The page of a letter written here: a draft, on its way, sent, come back, corrected; and what never applies to it."""

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters.drafting.logging_letters import LetterFacts, confirm_draft
from letters.drafting.records import amend, discard, void
from tests.make import make_campaign, make_letter, make_office, make_officer
from tests.make_sending import make_released, make_sent, make_written

ROLES = ("officer", "lead", "signatory", "publisher", "auditor", "administrator")


def page(client, letter, role="lead"):
    client.force_login(make_officer(role))
    return client.get(letter.get_staff_url()).text


def test_a_draft_of_a_campaign_leads_to_its_campaign_and_is_not_confirmed(client, db):
    letter = make_written(campaign=make_campaign())
    found = page(client, letter)
    assert "Being written: it goes once it is signed off and released." in found
    assert f'href="/staff/campaigns/{letter.campaign_id}/tasks/"' in found
    assert f'href="/staff/renderings/{letter.renderings.get().pk}/pdf/"' in found
    for words in ("Confirm the draft", "Discard", "Accessible PDF", "Amend the record", "Void the record"):
        assert words not in found, words


def test_a_released_letter_shows_its_sending_and_nothing_else_to_do(client, db):
    row = make_released(make_office(email="office@sampleshire.example"), "email", dispatch={"state": "held"})
    found = page(client, row.letter)
    assert "Released, and held: it does not go from here by itself." in found
    assert f'href="/staff/dispatches/{row.pk}/message.eml"' in found
    for words in ("Confirm the draft", "Sign off", "Log a reply", "Change the words"):
        assert words not in found, words


def test_a_sent_letter_is_corrected_and_never_amended_or_voided(client, db):
    letter = make_sent()
    found = page(client, letter)
    assert f'href="/staff/letters/{letter.pk}/correct/"' in found and "Log a reply" in found
    for words in ("Amend the record", "Void the record", "Accessible PDF"):
        assert words not in found, words


def test_a_logged_letter_has_nothing_of_this(client, db):
    found = page(client, make_letter())
    assert "Write a correction" not in found and "Amend the record" in found


@pytest.mark.parametrize("role", ROLES)
def test_every_role_reads_it(client, db, role):
    for letter in (make_written(campaign=make_campaign()), make_released().letter, make_sent()):
        assert letter.reference in page(client, letter, role)


def refused(verb, *args, **kwargs):
    with pytest.raises(CorrespondenceError) as error:
        verb(*args, **kwargs)
    return error.value.sentences


def test_a_letter_sent_from_here_is_not_amended_voided_or_discarded(db):
    letter, by = make_sent(), make_officer("officer")
    sentence = "A letter sent from here never changes. Write a correction that refers to it instead."
    assert refused(amend, letter, by=by, version=1, reason="x", values={}) == [sentence]
    assert refused(void, letter, by=by, reason="x") == ["A letter sent from here stays; write a correction instead."]
    assert "Only a draft can be discarded." in refused(discard, letter, by=by)[0]


def test_a_released_letter_is_not_discarded_and_a_draft_is_never_confirmed(client, db):
    released, draft, by = make_released().letter, make_written(), make_officer("officer")
    assert refused(discard, released, by=by) == ["It is released. Stop the release first."]
    assert (
        refused(confirm_draft, draft, LetterFacts({"office": draft.office, "dated": draft.dated}), by=by, version=1)[0]
        == "A letter written here is signed off and released, not confirmed."
    )
    client.force_login(by)
    assert client.get(f"/staff/letters/{draft.pk}/confirm/").status_code == 404


def rows(client, query):
    return {row.letter for row in client.get(f"/staff/letters/{query}").context["rows"]}


def test_lists_tell_drafts_to_confirm_from_letters_written_here(client, db):
    written, failed = make_written(), make_released(dispatch={"state": "failed"}).letter
    bounced = make_sent(
        make_office(email="a@b.example"),
        "email",
        dispatch={"state": "sent", "bounced_on": "2020-11-20", "bounced_by": make_officer()},
    )
    sent = make_sent()
    client.force_login(make_officer("officer"))
    assert rows(client, "?status=draft") == set()
    assert rows(client, "?status=unsent") == {written, failed}
    assert rows(client, "?status=stuck") == {failed, bounced}
    assert rows(client, "") == {written, failed, bounced, sent}
    words = {
        row.letter: (row.word, row.action and row.action.text) for row in client.get("/staff/letters/").context["rows"]
    }
    assert (words[written], words[failed]) == (("Being written", None), ("Sending failed", "See to its sending"))


def test_the_worklist_has_what_needs_a_person_and_no_drafts_written_here(client, db):
    make_written()
    failed = make_released(dispatch={"state": "failed"}).letter
    client.force_login(make_officer("officer"))
    context = client.get("/staff/").context
    assert [row.letter for row in context["rows"]] == [failed]
    assert {count.words: count.number for count in context["counts"]}["Sending needs a person"] == 1


def test_the_list_costs_the_same_whatever_became_of_the_letters(client, db, django_assert_num_queries):
    client.force_login(make_officer("auditor"))
    for _ in range(2):
        make_sent(), make_released()
        with django_assert_num_queries(17):
            client.get("/staff/letters/")


def test_its_pdf_is_the_file_that_was_made_and_no_other(client, db):
    made, unmade = make_written(), make_written()
    unmade.renderings.update(state="waiting")
    client.force_login(make_officer("auditor"))
    answer = client.get(f"/staff/letters/{made.pk}/pdf/")
    assert (answer.status_code, answer["Location"]) == (302, f"/staff/renderings/{made.renderings.get().pk}/pdf/")
    assert client.get(answer["Location"]).content.startswith(b"%PDF-1.7 sample")
    refusal = client.get(f"/staff/letters/{unmade.pk}/pdf/")
    assert (refusal.status_code, "has not been made yet" in refusal.content.decode()) == (422, True)
