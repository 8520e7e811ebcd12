"""What each letter of a campaign would say, and what it lacks, by office."""

from datetime import date

import pytest

from letters.composing.asks import suggested_ask
from letters.composing.campaign_letters import letters_of
from letters.composing.office_facts import facts_of
from letters.models import OfficeWording
from tests.make import (
    make_campaign,
    make_chosen,
    make_commissioner,
    make_letter,
    make_request,
    make_settlement,
    make_text,
    make_unit,
    make_wording,
)

ALL = (
    "I would therefore be grateful if you would be willing to share with my office a copy of your Problem Profile/"
    "Strategic Needs Assessment and Response Strategy as well as any updates regarding progress on delivery."
)
UPDATES = (
    "I note that your Response Strategy is published online, however I would welcome any further updates regarding "
    "progress on delivery."
)
INVITED = "If you have any further updates that would be relevant to share with my office, I would welcome them."


def said(campaign):
    """{area: what its letter lacks} for the letters of a campaign."""
    return {letter.name: list(letter.problems) for letter in letters_of(campaign)}


def publish(office, *kinds):
    """Settle these kinds of an earlier letter to the office as public already."""
    letter = make_letter(office=office, campaign=make_campaign())
    for kind in kinds:
        make_settlement(make_request(letter, kind), "already_public", link="https://strategy.example/")
    return letter


def test_a_complete_letter_has_its_words_from_the_records(campaign):
    office = make_chosen(campaign, "Sampleshire", name="Alex Sample", salutation="Alex")
    make_text(campaign)
    make_wording(campaign, office)
    (letter,) = letters_of(campaign)
    content = letter.content
    assert (letter.is_ready, letter.problems, letter.flaws) == (True, (), ())
    assert content.body == f"How the Sampleshire Network works: I read of its schools.\n\n{ALL} Write to Sam Testing."
    assert (content.salutation, content.dated, content.sample) == ("Dear Alex", date(2020, 10, 13), True)
    assert content.addressee_lines[0] == "Alex Sample"
    assert content.addressee_lines[-3:] == ("1 Sample Street", "Sampletown", "ZZ1 1ZZ")
    assert content.reference == "Draft, not sent"


def test_what_is_missing_is_listed_by_office(campaign):
    make_chosen(campaign, "Kentshire", salutation="")
    no_address = make_chosen(campaign, "Mockford")
    no_address.address = ""
    no_address.save()
    unit_gone = make_chosen(campaign, "Testingham")
    unit_gone.area.units.clear()
    for office in (no_address, unit_gone):
        make_wording(campaign, office)
    make_text(campaign, body="((salutation)) ((vru)) ((interest))")
    assert said(campaign) == {
        "Kentshire": ["no salutation", "no interest paragraph"],
        "Mockford": ["no address"],
        "Testingham": ["no violence reduction unit"],
    }
    assert [letter.content for letter in letters_of(campaign)] == [None, None, None]


def test_a_vacant_post_and_one_that_is_not_certain_stop_the_letter(campaign):
    make_chosen(campaign, "Sampleshire", ended_on=date(2020, 10, 12))
    make_chosen(campaign, "Testingham", name="Robin Sample", started_on=date(2020, 10, 1), started_precision="month")
    make_text(campaign, body="Hello.")
    assert said(campaign) == {
        "Sampleshire": ["nobody certainly in post (vacant, or nobody on record)"],
        "Testingham": ["nobody certainly in post (not certain: Robin Sample)"],
    }


def test_the_holder_is_the_one_of_the_date_of_the_letters(campaign):
    office = make_chosen(campaign, "Sampleshire", name="Before", salutation="Before", ended_on=date(2020, 10, 12))
    make_commissioner(office=office, name="After", salutation="After", started_on=date(2020, 10, 13), is_acting=True)
    make_text(campaign, body="Hello.")
    (letter,) = letters_of(campaign)
    assert (letter.content.salutation, letter.facts.in_post) == ("Dear After", "After, acting")
    assert letter.facts.post_needs_a_look


def test_two_units_that_may_have_existed_are_not_chosen_between(campaign):
    office = make_chosen(campaign, "Sampleshire")
    make_unit(office.area, name="Another Network")
    make_wording(campaign, office, interest="how the ((vru)) works")
    make_text(campaign, body="((interest))")
    assert said(campaign) == {
        "Sampleshire": [
            "not certain which violence reduction unit: Another Network or Sampleshire Network. "
            "Write its name in place of ((vru))"
        ]
    }


def test_a_fault_of_the_text_is_said_once_and_stops_every_letter(campaign):
    make_chosen(campaign, "Sampleshire")
    make_text(campaign, body="((salutaton)) and ((vru", subject="((ask))", opening="Dear ((interest))")
    (letter,) = letters_of(campaign)
    assert (letter.content, letter.problems) == (None, ("no interest paragraph",))
    assert letter.flaws == (
        "“ask” is no field. There is: ((salutation)), ((vru)), ((area)).",
        "“interest” is no field. There is: ((salutation)), ((vru)), ((area)).",
        "“salutaton” is no field. There is: ((salutation)), ((vru)), ((area)), ((interest)), ((ask)), ((contact)).",
        "“((vru” is not closed: put )) after it.",
    )


def test_without_a_text_no_letter_is_made(campaign):
    make_chosen(campaign, "Sampleshire")
    assert [letter.flaws for letter in letters_of(campaign)] == [("The letter has no text yet.",)]


def test_a_name_on_record_cannot_bring_markdown_fields_or_html(campaign):
    office = make_chosen(campaign, "Sampleshire")
    office.area.units.update(name="[x](https://evil.example) <script> ((ask)) *a* {% now %}")
    make_text(campaign, body="((vru))")
    (letter,) = letters_of(campaign)
    assert letter.content.body == (r"\[x\]\(https\:\/\/evil\.example\) \<script\> \(\(ask\)\) \*a\* \{\% now \%\}")


def test_a_fault_in_an_offices_wording_is_its_own(campaign):
    office, other = make_chosen(campaign, "Sampleshire"), make_chosen(campaign, "Testingham")
    make_wording(campaign, office, interest="((ask))")
    make_wording(campaign, other)
    make_text(campaign, body="((interest))")
    assert said(campaign) == {
        "Sampleshire": ["in the interest, “ask” is no field. There is: ((vru)), ((area))."],
        "Testingham": [],
    }


def test_an_ask_that_names_the_contact_takes_its_place(campaign):
    office = make_chosen(campaign, "Sampleshire")
    campaign.contact = ""
    make_text(campaign, body="((ask)) ((contact))")
    assert said(campaign) == {"Sampleshire": ["nobody to contact (write it on the campaign)"]}
    make_wording(campaign, office, ask="Tell Sam Testing.", ask_names_contact=True)
    assert letters_of(campaign)[0].content.body.strip() == "Tell Sam Testing."


def test_conditional_text_stands_only_where_a_settlement_says_that_the_strategy_is_public(campaign):
    public = make_chosen(campaign, "Sampleshire")
    make_chosen(campaign, "Testingham")
    publish(public, "response_strategy")
    make_text(campaign, body="Hello.((strategy_online?? It is online.))")
    assert {letter.name: letter.content.body for letter in letters_of(campaign)} == {
        "Sampleshire": "Hello. It is online.",
        "Testingham": "Hello.",
    }


def test_a_text_too_long_to_print_is_said(campaign):
    make_chosen(campaign, "Sampleshire")
    make_text(campaign, body="word " * 20_001)
    (problem,) = said(campaign)["Sampleshire"]
    assert "the most that can be printed is 100,000" in problem


@pytest.mark.parametrize(
    ("public", "asks_for", "ask"),
    [
        ((), "wanted", ALL),
        (("response_strategy",), "wanted", UPDATES),
        (("response_strategy",), "all", ALL),
        (("response_strategy",), "invited", INVITED),
        (("response_strategy",), "updates", UPDATES),
        ((), "updates", "I would be grateful for any updates regarding progress on delivery."),
        ((), "invited", INVITED),
        (("problem_profile",), "wanted", ALL.replace("Problem Profile/Strategic Needs Assessment and ", "")),
        (("problem_profile", "response_strategy", "progress_update"), "wanted", UPDATES),
    ],
)
def test_the_suggested_ask_follows_from_what_is_still_wanted(campaign, public, asks_for, ask):
    office = make_chosen(campaign, "Sampleshire")
    publish(office, *public)
    (facts,) = facts_of([office], campaign.letters_dated)
    assert suggested_ask(list(campaign.document_kinds.all()), facts, asks_for) == ask


def test_a_campaign_that_asks_for_nothing_suggests_nothing(campaign):
    campaign.document_kinds.clear()
    (facts,) = facts_of([make_chosen(campaign, "Sampleshire")], campaign.letters_dated)
    assert suggested_ask([], facts, OfficeWording.AsksFor.WANTED) == ""


def test_the_last_answer_is_of_another_campaign_and_undone_settlements_do_not_count(campaign):
    office = make_chosen(campaign, "Sampleshire")
    earlier = publish(office, "response_strategy")
    make_settlement(earlier.requested_documents.get(), "awaited")
    make_letter(office=office, campaign=campaign)
    (facts,) = facts_of([office], campaign.letters_dated, campaign=campaign)
    assert (facts.last, facts.public, facts.strategy_online) == (earlier, (), False)


def test_many_offices_cost_as_many_queries_as_one(campaign, django_assert_num_queries):
    make_text(campaign)
    for number in range(3):
        publish(make_chosen(campaign, f"Sample {number}"), "response_strategy")
        with django_assert_num_queries(12):
            letters_of(campaign)
