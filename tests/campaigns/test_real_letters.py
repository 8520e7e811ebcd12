"""The five real letters of 13 October 2020 come out of one campaign text (samples/campaign), word for word."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command

from letters.composing.campaign_letters import letters_of, newest_text
from letters.demonstration.loading import REAL_CAMPAIGN, load_samples
from letters.models import Campaign
from letters.rendering.pages import extract_text
from letters.rendering.pdf import render_letter
from letters.rendering.words import plain_words
from tests.make import make_officer
from tests.rendering.letters import sample_letter

pytestmark = pytest.mark.django_db
NAMES = ("Hampshire", "Lancashire", "Leicestershire", "Northumbria", "Sussex")
# What the copies of the letters spoiled, and what was printed: page breaks and scanning, nothing else.
MENDS = {
    "Sussex": [
        ("announcement®", "announcement"),
        ("slavery?,", "slavery,"),
        ("report?®", "report"),
        ("findings*", "findings"),
        ("trafficking®", "trafficking"),
        ("co- ordinating", "co-ordinating"),
    ],
}


@pytest.fixture
def campaign(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)
    call_command("load_recipients", verbosity=0)
    for roles in (["officer"], ["lead"], ["signatory", "publisher"]):
        make_officer(*roles)
    load_samples()
    return Campaign.objects.get(title=REAL_CAMPAIGN)


@pytest.fixture
def letters(campaign):
    return {letter.name: letter for letter in letters_of(campaign)}


def words(content):
    """What `content` prints from the salutation to the end of its footnotes, on one line, apart from any head."""
    bare = replace(content, edition="sent", addressee_lines=("X",), sender_name="", sender_address=(), sender_role="")
    return " ".join(plain_words(bare).split()).partition("X ")[2]


def printed(name):
    """The real letter to `name`, with the mends."""
    text = words(sample_letter(name.lower()))
    for wrong, right in MENDS.get(name, []):
        assert wrong in text, wrong
        text = text.replace(wrong, right)
    return text


@pytest.mark.parametrize("name", NAMES)
def test_the_words_equal_the_real_letter(letters, name):
    made = words(letters[name].content)
    if name == "Sussex":  # its footnotes, and their marks, were lost in the scan
        body = letters[name].content.body.partition("\n\n[^1]:")[0]
        for number in range(1, 6):
            body = body.replace(f"[^{number}]", "")
        made = words(replace(letters[name].content, body=body))
    assert made == printed(name)


def test_only_the_interest_and_the_ask_and_the_contact_differ_from_the_one_text(campaign, letters):
    text = newest_text(campaign)
    skeletons = set()
    for name in NAMES:
        letter, wording = letters[name], letters[name].wording
        unit = letter.facts.unit.name
        contact = "" if wording.ask_names_contact else campaign.contact
        given = [(wording.interest.replace("((vru))", unit), "((interest))")]
        given += [(f"{wording.ask or letter.suggested} {contact}", "((ask)) ((contact))")]
        body = letter.content.body
        for words_of_office, field in given:
            assert body.count(words_of_office) == 1, name
            body = body.replace(words_of_office, field)
        skeletons.add((body, letter.content.closing, letter.content.subject))
    assert skeletons == {(text.body, "Yours sincerely", "")}
    assert {letters[name].content.salutation for name in NAMES} == {
        "Dear Michael",
        "Dear Clive",
        "Dear Lord Bach",
        "Dear Kim",
        "Dear Katy",
    }


def test_the_thirteen_other_areas_say_what_is_missing_and_nothing_about_them_is_invented(letters):
    others = {name: letter for name, letter in letters.items() if name not in NAMES}
    assert len(others) == 13
    assert {name for name, letter in others.items() if letter.is_ready or letter.wording} == set()
    assert {letter.problems for letter in others.values()} == {("no salutation", "no interest paragraph")}


def test_each_becomes_a_pdf_that_says_that_it_is_a_draft(letters):
    pages = extract_text(render_letter(letters["Hampshire"].content))
    assert "Dear Michael," in pages[0]
    assert all("Draft, not sent" in page for page in pages)
