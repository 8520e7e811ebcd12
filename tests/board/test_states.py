"""The words in which the board, the lists and the letter page say where a letter stands."""

from datetime import date

import pytest

from iasc_tracker.clock import now
from letters.reports import states
from tests.make import make_draft, make_letter, make_reply, make_request, make_settlement

pytestmark = pytest.mark.django_db

TODAY = date(2020, 11, 20)  # a Friday
DUE = date(2020, 11, 10)
WAS_DUE = "Reply was due 10 November 2020"
PROMISED = ["promised", "received", "received"]


def make_asking(*given, **fields):
    """A letter that asks for the three documents; `given` are the states of the first ones (None: untouched)."""
    letter = make_letter(**fields)
    kinds = ["problem_profile", "response_strategy", "progress_update"]
    for kind, state in zip(kinds, [*given, None, None, None], strict=False):
        requested = make_request(letter, kind)
        if state == "promised":
            make_settlement(requested, state, promised_for=date(2020, 11, 27))
        elif state:
            make_settlement(requested, state, link="https://sampleshire.example/")
    return letter


@pytest.mark.parametrize(
    ("given", "on", "sentence"),
    [
        (["received", "received"], TODAY, WAS_DUE + ". 8 working days late. 1 of 3 documents outstanding."),
        ([], date(2020, 11, 11), WAS_DUE + ". 1 working day late. 3 of 3 documents outstanding."),
        ([], DUE, "Reply is due today, 10 November 2020. 3 of 3 documents outstanding."),
        ([], date(2020, 11, 9), "Reply is due 10 November 2020. 3 of 3 documents outstanding."),
        (PROMISED, TODAY, WAS_DUE + "; promised for 27 November 2020. 1 of 3 documents outstanding."),
        (
            PROMISED,
            date(2020, 11, 30),
            WAS_DUE + "; promised for 27 November 2020. 1 working day late. 1 of 3 documents outstanding.",
        ),
        (["received", "declined", "already_public"], TODAY, "Everything asked for has been settled."),
    ],
)
def test_the_sentence_says_what_is_due_how_late_and_how_much(given, on, sentence):
    assert states.state_sentence(make_asking(*given), on) == sentence


def test_on_the_weekend_after_the_due_date_it_is_late_by_less_than_a_working_day():
    letter = make_asking(due_on=date(2020, 11, 13))
    assert "Less than 1 working day late." in states.state_sentence(letter, date(2020, 11, 14))
    assert states.days_late(letter, date(2020, 11, 14)) == 0


def test_updates_that_were_only_invited_are_never_due():
    letter = make_letter()
    make_request(letter, "progress_update", is_optional=True)
    assert states.state_sentence(letter, TODAY) == "No reply is due: updates were only invited."
    assert states.status_word(letter, TODAY) == ("Invited", "")
    make_settlement(letter.requested_documents.get())
    assert states.state_sentence(letter, TODAY) == "Everything invited has been settled."


def test_a_letter_that_asks_for_nothing_says_so():
    assert states.state_sentence(make_letter(), TODAY) == "No reply is due: no documents were asked for."


def test_drafts_closed_voided_and_discarded_letters_say_what_they_are():
    officer = make_letter().created_by
    draft = make_draft(doubts=["The date is missing."])
    closed = make_letter(closed_on=TODAY, closed_by=officer, closed_reason="no_answer")
    voided = make_letter(voided_at=now(), voided_by=officer, voided_reason="Logged twice.")
    discarded = make_draft(discarded_at=now(), discarded_by=officer)
    assert states.state_sentence(make_draft(), TODAY) == "Draft: not yet confirmed as sent."
    assert states.state_sentence(draft, TODAY).endswith("sent. 1 point needs checking.")
    assert states.state_sentence(closed, TODAY) == "Closed 20 November 2020: no answer is expected any more."
    assert states.state_sentence(voided, TODAY).endswith(": Logged twice.")
    letters = [make_draft(), draft, closed, voided, discarded]
    words = [("Draft", ""), ("Draft: needs checking", "blue"), ("Closed", ""), ("Voided", ""), ("Discarded", "")]
    assert [states.status_word(letter, TODAY) for letter in letters] == words


@pytest.mark.parametrize(
    ("given", "due_on", "word"),
    [
        ([], date(2020, 11, 19), ("Overdue", "red")),
        ([], TODAY, ("Due this week", "yellow")),
        ([], date(2020, 11, 22), ("Due this week", "yellow")),
        ([], date(2020, 11, 23), ("Awaiting reply", "")),
        (["received"], date(2020, 11, 23), ("Part answered", "")),
        (["promised", "promised", "promised"], DUE, ("Promised", "")),
        (["received", "already_public", "not_held"], DUE, ("Answered", "")),
        (["not_pursued", "not_pursued", "not_pursued"], DUE, ("Not pursued", "")),
    ],
)
def test_the_status_word_follows_from_settlements_and_the_day(given, due_on, word):
    assert states.status_word(make_asking(*given, due_on=due_on), TODAY) == word


def test_a_bare_acknowledgement_or_holding_reply_is_named():
    letter = make_asking(due_on=date(2020, 11, 27))
    make_reply(letter, kind="acknowledgement", received_on=date(2020, 11, 2))
    assert states.status_word(letter, TODAY) == ("Acknowledged", "")
    make_reply(letter, kind="holding", received_on=date(2020, 11, 3))
    assert states.status_word(letter, TODAY) == ("Holding reply", "")


def test_each_cell_says_its_state_with_colour_only_where_something_is_to_do():
    letter = make_asking("promised", "already_public", due_on=TODAY)
    invited = make_request(letter, "other", is_optional=True)
    cells = [states.document_state(item, TODAY)[:2] for item in letter.requested_documents.all()]
    assert cells == [
        ("Promised for 27 Nov 2020", ""),
        ("Already public", ""),
        ("Due this week", "yellow"),
        ("Invited", ""),
    ]
    assert states.document_state(letter.requested_documents.all()[1], TODAY).link == "https://sampleshire.example/"
    assert states.document_state(invited, TODAY).colour == ""
    assert states.documents_in_hand(letter) == "1 of 3"
