"""The journey of an officer who logs a letter: from its file, and by form."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from letters.models import Letter
from tests.make import make_campaign, make_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

LETTER = Path(settings.BASE_DIR) / "samples" / "letters" / "hampshire.txt"
DUE = date(2020, 11, 10)
ALL_THREE = {("problem_profile", False), ("response_strategy", False), ("progress_update", False)}


@pytest.fixture
def officer(live):
    call_command("load_recipients", verbosity=0)
    return make_officer("officer")


def only_letter():
    """The one letter on record, as far as both journeys set it: who, when, what for, due when, by whom."""
    letter = Letter.objects.get()
    asked = {(item.kind.slug, item.is_optional) for item in letter.requested_documents.all()}
    return letter.office.area.name, letter.addressee_name, letter.dated, letter.sent_on, letter.due_date.due_on, asked


def kept_bytes():
    """The bytes kept of the one letter's file."""
    return Letter.objects.get().documents.get().file.read()


def test_log_a_letter_from_its_file(person, officer):
    someone = person()
    someone.log_in(officer)
    someone.follow("Log a letter")
    someone.follow("Start from the file of the letter")
    someone.attach("File of the letter", LETTER)
    someone.press("Read the file")
    someone.reads("Log a letter")
    someone.press("Save letter")
    someone.reads("Hampshire")
    assert only_letter() == ("Hampshire", "Michael Lane", date(2020, 10, 13), date(2020, 10, 13), DUE, ALL_THREE)
    letter = Letter.objects.get()
    assert (letter.salutation, letter.addressee_postcode, letter.sent_by) == ("Dear Michael", "SO23 8AJ", officer)
    assert kept_bytes() == LETTER.read_bytes()


def test_log_a_letter_by_form(person, officer):
    campaign = make_campaign(title="Sample round")
    someone = person()
    someone.log_in(officer)
    someone.follow("Log a letter")
    someone.choose("Recipient", "hamp", "Hampshire")
    someone.choose("Campaign", "Sample", "Sample round")
    someone.write("Date of the letter", "13/10/2020")
    someone.tick("Response strategy", within="Documents asked for")
    someone.tick("Updates on progress", within="Only invited")
    someone.unfold("As printed on the letter")
    someone.write("Name", "Michael Lane")
    someone.attach("Signed letter", LETTER)
    someone.press("Save letter")
    someone.reads("Hampshire")
    asked = {("response_strategy", False), ("progress_update", True)}
    assert only_letter() == ("Hampshire", "Michael Lane", date(2020, 10, 13), date(2020, 10, 13), DUE, asked)
    assert (Letter.objects.get().campaign, kept_bytes()) == (campaign, LETTER.read_bytes())
