"""The sitemap names exactly the public pages, and robots.txt the sitemap."""

import pytest
from lxml import etree

from tests.public.world import make_states, published_case, withdraw

pytestmark = pytest.mark.django_db
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
BASE = "http://testserver"


def locations(client, path):
    """The addresses that the sitemap at `path` names, without the host."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    assert {"Last-Modified", "X-Robots-Tag"} & set(answer.headers) == set()
    return {place.text.removeprefix(BASE) for place in etree.fromstring(answer.content).iter(LOCATION)}


def every_page(client):
    """All the addresses of all the parts of the sitemap."""
    return {place for part in locations(client, "/sitemap.xml") for place in locations(client, part)}


def test_it_names_exactly_the_public_pages_and_each_is_there(client):
    own, reply = published_case()
    half = make_states()["reply published tomorrow"][0]
    letters = [own.document.letter, half]
    named = {thing.get_absolute_url() for letter in letters for thing in (letter, letter.office.area, letter.campaign)}
    always = {
        "/",
        "/responses/",
        "/about/",
        "/data/",
        "/data/dictionary/",
        "/accessibility/",
        "/privacy/",
        "/removals/",
    }
    pages = every_page(client)
    assert pages == named | always | {reply.document.incoming.reply.get_absolute_url()}
    assert {client.get(page).status_code for page in pages} == {200}


def test_what_is_withdrawn_is_gone_from_it_at_once(client):
    own, reply = published_case()
    before = client.get("/sitemap-responses.xml")
    withdraw(reply)
    after = client.get("/sitemap-responses.xml", headers={"If-None-Match": before["ETag"]})
    assert (after.status_code, locations(client, "/sitemap-responses.xml")) == (200, set())


def test_robots_are_told_where_the_sitemap_is(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://testserver/sitemap.xml" in answer.content.decode().splitlines()


@pytest.mark.parametrize("section", ["letters", "responses", "areas", "campaigns"])
def test_a_part_costs_the_same_for_one_and_for_three(client, django_assert_num_queries, section):
    published_case()
    for more in (0, 2):
        for _ in range(more):
            published_case()
        with django_assert_num_queries(2):
            client.get(f"/sitemap-{section}.xml")
