"""The words of the round of October 2020, from samples/campaign: one text, and what each real letter says alone."""

from letters.demonstration import world
from letters.drafting.campaign_offices import choose_offices
from letters.drafting.letter_texts import CLOSINGS, OPENINGS, write_text
from letters.drafting.wording_import import import_wording, plan_import
from recipients.models import Office


def contact():
    """Whom the real letters name, as Markdown."""
    return (world.CAMPAIGN / "contact.md").read_text(encoding="utf-8").strip()


def write_words(campaign, cast):
    """Choose the offices of the areas funded in 2019, write the text, and bring in the wording of the real letters.

    An area without a real letter gets no words: its page lists what is missing, and nothing is made up.
    """
    offices = Office.objects.open_on(campaign.dated).filter(area__vru_funded_2019=True)
    choose_offices(campaign, by=cast.lead, add=list(offices.select_related("area")), remove=[])
    body = (world.CAMPAIGN / "letter_text.md").read_text(encoding="utf-8").strip()
    parts = {"subject": "", "opening": OPENINGS["en"], "body": body, "closing": CLOSINGS["en"]}
    write_text(campaign, by=cast.keeper, based_on=0, **parts)
    words = (world.CAMPAIGN / "wording.csv").read_bytes()
    import_wording(campaign, words, by=cast.keeper, fingerprint=plan_import(campaign, words).fingerprint)
