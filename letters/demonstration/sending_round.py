"""A round of letters that a visitor of the demonstration can check, sign off and release: complete, and not begun."""

import tomllib

from letters.demonstration import world
from letters.drafting.campaign_offices import choose_offices
from letters.drafting.campaigns import make_campaign
from letters.drafting.letter_texts import CLOSINGS, OPENINGS, write_text
from letters.drafting.wording import write_wording
from letters.models import DocumentKind, LetterText, OfficeWording

ENGLISH, WELSH = LetterText.Language.ENGLISH, LetterText.Language.WELSH


def load_round(cast):
    """The campaign with its offices, its texts in English and Welsh, and a wording for each office; returns it.

    The officer writes, the lead makes the campaign, so that the signatory may sign and the lead may release.
    """
    facts = tomllib.loads((world.FICTIONAL / "round.toml").read_text(encoding="utf-8"))
    fields = {name: facts[name] for name in ("title", "purpose", "dated", "contact", "contact_cy")}
    kinds = DocumentKind.objects.filter(slug__in=["response_strategy", "progress_update"])
    campaign = make_campaign(by=cast.lead, document_kinds=kinds, reply_within=20, lead_officer=cast.lead, **fields)
    offices = [(world.make_office(entry), entry) for entry in facts["office"]]
    choose_offices(campaign, by=cast.lead, add=[office for office, _ in offices], remove=[])
    write_one_text(campaign, cast, ENGLISH, facts["text"])
    write_one_text(campaign, cast, WELSH, facts["text_cy"])
    for office, entry in offices:
        write_words(campaign, office, entry, cast)
    return campaign


def write_one_text(campaign, cast, language, body):
    """The text in one language."""
    parts = {"subject": "", "opening": OPENINGS[language], "body": body.strip(), "closing": CLOSINGS[language]}
    write_text(campaign, by=cast.keeper, based_on=0, language=language, **parts)


def write_words(campaign, office, entry, cast):
    """What the letter says to one office alone, in each of its languages."""
    common = {"by": cast.keeper, "version": 0, "asks_for": OfficeWording.AsksFor.WANTED, "ask_names_contact": False}
    write_wording(campaign, office, interest=entry["interest"], ask="", **common)
    if "interest_cy" in entry:
        words = {"interest": entry["interest_cy"], "ask": entry["ask_cy"], "language": WELSH}
        write_wording(campaign, office, **words, **common)
