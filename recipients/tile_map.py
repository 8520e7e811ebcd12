"""The 43 police areas as a map of tiles: our own layout (`data/tile_map.csv`), for staff and public pages alike.

Values in, values out: what a tile says and where it leads is for the page to tell (`mapped`), and
`templates/components/_tile_map.html` shows it.
"""

from functools import cache
from typing import NamedTuple

from recipients.data_files import rows


class Place(NamedTuple):
    """Where the tile of an area lies, counted from 1 at the top left, and the three letters on it."""

    slug: str
    column: int
    row: int
    code: str


class Tile(NamedTuple):
    """One tile as a page shows it. `mark` is one of "full", "half", "open", "dash" and "none"; `url` may be empty.

    `column` and `row` are 0 for an area that has no place on the map.
    """

    code: str
    name: str
    state: str
    mark: str = "none"
    url: str = ""
    column: int = 0
    row: int = 0


@cache
def places():
    """{slug of an area: its Place}, in the order in which the tiles are read: row by row, from left to right."""
    read = [(row["slug"], int(row["column"]), int(row["row"]), row["code"]) for row in rows("tile_map.csv")]
    left, top = min(column for _, column, _, _ in read), min(row for _, _, row, _ in read)
    found = [Place(slug, column - left + 1, row - top + 1, code) for slug, column, row, code in read]
    return {place.slug: place for place in sorted(found, key=lambda place: (place.row, place.column))}


@cache
def names():
    """{slug of an area on the map: its name in the data files}, whatever a record of it says."""
    return {row["slug"]: row["name"] for row in rows("areas.csv") if row["slug"] in places()}


def mapped(tiles):
    """(tiles on the map in reading order, the others by name) for `tiles`, a dict of slug to Tile.

    Each tile on the map comes back with its place and code.
    """
    found = places()
    on_map = [
        tiles[slug]._replace(code=place.code, column=place.column, row=place.row)
        for slug, place in found.items()
        if slug in tiles
    ]
    others = [tile for slug, tile in tiles.items() if slug not in found]
    return on_map, sorted(others, key=lambda tile: tile.name)
