"""/letters/: filters, pages, and whatever strangers put into an address."""

import re
from datetime import timedelta

import pytest

from iasc_tracker import clock
from letters.models import PublicCopy
from tests.public.world import make_case, own_copy, published_case

pytestmark = pytest.mark.django_db
HOSTILE = [
    "%00",
    "1" + "0" * 30,
    "9" * 5000,
    "-1",
    "%ED%A0%80",
    "%FF%FE",
    "a" * 10_000,
    "'%22%3Cscript%3E",
    "%25%27%20OR%201=1--",
    "%E2%80%AE",
    '"unbalanced%20"%20and"',
]
ADDRESSES = ["/letters/{}/", "/responses/{}/", "/files/{}/x.pdf", "/files/1/{}.pdf", "/areas/{}/", "/campaigns/{}/"]
NAMES = ["campaign", "area", "document", "page", "q", "sort", "after"]


def listed(client, query=""):
    """The keys of the copies on the page, in order."""
    return [copy.pk for copy in client.get(f"/responses/{query}").context["page_obj"]]


def test_newest_published_comes_first(client):
    copies = [own_copy(make_case()) for _ in range(3)]
    assert listed(client) == [copy.pk for copy in reversed(copies)]


def test_each_filter_narrows_to_exactly_its_copies(client):
    own, reply = published_case()
    other = own_copy(make_case())
    letter = own.document.letter
    assert listed(client, f"?area={letter.office.area.slug}") == [reply.pk, own.pk]
    assert listed(client, f"?campaign={letter.campaign.slug}") == [reply.pk, own.pk]
    assert listed(client, "?document=response_strategy") == [reply.pk]
    assert listed(client, f"?campaign={letter.campaign.slug}&document=letter") == [own.pk]
    assert listed(client, f"?area={other.document.letter.office.area.slug}&document=response_strategy") == []


def test_each_filter_in_use_can_be_taken_away_alone(client):
    own, _ = published_case()
    slug = own.document.letter.office.area.slug
    page = client.get(f"/responses/?area={slug}&document=letter").content.decode()
    assert 'href="?document=letter"' in page
    assert f'href="?area={slug}"' in page


def test_filters_offer_only_what_is_published(client):
    own, _ = published_case()
    make_case()
    fields, every = client.get("/responses/").context["form"].fields, ("", "All")
    letter, year = own.document.letter, str(own.published_at.year)
    assert fields["area"].choices == [every, (letter.office.area.slug, letter.office.area.name)]
    assert fields["campaign"].choices == [every, (letter.campaign.slug, letter.campaign.title)]
    kinds = [("letter", "Letter of the Commissioner"), ("response_strategy", "Response strategy")]
    assert fields["document"].choices == [every, *kinds]
    assert fields["year"].choices == [every, (year, year)]


def test_dates_narrow_by_the_day_of_publication(client):
    _, reply = published_case()
    day = reply.published_at
    reply.published_at = day - timedelta(days=40)
    reply.save()
    first, second = f"{day - timedelta(days=40):%d/%m/%Y}", f"{day - timedelta(days=39):%d/%m/%Y}"
    own = reply.document.incoming.reply.letter.documents.get().public_copies.get()
    assert listed(client, f"?since={first}&until={first}") == [reply.pk]
    assert listed(client, f"?since={second}") == [own.pk]
    assert listed(client, "?sort=oldest") == [reply.pk, own.pk]


def test_dates_that_cannot_be_are_answered_with_a_sentence(client):
    published_case()
    wrong, turned = client.get("/responses/?since=soon"), client.get("/responses/?since=2/1/2021&until=1/1/2021")
    assert (wrong.status_code, turned.status_code) == (400, 400)
    assert "Published from must be a real date, like 13/10/2020" in wrong.content.decode()
    assert "The second date is before the first" in turned.content.decode()
    assert "Reply to" not in turned.content.decode()


def test_the_old_address_of_the_list_leads_to_the_new_one_for_ever(client):
    response = client.get("/letters/?area=sampleshire&page=2")
    assert (response.status_code, response["Location"]) == (301, "/responses/?area=sampleshire&page=2")


def test_an_unknown_filter_shows_nothing_and_how_to_clear_it(client):
    published_case()
    page = client.get("/responses/?area=atlantis").content.decode()
    assert ("Nothing is listed" in page, "No published letters or responses match." in page) == (True, False)
    assert ("Clear filters" in page, "atlantis" in page) == (True, False)


def test_who_finds_nothing_by_days_is_told_which_days_they_are(client):
    published_case()
    told = "The dates are those of publication here"
    assert told in client.get("/responses/?since=1/1/2090").content.decode()
    assert told not in client.get("/responses/?q=nothinglikeit").content.decode()


def test_an_empty_site_says_so_without_offering_to_clear(client):
    page = client.get("/responses/").content.decode()
    assert ("No published letters or responses match." in page, "Clear filters" in page) == (True, False)
    assert client.get("/").status_code == 200


def test_twenty_a_page_and_no_copy_twice(client):
    copies = {own_copy(make_case()).pk for _ in range(21)}
    first, second = listed(client, "?page=1"), listed(client, "?page=2")
    assert (len(first), len(second), {*first, *second}) == (20, 1, copies)


def test_a_list_that_is_cut_goes_on_to_its_end_and_shows_no_copy_twice(client, settings):
    settings.LISTED_AT_ONCE = 20
    keys = [own_copy(make_case()).pk for _ in range(22)]
    PublicCopy.objects.filter(pk__in=keys[:21]).update(published_at=clock.now())  # all at once, as a round is
    last, *round_of = keys.pop(), *keys
    expected = {"oldest": [last, *round_of], "newest": [*reversed(round_of), last]}
    for sort, order in expected.items():
        first = client.get(f"/responses/?sort={sort}")
        link = re.search(r'href="([^"]+)" rel="next">Go on', first.content.decode())[1].replace("&amp;", "&")
        assert [copy.pk for copy in first.context["page_obj"]] == order[:20]
        assert listed(client, link) == order[20:]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_query_breaks_the_list(client, value):
    published_case()
    found = {name: client.get(f"/responses/?{name}={value}&{name}={value}").status_code for name in NAMES}
    assert {found.pop("q"), found.pop("page")} <= {200}
    assert set(found.values()) == {400}  # a filter that cannot be read shows nothing and says so


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("path", ADDRESSES)
def test_no_address_breaks_a_page(client, path, value):
    assert client.get(path.format(value)).status_code == 404


@pytest.mark.parametrize("page", ["/", "/responses/", "letter", "area", "campaign"])
def test_a_page_costs_the_same_for_one_letter_and_for_three(client, django_assert_num_queries, page):
    own, _ = published_case()
    letter = own.document.letter
    places = {"area": f"/areas/{letter.office.area.slug}/", "campaign": f"/campaigns/{letter.campaign.slug}/"}
    path = places.get(page, f"/letters/{letter.reference}/" if page == "letter" else page)
    cost = {"/": 6, "/responses/": 8, "letter": 6, "area": 6, "campaign": 5}[page]
    for more in (0, 2):
        for _ in range(more):
            another, _ = published_case()
            another.document.letter.campaign = letter.campaign
            another.document.letter.save(update_fields=["campaign"])
        with django_assert_num_queries(cost):
            client.get(path)
