"""What a letter asks for, in documents: the same as its words say."""

from datetime import date

import pytest

from letters.composing.campaign_letters import languages_of, letters_of
from letters.models import DocumentKind
from tests.make import (
    make_campaign,
    make_chosen,
    make_letter,
    make_office,
    make_request,
    make_settlement,
    make_text,
    make_wording,
)

PROFILE = ("problem_profile", False)
STRATEGY = ("response_strategy", False)
UPDATE = ("progress_update", False)
INVITED = ("progress_update", True)


def asked(campaign):
    """[(slug, is_optional)] of the campaign's only letter."""
    (letter,) = letters_of(campaign)
    return [(kind.slug, optional) for kind, optional in letter.asks]


def publish(office, *kinds):
    """Settle these kinds of an earlier letter to the office as public already."""
    letter = make_letter(office=office, campaign=make_campaign())
    for kind in kinds:
        make_settlement(make_request(letter, kind), "already_public", link="https://strategy.example/")


@pytest.mark.parametrize(
    ("public", "asks_for", "documents"),
    [
        ((), "wanted", [PROFILE, STRATEGY, UPDATE]),
        (("response_strategy",), "wanted", [UPDATE]),
        (("response_strategy",), "all", [PROFILE, STRATEGY, UPDATE]),
        (("problem_profile",), "wanted", [STRATEGY, UPDATE]),
        ((), "updates", [UPDATE]),
        ((), "invited", [INVITED]),
    ],
)
@pytest.mark.parametrize("ask", ["", "I would welcome anything."])
def test_a_letter_asks_for_what_its_choice_comes_to_however_it_is_worded(campaign, public, asks_for, documents, ask):
    office = make_chosen(campaign, "Sampleshire")
    publish(office, *public)
    make_wording(campaign, office, asks_for=asks_for, ask=ask)
    assert asked(campaign) == documents


def test_updates_are_invited_where_all_else_is_public(campaign):
    campaign.document_kinds.set(DocumentKind.objects.filter(slug="response_strategy"))
    publish(make_chosen(campaign, "Sampleshire"), "response_strategy")
    assert asked(campaign) == [INVITED]


def test_something_else_is_asked_for_only_by_written_words(campaign):
    campaign.document_kinds.set(DocumentKind.objects.filter(slug__in=["response_strategy", "other"]))
    office = make_chosen(campaign, "Sampleshire")
    assert asked(campaign) == [STRATEGY]
    make_wording(campaign, office, ask="Send your strategy and your rota.")
    assert asked(campaign) == [STRATEGY, ("other", False)]


def test_a_campaign_that_asks_for_nothing_asks_for_nothing(campaign):
    campaign.document_kinds.clear()
    make_chosen(campaign, "Sampleshire")
    assert asked(campaign) == []


def test_the_commissioner_of_the_day_signs_and_nobody_while_the_post_is_vacant(campaign):
    make_wording(campaign, make_chosen(campaign, "Sampleshire"))
    make_text(campaign)
    assert letters_of(campaign)[0].content.sender_name == "Dame Sara Thornton DBE QPM"
    campaign.dated = date(2022, 6, 1)
    assert letters_of(campaign)[0].content.sender_name == ""


def test_what_does_not_fit_the_record_of_a_letter_is_a_problem(campaign):
    office = make_chosen(campaign, "Sampleshire", salutation="A" * 100, style="B" * 200)
    make_wording(campaign, office)
    make_text(campaign, opening="Dear kind and patient ((salutation))", subject="((vru)) " * 20)
    (letter,) = letters_of(campaign)
    assert letter.problems == (
        "the salutation is longer than 120 characters",
        "The subject is longer than 300 characters; shorten it.",
    )


@pytest.mark.django_db
def test_an_office_of_two_languages_is_written_to_in_welsh_first():
    both, english = make_office(language="cy+en"), make_office()
    assert (languages_of(both), languages_of(english)) == (("cy", "en"), ("en",))
