"""The answers by police area: a map of tiles and a table. Areas stand by name: it is no league table."""

from urllib.parse import urlencode

from django.urls import reverse

from letters.reports.measures import grouped, summary_of
from letters.reports.scope import empty, left_out
from letters.reports.tables import Report, Table
from recipients.models import PoliceArea
from recipients.tile_map import Tile, mapped, places

TITLE = "Replies by area"
NUMBERS = ("Letters", "Replied", "Not replied yet", "Ended without an answer", "Shortest", "Longest")
CAPTION = "Letters by police area, by name. Shortest and longest are working days from sending to the answer."
TILE_KEY = [
    ("full", "Replied"),
    ("half", "Replied to some letters"),
    ("open", "Not replied yet"),
    ("dash", "Ended without an answer"),
    ("none", "No letter"),
]


def by_area(scope):
    """The `Report` by area, with a tile for each of the 43 areas and for any other that a letter went to."""
    if not scope.facts.counted:
        return empty(scope, TITLE)
    groups = grouped(scope.facts.counted, lambda fact: fact.letter.office.area)
    on_map, others = mapped(tiles_of(groups, scope.campaign))
    replied = sum(any(fact.is_answered for fact in facts) for facts in groups.values())
    return Report(
        title=TITLE,
        words=areas_words(replied, len(groups)),
        table=area_table(groups),
        tiles=on_map,
        other_tiles=others,
        tile_key=TILE_KEY,
        left_out=left_out(scope),
    )


def areas_words(replied, total):
    """ "4 of 5 areas replied to at least one letter."."""
    return f"{replied} of {total} area{'' if total == 1 else 's'} replied to at least one letter."


def tiles_of(groups, campaign):
    """{slug: Tile} of every area on the map and of every area of `groups`, {area: facts}."""
    summaries = {area.slug: (area, summary_of(facts)) for area, facts in groups.items()}
    tiles = {
        area.slug: Tile(code="", name=area.name, state="no letter")
        for area in PoliceArea.objects.filter(slug__in=places())
    }
    return tiles | {
        slug: tile_of(area, summary, list_url(area, campaign)) for slug, (area, summary) in summaries.items()
    }


def tile_of(area, summary, url):
    """The `Tile` of an area whose letters a `Summary` counts; the code of an area off the map is its name."""
    state = f"{summary.answered} of {summary.total} replied"
    return Tile(code=area.name, name=area.name, state=state, mark=mark_of(summary), url=url)


def mark_of(summary):
    """What the tile of a `Summary` is marked with."""
    if summary.answered:
        return "full" if summary.answered == summary.total else "half"
    return "open" if summary.waiting else "dash"


def list_url(area, campaign):
    """The letters list with the letters of `area` (and of `campaign`, unless it is None)."""
    query = {"area": area.slug} | ({"campaign": campaign.pk} if campaign else {})
    return f"{reverse('staff:letter-list')}?{urlencode(query)}"


def area_table(groups):
    """The `Table` of {area: facts}, by name, with the letters on the area's tile."""
    codes = places()
    rows = []
    for area in sorted(groups, key=lambda area: area.name):
        summary = summary_of(groups[area])
        shortest, longest = (summary.days[0], summary.days[-1]) if summary.days else ("", "")
        code = codes[area.slug].code if area.slug in codes else ""
        numbers = (summary.total, summary.answered, summary.waiting, summary.ended, shortest, longest)
        rows.append((area.name, code, *numbers))
    return Table(CAPTION, ("Area", "On the map", *NUMBERS), rows, NUMBERS)
