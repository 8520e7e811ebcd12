"""Loading the samples: once, whole or not at all."""

from datetime import date

from django.conf import settings
from django.db import transaction

from iasc_tracker.errors import CorrespondenceError, refuse_if
from iasc_tracker.models import Officer
from letters.demonstration import world
from letters.demonstration.campaign_words import contact, write_words
from letters.demonstration.sending_round import load_round
from letters.demonstration.stories import STORIES, Cast
from letters.drafting.campaigns import make_campaign
from letters.drafting.from_files import log_file
from letters.models import Campaign, DocumentKind
from recipients.models import Office

REAL_CAMPAIGN = "Violence Reduction Units 2020"
REAL_DAY = date(2020, 10, 13)
FICTIONAL_CAMPAIGN = "SAMPLE: invented letters"


def someone(role):
    """The first active officer with a role, or CorrespondenceError that says how to get one."""
    found = Officer.objects.filter(groups__name=role, is_active=True).order_by("pk").first()
    if found is None:
        raise CorrespondenceError(f"There is no {role} yet. Run manage.py demonstration_accounts first.")
    return found


@transaction.atomic
def load_samples(progress=iter):
    """Load the five real letters and the fictional offices; return a list of (file name, Outcome).

    `progress`: a function that wraps an iterable, to show a bar. Raises CorrespondenceError outside a demonstration,
    without recipients or accounts, or when a fictional letter cannot be logged as it stands.
    """
    refuse_if(
        (settings.DEMONSTRATION_DAY is None, "Samples are for a demonstration only. Set DEMONSTRATION_DAY."),
        (not Office.objects.exists(), "Load the recipients first: manage.py load_recipients."),
    )
    cast = Cast(someone("officer"), someone("lead"), someone("publisher"))
    if Campaign.objects.filter(title=REAL_CAMPAIGN).exists():
        return []
    found = load_real(cast, progress) + load_fictional(cast, progress)
    load_round(cast)
    return found


def campaign(title, purpose, cast, **fields):
    """A campaign that asks for the three documents of October 2020."""
    kinds = DocumentKind.objects.exclude(slug="other")
    fields |= {"title": title, "purpose": purpose, "reply_within": 20, "lead_officer": cast.lead}
    return make_campaign(by=cast.lead, document_kinds=kinds, **fields)


def load_real(cast, progress):
    """The five real letters, read and logged from their files; what is doubtful becomes a draft."""
    purpose = (
        "In October 2020 the Commissioner asked the police and crime commissioners of areas with a violence reduction "
        "unit for its problem profile or strategic needs assessment, its response strategy and updates on progress."
    )
    real = campaign(REAL_CAMPAIGN, purpose, cast, dated=REAL_DAY, contact=contact())
    write_words(real, cast)
    paths = sorted(world.REAL.glob("*.txt"))
    return [
        (path.name, log_file(path.name, path.read_bytes(), by=cast.keeper, campaign=real)) for path in progress(paths)
    ]


def load_fictional(cast, progress):
    """The letters to offices that do not exist, and what became of each."""
    invented = campaign(FICTIONAL_CAMPAIGN, "Letters to offices that do not exist, to show every state.", cast)
    outcomes = []
    for facts in progress(world.offices()):
        world.make_office(facts)
        name = f"SAMPLE {facts['area']}.txt"
        outcome = log_file(name, world.letter_text(facts).encode(), by=cast.keeper, campaign=invented)
        refuse_if((outcome.word != "logged", f"{name} was not logged: {outcome.sentence}"))
        STORIES[facts["state"]](outcome.letter, cast)
        outcomes.append((name, outcome))
    return outcomes
