"""The map of the 43 areas on the front page and on a campaign's page, and the list that says the same."""

import re

import pytest

from recipients.tile_map import names
from tests.make import make_area, make_office
from tests.public.world import make_case, make_states, own_copy, plant, published_case, reply_copy, withdraw

pytestmark = pytest.mark.django_db
ANSWERED, ASKED = "Response published", "Letter published; no response published yet"
NOTHING = "Nothing published here"


def in_area(letter, slug, name=None):
    """Move the office of `letter` to a real area of the map; return the letter."""
    area = letter.office.area
    area.slug, area.name, area.is_fictional = slug, name or names()[slug], False
    area.save()
    return letter


def tiles(client, path="/"):
    """{name: state} of the map of the page at `path`, for the areas of which something is published."""
    return {tile.name: tile.state for tile in map_on(client, path).tiles if tile.state != NOTHING}


def map_on(client, path="/"):
    """The AreaMap of the page at `path`."""
    return client.get(path).context["map"]


def test_each_of_the_43_areas_has_a_tile_and_says_what_is_published_of_it(client):
    in_area(published_case()[0].document.letter, "kent")
    in_area(own_copy(make_case()).document.letter, "cumbria")
    page = client.get("/").content.decode()
    assert tiles(client) == {"Kent": ANSWERED, "Cumbria": ASKED}
    assert len(map_on(client).tiles) == len(re.findall(r"tracker-tile--column-\d", page)) == 43
    assert re.findall(r'<a class="tracker-tile__inside" href="([^"]+)">', page) == ["/areas/cumbria/", "/areas/kent/"]


def test_an_area_off_the_map_stands_beside_it(client):
    own, _ = published_case()
    area = own.document.letter.office.area
    assert [(tile.name, tile.state) for tile in map_on(client).others] == [(area.name, ANSWERED)]


def test_the_list_says_the_same_as_the_map(client):
    in_area(published_case()[0].document.letter, "kent")
    own_copy(make_case())
    shown = map_on(client)
    by_tile = {(tile.name, tile.state, bool(tile.url)) for tile in [*shown.tiles, *shown.others]}
    by_list = {(row.name, words, bool(row.area)) for words, rows in shown.groups for row in rows}
    assert (by_list, len(by_list)) == (by_tile, 44)
    page = client.get("/").content.decode()
    assert [f"{words} ({len(rows)})</h3>" in page for words, rows in shown.groups] == [True] * 3


def test_nothing_hidden_changes_a_tile_or_a_count(client):
    own, _ = published_case()
    in_area(own.document.letter, "kent")
    campaign = own.document.letter.campaign
    pages = ["/", f"/campaigns/{campaign.slug}/"]
    before = [client.get(page).content for page in pages]
    hidden = make_states()
    hidden.pop("reply published tomorrow")[1].delete()
    for slug, (letter, *_) in zip(["essex", "surrey", "dorset", "norfolk", "suffolk"], hidden.values(), strict=False):
        plant(in_area(letter, slug).office.area, {"slug"})
        letter.campaign = campaign
        letter.save(update_fields=["campaign"])
    make_office(area=make_area("Gwent", slug="gwent"))
    assert [client.get(page).content for page in pages] == before


def test_a_response_that_is_withdrawn_leaves_the_tile_of_a_letter(client):
    own, reply = published_case()
    in_area(own.document.letter, "kent")
    withdraw(reply)
    assert tiles(client) == {"Kent": ASKED}
    withdraw(own)
    assert tiles(client) == {}


def test_a_campaign_counts_its_letters_and_responses_and_maps_no_other_campaign(client):
    own, reply = published_case()
    letter = in_area(own.document.letter, "kent")
    reply_copy(letter)
    other = in_area(own_copy(make_case()).document.letter, "cumbria")
    path = f"/campaigns/{letter.campaign.slug}/"
    assert tiles(client, path) == {"Kent": ANSWERED}
    page = client.get(path).content.decode()
    assert ("1 letter, 2 responses published." in page, "Nothing published here in this campaign: " in page) == (
        True,
        True,
    )
    assert "1 letter, 0 responses published." in client.get(f"/campaigns/{other.campaign.slug}/").content.decode()
