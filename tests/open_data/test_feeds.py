"""Atom feeds: valid, exactly what is published, the same bytes until that changes (RFC 4287)."""

import feedparser
import pytest
from lxml import etree

from letters import search
from tests.public.world import make_case, make_states, own_copy, published_case, withdraw

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ONE, ANY = (1, 1), (0, 99)
# RFC 4287, 4.1.1 and 4.1.2: how often each element has to and may stand in a feed and in an entry.
IN_FEED = {"id": ONE, "title": ONE, "updated": ONE, "author": (1, 99), "link": (2, 99), "rights": (0, 1), "entry": ANY}
IN_ENTRY = {
    **{"id": ONE, "title": ONE, "updated": ONE, "published": (0, 1), "author": (1, 99), "link": (2, 99)},
    **{"summary": (0, 1), "rights": (0, 1), "category": ANY},
}


def fed(client, path):
    """The feed at `path`, which must hold what RFC 4287 asks for and nothing that it does not know."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    read = feedparser.parse(answer.content)
    assert (read.bozo, read.version) == (False, "atom10")
    root = etree.fromstring(answer.content)
    for element, allowed in [(root, IN_FEED), *((entry, IN_ENTRY) for entry in root.iter(f"{ATOM}entry"))]:
        counts = {name: len(element.findall(ATOM + name)) for name in allowed}
        assert all(allowed[name][0] <= number <= allowed[name][1] for name, number in counts.items()), counts
        assert {child.tag.removeprefix(ATOM) for child in element} <= set(allowed)
    links = [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")]
    assert ("self", f"http://testserver{path}") in links
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    return read


def titles(client, path):
    """The titles of the entries at `path`, newest first."""
    return [entry.title for entry in fed(client, path).entries]


def test_each_feed_has_exactly_its_copies_newest_first(client):
    own, reply = published_case()
    half = make_states()["reply published tomorrow"][1]
    letter = own.document.letter
    both = [reply.title, own.title]
    assert titles(client, "/feed/") == [half.title, *both]
    assert titles(client, f"/areas/{letter.office.area.slug}/feed/") == both
    assert titles(client, f"/campaigns/{letter.campaign.slug}/feed/") == both
    assert titles(client, "/feed/?document=response_strategy") == [reply.title]
    search.catch_up()
    assert titles(client, f"/feed/?q={letter.reference}&document=letter") == [own.title]
    assert titles(client, "/feed/?q=nothinglikeit") == []


def test_an_entry_leads_to_the_words_and_to_the_file_and_says_whose_it_is(client):
    own, reply = published_case()
    theirs, ours = fed(client, "/feed/").entries
    assert theirs.link == f"http://testserver/responses/{reply.document.incoming.reply.pk}/#copy-{reply.pk}"
    assert theirs.enclosures[0].href == f"http://testserver/files/{reply.pk}/{reply.file_name}.pdf"
    assert (theirs.author, theirs.rights) == (own.document.letter.office.name, "© its author.")
    assert (ours.author, ours.id.startswith("urn:uuid:")) == ("Independent Anti-Slavery Commissioner", True)


def test_a_feed_is_the_same_until_something_is_withdrawn_and_keeps_its_ids(client):
    own, reply = published_case()
    first = client.get("/feed/")
    kept = {entry.title: entry.id for entry in fed(client, "/feed/").entries}
    assert (client.get("/feed/", headers={"If-None-Match": first["ETag"]}).status_code, "Last-Modified" in first) == (
        304,
        False,
    )
    withdraw(reply)
    assert client.get("/feed/", headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert {entry.title: entry.id for entry in fed(client, "/feed/").entries} == {own.title: kept[own.title]}


def test_words_that_xml_cannot_hold_and_an_empty_site_break_no_feed(client):
    assert titles(client, "/feed/") == []
    own = own_copy(make_case())
    own.title = "A\x0b & <b>\ufffe"
    own.save(update_fields=["title"])
    assert titles(client, "/feed/") == ["A & <b>"]


def test_a_filter_that_cannot_be_read_is_told_in_a_sentence(client):
    published_case()
    answer = client.get("/feed/?since=soon")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["detail"] == "Published from must be a real date, like 13/10/2020"


@pytest.mark.parametrize("path", ["/feed/", "area", "campaign"])
def test_a_feed_costs_the_same_for_one_and_for_three(client, django_assert_num_queries, path):
    letter = published_case()[0].document.letter
    places = {"area": f"/areas/{letter.office.area.slug}/feed/", "campaign": f"/campaigns/{letter.campaign.slug}/feed/"}
    for more in (0, 2):
        for _ in range(more):
            other = published_case()[0].document.letter
            other.campaign, other.office = letter.campaign, letter.office
            other.save(update_fields=["campaign", "office"])
        with django_assert_num_queries(6 if path == "/feed/" else 3):
            client.get(places.get(path, path))


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("/responses/?document=letter&sort=oldest", ["/api/v1/documents/?document=letter", "/feed/?document=letter"]),
        ("area", ["/api/v1/areas/{area}/", "/areas/{area}/feed/"]),
        ("campaign", ["/api/v1/campaigns/{campaign}/", "/campaigns/{campaign}/feed/"]),
        ("letter", ["/api/v1/letters/{letter}/"]),
        ("response", ["/api/v1/responses/{response}/"]),
        ("/", ["/api/v1/"]),
    ],
)
def test_a_page_names_what_it_is_as_data(client, page, links):
    own, reply = published_case()
    letter, answer = own.document.letter, reply.document.incoming.reply
    keys = {"area": letter.office.area.slug, "campaign": letter.campaign.slug, "letter": letter.reference}
    pages = {"area": letter.office.area, "campaign": letter.campaign, "letter": letter, "response": answer}
    path = pages[page].get_absolute_url() if page in pages else page
    head = etree.HTML(client.get(path).content).find("head")
    found = {link.get("href") for link in head.iter("link") if link.get("rel") == "alternate"}
    assert found == {"/feed/", *(link.format(**keys, response=answer.pk) for link in links)}
    assert {client.get(link).status_code for link in found} == {200}
