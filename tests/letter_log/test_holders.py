"""Whom a letter is tied to: the person it names, or who held the office on its day."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters.drafting.from_files import log_file
from letters.drafting.logging_letters import LetterFacts, log_letter
from letters.models import Letter
from tests.letter_log.conftest import SAMPLES
from tests.make import make_commissioner, make_office


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def office(db):
    return make_office()


def logged(office, officer, name=""):
    fields = {"office": office, "dated": date(2020, 10, 13), "addressee_name": name}
    return log_letter(LetterFacts(fields), by=officer)


def test_a_letter_without_an_addressee_goes_to_the_head_of_the_office(office, officer):
    make_commissioner(office=office, name="Dee Deputy", role="deputy")
    head = make_commissioner(office=office, name="Max Mayor")
    letter = logged(office, officer)
    assert (letter.commissioner, letter.addressee_name) == (head, "Max Mayor")


def test_a_letter_to_the_deputy_is_tied_to_the_deputy(office, officer):
    make_commissioner(office=office, name="Max Mayor")
    deputy = make_commissioner(office=office, name="Dee Deputy OBE", role="deputy")
    letter = logged(office, officer, "Dee Deputy")
    assert (letter.commissioner, letter.addressee_name) == (deputy, "Dee Deputy")


def test_a_letter_to_somebody_not_on_record_is_tied_to_nobody(office, officer):
    make_commissioner(office=office, name="Max Mayor")
    assert logged(office, officer, "Robin Elsewhere").commissioner is None


def test_where_coarse_dates_leave_two_the_officer_must_say_who(office, officer):
    make_commissioner(office=office, name="Ada Old", ended_on=date(2020, 10, 1), ended_precision="month")
    new = make_commissioner(office=office, name="Ben New", started_on=date(2020, 10, 1), started_precision="month")
    with pytest.raises(CorrespondenceError, match="cannot tell who was in post.*Ada Old or Ben New"):
        logged(office, officer)
    assert list(Letter.objects.all()) == []
    assert logged(office, officer, "Ben New").commissioner == new


def hampshire(old="", new=""):
    return (SAMPLES / "hampshire.txt").read_text().replace(old, new).encode()


def test_a_file_to_somebody_when_the_post_was_vacant_becomes_a_draft(officer, offices):
    outcome = log_file("letter.txt", hampshire("13 October 2020", "13 October 2014"), by=officer)
    assert outcome.word == "draft"
    assert outcome.letter.doubts == ["The letter names Michael Lane; on record for 13 October 2014: nobody."]


def test_words_too_long_for_the_record_are_cut_and_become_a_doubt(officer, offices):
    long = "Office of the " + "Very " * 60 + "Police"
    outcome = log_file("letter.txt", hampshire("Office of the Police", long), by=officer)
    assert outcome.letter.doubts == [
        "The addressee organisation is longer than 200 characters and was cut. Check it.",
    ]
    assert outcome.letter.addressee_organisation == long[:200]
