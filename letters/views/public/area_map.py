"""The police areas as a map of tiles, and the same as a list: what is published of each, and nothing more.

The name of an area of which nothing is published comes from the data files, not from its record, so its tile says the
same whatever the office knows of it or has not published yet.
"""

from typing import NamedTuple

from recipients.models import PoliceArea
from recipients.tile_map import Tile, mapped, names

RESPONSE = ("full", "Response published")
LETTER = ("open", "Letter published; no response published yet")
NOTHING = ("none", "Nothing published here")
KEY = [RESPONSE, LETTER, NOTHING]


class Listed(NamedTuple):
    """An area in the list beside the map; `area` is None where nothing of it is published."""

    name: str
    area: PoliceArea | None


class AreaMap(NamedTuple):
    """`tiles` on the map and `others` beside it, the `key`, and `groups`: (words of a state, its Listed by name)."""

    tiles: list[Tile]
    others: list[Tile]
    groups: list[tuple[str, list[Listed]]]
    key: list[tuple[str, str]] = KEY


def map_of(areas, answered):
    """The AreaMap of `areas`, the PoliceAreas with a public letter; `answered`: the keys of those with a response."""
    listed = {slug: Listed(name, None) for slug, name in names().items()}
    listed |= {area.slug: Listed(area.name, area) for area in areas}
    states = {slug: state_of(one.area, answered) for slug, one in listed.items()}
    tiles, others = mapped({slug: tile_of(one, states[slug]) for slug, one in listed.items()})
    groups = [(state, by_name(one for slug, one in listed.items() if states[slug] == state)) for state in KEY]
    return AreaMap(tiles, others, [(words, rows) for (_, words), rows in groups if rows])


def by_name(listed):
    """The Listeds by name."""
    return sorted(listed, key=lambda one: one.name)


def state_of(area, answered):
    """The state of an area with a public letter, or of None."""
    if area is None:
        return NOTHING
    return RESPONSE if area.pk in answered else LETTER


def tile_of(listed, state):
    """The Tile of a Listed; the code of one off the map is its name."""
    mark, words = state
    url = listed.area.get_absolute_url() if listed.area else ""
    return Tile(code=listed.name, name=listed.name, state=words, mark=mark, url=url)
