"""One correspondence, sixty questions: exactly these things in exactly this order, on whichever database runs."""

import pytest

from tests.search.world import make_world, names

pytestmark = pytest.mark.django_db

FOUND = {
    # words, in any order, anywhere in a thing
    "grateful": "own ask",
    "GRATEFUL": "own ask",
    "strategy": "ask",
    "children recommendations": "profile",
    "county": "scan waiting words profile",
    "county lines": "waiting profile words",
    "lines county": "waiting words profile",
    "nonesuch": "",
    "county nonesuch": "",
    "the": "profile reply ask",
    # stems
    "safeguard": "profile void",
    "safeguarding": "profile void",
    "safeguarded": "profile void",
    "policies": "draft",
    "policy": "draft",
    "report": "profile",
    "recommend": "profile",
    # phrases
    '"county lines"': "waiting profile",
    '"lines county"': "",
    '"lines of a county"': "words",
    "“county lines”": "waiting profile",
    '"county lines': "waiting profile",
    '"safeguarding of children" data': "profile",
    '"reduction units"': "ask",
    # beginnings
    "safeg*": "profile void",
    "safeguardi*": "profile",
    "cou* lin*": "waiting words profile",
    "strat*": "profile ask",
    '"county li*"': "waiting profile",
    "multi-ag*": "profile",
    # accents, Welsh, apostrophes and quotation marks
    "cafe": "ask",
    "café": "ask",
    "ty gwyn": "welsh",
    "Tŷ Gŵyn": "welsh",
    "Ty\u0302 Gw\u0302yn": "welsh",
    "yd": "welsh",
    "zoe naive": "profile",
    "O'Brien": "profile",
    "O’Brien": "profile",
    "obrien": "profile",
    "Zoë's": "profile",
    "‘notes’": "ask",
    # hyphens
    "multi-agency": "profile",
    "multi agency": "profile",
    "multi\u2011agency": "profile",
    "policy-making": "draft",
    # numbers, references, postcodes, addresses
    "IASC-2020-0003": "welsh",
    "iasc 2020 0003": "welsh",
    "2020-0003": "welsh",
    "2021/22": "profile",
    "1500000": "profile",
    "£1,500,000": "profile",
    "12.5%": "profile",
    "SO23 8UJ": "ask",
    "so238uj": "ask",
    "vru@sampleshire.example": "profile",
    "strategy.example": "ask",
    "0042": "scan",
    # what a person noted, and what is on record of a file
    "treasurer": "ask",
    "embargo": "unfiled reply",
    "annex": "profile",
    "problem profile": "profile",
    "logged twice": "void",
    "signed": "own",
    # never syntax: AND, OR and NOT are words like any other
    "county AND lines": "words profile",
    "county OR lines": "profile",
    "NOT county": "profile",
    "county NEAR lines": "",
    "text_tokens:county": "",
    "-county": "scan waiting words profile",
    "^county": "scan waiting words profile",
    "(county": "scan waiting words profile",
    "county & lines | !": "waiting profile words",
    "'county':*A": "",
}


@pytest.fixture
def world():
    return make_world()


def test_each_question_finds_exactly_its_things_in_their_order(world):
    assert {words: " ".join(names(world, words)) for words in FOUND} == FOUND


def test_among_too_many_only_the_heading_is_weighed_and_the_same_is_found(world, settings):
    settings.SEARCH_WEIGHED = 1
    assert {words: set(names(world, words)) for words in FOUND} == {
        words: set(found.split()) for words, found in FOUND.items()
    }
    # By day alone; "lines of a county" stand side by side nowhere else than in `words`.
    assert " ".join(names(world, "county lines")) == "waiting words profile"
    assert " ".join(names(world, "problem profile")) == "profile"


def test_there_are_at_least_fifty_questions():
    assert len(FOUND) >= 50


def test_filters_narrow_to_exactly_what_they_name(world):
    area, campaign = world["ask"].office.area, world["ask"].campaign
    profile = world["profile"].incoming.received_on
    asked = {
        "letters": names(world, "county", what="letters"),
        "replies": names(world, "county", what="replies"),
        "documents": names(world, "county", what="documents"),
        "area": names(world, "county", area=area),
        "other area": names(world, "county", area=world["welsh"].office.area),
        "campaign": names(world, "grateful", campaign=campaign),
        "since": names(world, "county", since=world["waiting"].received_on),
        "until": names(world, "county", until=profile),
        "read": names(world, "county", read="yes"),
        "unread": names(world, "county", read="no"),
    }
    assert {name: " ".join(found) for name, found in asked.items()} == {
        "letters": "",
        "replies": "waiting",
        "documents": "scan words profile",
        "area": "scan words profile",
        "other area": "",
        "campaign": "own ask",
        "since": "waiting",
        "until": "scan words profile",
        "read": "waiting words profile",
        "unread": "scan",
    }
