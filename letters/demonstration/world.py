"""The offices that do not exist, from samples/fictional."""

import tomllib
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

from iasc_tracker.working_days import spell
from recipients.models import Commissioner, Office, PoliceArea, ViolenceReductionUnit

SAMPLES = Path(settings.BASE_DIR) / "samples"
REAL = SAMPLES / "letters"
FICTIONAL = SAMPLES / "fictional"
CAMPAIGN = SAMPLES / "campaign"
ADDRESS = ("1 Sample Street", "Nowhere", "ZZ1 1ZZ")


def offices():
    """The fictional offices with their stories, as dicts of samples/fictional/world.toml."""
    world = tomllib.loads((FICTIONAL / "world.toml").read_text())
    return [office | {"ask": world["asks"][office["ask"]]} for office in world["office"]]


INVENTED = {"source": "Made up for the demonstration.", "status": "fictional"}


def make_office(facts):
    """The Office (with area, holder and unit) of one fictional entry; made once, found again after."""
    slug = slugify(facts["area"])
    area = make_area(facts, slug)
    office, _ = Office.objects.get_or_create(
        key=f"sample-{slug}",
        defaults={
            "area": area,
            "kind": Office.Kind.PCC,
            "name": f"Office of the Police and Crime Commissioner for {area}",
            "address": "\n".join(ADDRESS[:2]),
            "postcode": ADDRESS[2],
            "email": f"office@{slug}.example",
            "language": facts.get("language", Office.Language.ENGLISH),
            **INVENTED,
        },
    )
    Commissioner.objects.get_or_create(
        key=f"sample-{slug}-holder",
        defaults={
            "office": office,
            "name": facts["name"],
            "style": f"{area} Police and Crime Commissioner",
            "salutation": facts["salutation"],
            "started_on": date(2016, 5, 12),
            **INVENTED,
        },
    )
    make_unit(facts, slug, area)
    return office


def make_area(facts, slug):
    """The PoliceArea of a fictional entry."""
    names = {"name": facts["area"], "name_cy": facts.get("area_cy", "")}
    fixed = {"ons_code": "", "nation": "England", "region": "Fictional", "is_fictional": True}
    return PoliceArea.objects.get_or_create(slug=slug, defaults=names | fixed)[0]


def make_unit(facts, slug, area):
    """The ViolenceReductionUnit of a fictional entry."""
    names = {"name": facts["vru"], "name_cy": facts.get("vru_cy", "")}
    unit, made = ViolenceReductionUnit.objects.get_or_create(
        key=f"sample-{slug}-unit", defaults=names | {"source": INVENTED["source"]}
    )
    if made:
        unit.areas.add(area)


def letter_text(facts):
    """The text of the letter to one fictional office, as a file of it would read."""
    template = (FICTIONAL / "letter.txt").read_text()
    return template.format(**(facts | {"dated": spell(facts["dated"]), "address": "\n".join(ADDRESS)}))
