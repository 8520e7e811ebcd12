"""Which letter a file may answer: guesses, best first, with their reasons; none where nothing speaks for one."""

from datetime import date

import pytest

from letters.matching import guesses
from letters.matching.clues import references_in
from letters.opening.opened import Opened
from tests.make import make_area, make_letter, make_office

pytestmark = pytest.mark.django_db
ON = date(2020, 11, 16)


def said(text, **facts):
    """A message that says `text`."""
    return Opened("message/rfc822", "from the e-mail", texts=(text,), own_text=text, **facts)


def first(opened):
    """(letter, its strongest reason) of the best guess."""
    best = guesses(opened, ON)[0]
    return best.letter, best.reasons[0]


def test_our_reference_leads_to_its_letter_and_two_lead_to_both():
    one, other = make_letter(), make_letter()
    make_letter()
    found = guesses(said(f"About {one.reference} and {other.reference.replace('-', ' ')}."), ON)
    assert {guess.letter for guess in found} == {one, other}
    assert found[0].reasons[0] == f"It names our reference {found[0].letter.reference}."


def test_an_address_with_our_reference_weighs_most():
    one, other = make_letter(), make_letter()
    opened = said(f"About {other.reference}", sent_to=(f"replies+{one.reference.lower()}@iasc.example",))
    assert first(opened) == (one, f"It was sent to the address of {one.reference}.")


def test_a_domain_leads_to_its_office_unless_it_is_everybodys():
    office, anybody = make_office(email="office@opcc.example"), make_office(email="pcc@gmail.com")
    letter = make_letter(office=office)
    make_letter(office=anybody)
    assert first(said("Our reply", sender_address="new.person@opcc.example")) == (
        letter,
        f"It comes from opcc.example, as {office} does.",
    )
    assert guesses(said("Hello", sender_address="somebody@gmail.com"), ON) == []


def test_of_two_letters_to_an_office_the_date_and_the_words_decide():
    office = make_office(area=make_area("Sampleshire"), email="office@opcc.example")
    early = make_letter(office=office, body="Tell me about youth hubs.")
    late = make_letter(
        office=office, body="Tell me about car washes.", dated=date(2020, 11, 2), sent_on=date(2020, 11, 2)
    )
    sender = {"sender_address": "a@opcc.example"}
    assert first(said("Your letter of 2 November 2020", **sender))[0] == late
    assert first(said("Your letter dated 13/10/2020", **sender))[0] == early
    assert first(said("We have three youth hubs.", **sender))[0] == early
    assert first(said("We have no car washes.", **sender))[0] == late


def test_a_letter_sent_after_the_file_arrived_is_none_and_a_closed_one_says_so():
    office = make_office(email="office@opcc.example")
    make_letter(office=office, dated=date(2020, 12, 1), sent_on=date(2020, 12, 1))
    officer = make_letter().sent_by
    closed = make_letter(office=office, closed_on=date(2020, 11, 1), closed_by=officer, closed_reason="answered")
    [guess] = guesses(said("Our reply", sender_address="a@opcc.example"), ON)
    assert (guess.letter, guess.reasons[-1]) == (closed, "The letter was closed on 1 November 2020.")


def test_nothing_is_guessed_from_nothing():
    make_letter()
    assert guesses(said("Hello"), ON) == []


@pytest.mark.parametrize(
    "words",
    ["IASC-2020-0001", "IASC 2020 1", "iasc/2020/0001", "|ASC-2020-0001", "lASC–2O20–0001", "IASC2020-0001."],
)
def test_a_reference_is_known_however_it_is_written(words):
    assert references_in(words) == ("IASC-2020-0001",)


def test_what_only_looks_like_a_reference_is_none():
    assert references_in("MIASC-2020-0001, IASC-1999-0001, IASC-2020-12345, IASC 2020") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Save the date: an evening of carols. Please reply by 1 December.",
        "You receive our progress newsletter because you joined our mailing list. Unsubscribe",
        "Under the Freedom of Information Act I would like to request your letters to Testingham.",
        "INVOICE 12. Your reply is awaited. Payment is due by 6 December 2020.",
        "Dear Victims' Commissioner,\n\nThank you for your letter about special measures.",
        "Your ref: VC/118/20\n\nThank you for your letter.",
        "We have moved to a new building.",
    ],
)
def test_what_an_office_sends_for_another_purpose_answers_no_letter_unless_it_names_one(words):
    letter = make_letter(office=make_office(email="office@opcc.example"), body="Tell me about youth hubs.")
    sender = {"sender_address": "a@opcc.example"}
    assert guesses(said(words, **sender), ON) == []
    assert first(said(f"{words} {letter.reference}", **sender))[0] == letter


def test_a_letter_of_another_day_is_less_likely_and_a_day_needs_no_year():
    office = make_office(email="office@opcc.example")
    early = make_letter(office=office)
    late = make_letter(office=office, dated=date(2020, 11, 2), sent_on=date(2020, 11, 2))
    found = guesses(said("Thank you for your letter of 2 November.", sender_address="a@opcc.example"), ON)
    assert [guess.letter for guess in found][0] == late
    other = next((guess for guess in found if guess.letter == early), None)
    assert other is None or "It answers a letter of another day than 13 October 2020." in other.reasons


def test_what_a_stranger_quotes_leads_to_the_only_letter_with_such_words():
    make_letter(body="I write about violence in your area and the work of youth hubs in market towns.")
    quoted = make_letter(body="I write about violence in your area and the work of street pastors on the ferry quay.")
    history = "> I write about violence in your area and the work of street pastors on the ferry quay."
    opened = said("Received, thank you.", sender_address="pa@gmail.com", quoted_text=history)
    assert first(opened) == (quoted, "It quotes this letter.")
