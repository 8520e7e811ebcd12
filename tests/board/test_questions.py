"""Questions about many letters give the same answer as the words about one, to the day."""

from datetime import date, timedelta

import pytest

from iasc_tracker.clock import now
from letters.models import Letter, PublicCopy
from letters.reports import states
from letters.reports.questions import QUESTIONS
from tests.make import (
    make_document,
    make_draft,
    make_letter,
    make_officer,
    make_public_copy,
    make_reply,
    make_request,
    make_settlement,
)
from tests.publication.states import look_at

pytestmark = pytest.mark.django_db

MONDAY = date(2020, 11, 16)
DAYS = [MONDAY + timedelta(days=number) for number in range(-3, 12)]


def make_every_kind():
    """Letters in every state that matters, most due on Friday 20 November 2020."""
    due_on, officer = date(2020, 11, 20), make_officer("officer")
    for state in (None, "promised", "received", "not_pursued"):
        requested = make_request(make_letter(due_on=due_on))
        if state:
            make_settlement(requested, state, promised_for=date(2020, 11, 24) if state == "promised" else None)
    half = make_letter(due_on=due_on)
    make_settlement(make_request(half, "problem_profile"))
    make_request(half)
    make_request(make_letter(due_on=due_on), is_optional=True)
    make_request(make_letter(due_on=due_on, closed_on=MONDAY, closed_by=officer))
    make_request(make_letter(due_on=due_on, voided_at=now(), voided_by=officer))
    make_request(make_draft())
    make_letter(due_on=None)


def answers(name, on):
    """The references of the letters that answer to the question `name` on the date `on`."""
    return set(QUESTIONS[name].ask(Letter.objects.kept(), on).values_list("reference", flat=True))


def test_the_lists_and_the_words_agree_on_every_day_around_the_due_date():
    make_every_kind()
    seen = set()
    for on in DAYS:
        letters = {letter: states.status_word(letter, on)[0] for letter in Letter.objects.kept()}
        for name, word in (("overdue", "Overdue"), ("due", "Due this week"), ("draft", "Draft"), ("closed", "Closed")):
            found = {letter.reference for letter, its_word in letters.items() if its_word == word}
            assert answers(name, on) == found, (name, on)
            seen |= {name} if found else set()
        rows = {letter.reference for letter in letters if states.outstanding(letter)}
        assert answers("outstanding", on) == rows
    assert seen == {"overdue", "due", "draft", "closed"}


def test_settled_and_invited_say_what_the_sentence_says():
    make_every_kind()
    sentences = {letter.reference: states.state_sentence(letter, MONDAY) for letter in Letter.objects.kept()}
    settled = {reference for reference, words in sentences.items() if words.startswith("Everything asked for")}
    invited = {reference for reference, words in sentences.items() if "only invited" in words}
    assert (answers("settled", MONDAY), answers("invited", MONDAY)) == (settled, invited)
    assert (len(settled), len(invited)) == (2, 1)


def test_to_look_at_are_sent_letters_with_a_prepared_copy_of_their_own_or_of_a_reply():
    own, answered, voided, plain = make_letter(), make_letter(), make_letter(), make_letter()
    voided.voided_at, voided.voided_by = now(), voided.created_by
    voided.save()
    make_public_copy(make_document(b"own", letter=own))
    make_public_copy(make_document(b"answer", incoming=make_reply(answered).incoming))
    make_public_copy(make_document(b"voided", letter=voided))
    make_document(b"plain", letter=plain)
    assert (answers("unseen", MONDAY), answers("ready", MONDAY)) == ({own.reference, answered.reference}, set())
    assert states.publishing_steps([own, plain], MONDAY) == {own.pk: "Look at the public copy"}
    look_at(PublicCopy.objects.get(document__letter=own))
    assert (answers("unseen", MONDAY), answers("ready", MONDAY)) == ({answered.reference}, {own.reference})
    assert states.publishing_steps([own, plain], MONDAY) == {own.pk: "Publish"}
    assert answers("voided", MONDAY) == {voided.reference}
