"""What counts as an answer, and which letters a report counts at all."""

from datetime import date

import pytest

from iasc_tracker import clock
from letters.models import Letter
from letters.reports.answers import facts_of
from letters.reports.scope import left_out, scope_of
from tests.make import make_draft, make_letter, make_officer, make_reply, make_request, make_settlement

pytestmark = pytest.mark.django_db
SENT, TODAY = date(2020, 10, 13), date(2020, 11, 20)


def facts():
    """The counted facts by reference."""
    return {fact.letter.reference: fact for fact in facts_of(Letter.objects.all()).counted}


def asking(**fields):
    """A letter that asks for a response strategy, and that document."""
    letter = make_letter(**fields)
    return letter, make_request(letter)


def outcome(letter):
    """(answered on, working days, waits, ended) of a letter."""
    fact = facts()[letter.reference]
    return fact.answered_on, fact.days, fact.is_waiting, fact.has_ended


@pytest.mark.parametrize("kind", ["acknowledgement", "holding", "unread"])
def test_a_reply_that_answers_nothing_leaves_the_letter_waiting(kind):
    letter, _ = asking()
    make_reply(letter, kind=kind)
    assert outcome(letter) == (None, None, True, False)


@pytest.mark.parametrize("kind", ["part", "full", "refusal"])
def test_the_first_real_reply_is_the_answer_and_its_day_counts(kind):
    letter, _ = asking()
    make_reply(letter, kind="acknowledgement", received_on=date(2020, 10, 14))
    make_reply(letter, kind="full", received_on=date(2020, 11, 30))
    make_reply(letter, kind=kind, received_on=date(2020, 10, 20))
    assert outcome(letter) == (date(2020, 10, 20), 5, False, False)


def test_what_the_office_said_without_a_filed_reply_counts_and_what_we_found_does_not():
    said, found, dropped = asking(), asking(), asking()
    make_settlement(said[1], "not_held", settled_on=date(2020, 10, 15))
    make_settlement(found[1], "already_public", link="https://found.example/")
    make_settlement(dropped[1], "not_pursued")
    assert outcome(said[0]) == (date(2020, 10, 15), 2, False, False)
    assert [outcome(letter) for letter, _ in (found, dropped)] == [(None, None, False, True)] * 2


def test_a_reply_filed_to_another_letter_answers_what_it_settles():
    (letter, asked), (other, _) = asking(), asking()
    make_settlement(asked, "received", reply=make_reply(other, kind="acknowledgement", received_on=date(2020, 10, 19)))
    assert outcome(letter) == (date(2020, 10, 19), 4, False, False)


def test_a_promise_and_a_statement_that_was_undone_answer_nothing():
    (promised, one), (undone, two) = asking(), asking()
    make_settlement(one, "promised", promised_for=date(2020, 11, 27), reply=make_reply(promised, kind="holding"))
    make_settlement(two, "received")
    make_settlement(two, "awaited")
    assert [outcome(letter)[2] for letter in (promised, undone)] == [True, True]


def test_a_closed_letter_without_an_answer_has_ended_and_an_answered_one_stays_answered():
    closed = {"closed_on": TODAY, "closed_by": make_officer("lead"), "closed_reason": "no_answer"}
    (silent, _), (answered, _) = asking(**closed), asking(**closed)
    make_reply(answered, kind="part")
    assert (outcome(silent)[3], outcome(answered)[3], facts()[answered.reference].is_answered) == (True, False, True)


def test_only_sent_letters_that_asked_for_something_are_counted_and_the_rest_is_said():
    officer, now = make_officer("lead"), clock.now()
    counted, _ = asking()
    make_request(counted, "progress_update", is_optional=True)
    make_request(make_letter(), is_optional=True)
    make_letter()
    make_request(make_draft())
    make_request(make_draft(discarded_at=now, discarded_by=officer))
    asking(voided_at=now, voided_by=officer, voided_reason="Logged twice.")
    asking(closed_on=TODAY, closed_by=officer, closed_reason="duplicate")
    make_reply(counted, kind="unread")
    scope = scope_of(Letter.objects.all(), TODAY)
    assert [fact.letter for fact in scope.facts.counted] == [counted]
    assert [str(document.kind) for document in scope.facts.counted[0].documents] == ["Response strategy"]
    assert scope.facts.invited_documents == 2
    assert left_out(scope) == [
        "1 letter only invited documents, and is left out.",
        "1 letter was dealt with under another letter, and is left out.",
        "1 letter has a reply that nobody has looked at, and counts as not replied yet.",
    ]


def test_a_letter_and_its_corrections_count_once_from_the_first_day_with_all_that_was_settled():
    first, settled = asking()
    make_request(first, "progress_update")
    make_settlement(settled, "received", reply=make_reply(first, kind="part", received_on=date(2020, 10, 15)))
    second = make_letter(office=first.office, refers_to=first, relation="corrects", sent_on=date(2020, 10, 20))
    awaited = make_request(second, "progress_update")
    make_draft(office=first.office, refers_to=second, relation="corrects")
    fact = facts()[second.reference]
    assert list(facts()) == [second.reference]
    assert (fact.asked_on, fact.answered_on, fact.days) == (SENT, date(2020, 10, 15), 2)
    assert set(fact.documents) == {settled, awaited}
