"""/api/v1/: exactly what is published, as its description says, with errors that can be acted on."""

import pytest

from letters import search
from tests.open_data.world import asked, faults, ids
from tests.public.world import make_case, make_states, own_copy, published_case, withdraw

pytestmark = pytest.mark.django_db
HOSTILE = ["%00", "1" + "0" * 30, "9" * 5000, "-1", "%ED%A0%80", "a" * 10_000, "%27%22%3Cscript%3E", "%C2%B2", ""]


def test_each_list_and_each_item_is_as_the_description_says(client):
    own, reply = published_case()
    letter, answer = own.document.letter, reply.document.incoming.reply
    keys = {
        "letters": ("Letter", letter.reference),
        "responses": ("Response", answer.pk),
        "areas": ("Area", letter.office.area.slug),
        "campaigns": ("Campaign", letter.campaign.slug),
    }
    for name, (schema, key) in keys.items():
        page, one = asked(client, f"/api/v1/{name}/"), asked(client, f"/api/v1/{name}/{key}/")
        assert (faults(page, f"{schema}List"), faults(one, schema), page["items"], one["id"]) == ([], [], [one], key)
    page, one = asked(client, "/api/v1/documents/"), asked(client, f"/api/v1/documents/{reply.pk}/")
    assert (faults(page, "DocumentList"), faults(one, "DocumentWithText")) == ([], [])
    assert (ids(page), one["text"]) == ([reply.pk, own.pk], "Sample words")
    assert faults(asked(client, "/api/v1/"), "Index") == []


def test_a_letter_says_what_it_asked_for_and_what_came_and_whose_it_is(client):
    own, reply = published_case()
    one = asked(client, f"/api/v1/letters/{own.document.letter.reference}/")
    answer = asked(client, f"/api/v1/responses/{reply.document.incoming.reply.pk}/")
    wanted = {"name": "Response strategy", "wording": "your Response Strategy", "published": "Published"}
    assert one["requested"] == [wanted | {"document": reply.pk, "link": None}]
    assert (one["responses"], answer["documents"]) == ([answer["id"]], [reply.pk])
    (address,) = answer["document_urls"]
    assert client.get(address).json()["text"] == "Sample words"
    assert (one["licence"], answer["licence"]) == ("Open Government Licence v3.0", None)
    assert answer["rights"] == "© its author."
    assert one["file_sha256"] == own.sha256
    assert one["url"] == f"http://testserver/letters/{own.document.letter.reference}/"
    assert client.get(one["file_url"].removeprefix("http://testserver")).content.startswith(b"%PDF")


def test_exactly_the_published_is_listed_and_counted(client):
    own, reply = published_case()
    states = make_states()
    half = states["reply published tomorrow"][1]
    references = [half.document.letter.reference, own.document.letter.reference]
    assert ids(asked(client, "/api/v1/letters/")) == references
    assert ids(asked(client, "/api/v1/responses/")) == [reply.document.incoming.reply.pk]
    assert ids(asked(client, "/api/v1/documents/")) == [half.pk, reply.pk, own.pk]
    areas = {item["id"]: (item["letters"], item["responses"]) for item in asked(client, "/api/v1/areas/")["items"]}
    slugs = [copy.document.letter.office.area.slug for copy in (own, half)]
    assert areas == {slugs[0]: (1, 1), slugs[1]: (1, 0)}
    titles = {item["id"]: (item["letters"], item["responses"]) for item in asked(client, "/api/v1/campaigns/")["items"]}
    assert titles == {own.document.letter.campaign.slug: (1, 1), half.document.letter.campaign.slug: (1, 0)}


def test_each_filter_leaves_exactly_its_items(client):
    own, reply = published_case()
    other = own_copy(make_case())
    letter, day = own.document.letter, f"{own.published_at:%Y-%m-%d}"
    search.catch_up()
    answer, ours, theirs = reply.document.incoming.reply.pk, letter.reference, other.document.letter.reference
    for query, letters, responses in (
        (f"area={letter.office.area.slug}", [ours], [answer]),
        (f"campaign={letter.campaign.slug}", [ours], [answer]),
        ("document=letter", [theirs, ours], []),
        ("document=response_strategy", [], [answer]),
        (f"since={day}&until=9999-12-31&year={day[:4]}", [theirs, ours], [answer]),
        ("until=2001-01-01", [], []),
        (f"q={ours}", [ours], [answer]),
        ("q=nothinglikeit", [], []),
    ):
        found = [ids(asked(client, f"/api/v1/{name}/?{query}")) for name in ("letters", "responses")]
        assert (query, *found) == (query, letters, responses)


def test_pages_are_of_a_hundred_and_name_the_next_and_the_one_before(client):
    letter = make_case()
    own = own_copy(letter)
    first = asked(client, "/api/v1/documents/")
    assert (first["pages"], first["next"], first["previous"]) == (1, None, None)
    for _ in range(100):
        own_copy(make_case())
    first = asked(client, "/api/v1/documents/?document=letter")
    second = asked(client, first["next"].removeprefix("http://testserver"))
    assert first["next"] == "http://testserver/api/v1/documents/?document=letter&page=2"
    assert second["previous"] == "http://testserver/api/v1/documents/?document=letter&page=1"
    assert (len(first["items"]), ids(second), second["count"]) == (100, [own.pk], 101)
    assert asked(client, "/api/v1/documents/?page=3", 404)["detail"] == "There is no page 3: the last one is page 2."


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("since=13/10/2020", 400, "since: Give a day like 2020-10-13."),
        ("area=atlantis", 404, "Nothing is published for this area. See /api/v1/areas/ for those there are."),
        ("document=novel", 400, "document: Give one of: letter"),
        ("page=0", 400, "page: Give a whole number from 1 to 999999."),
        ("page=1&page=2", 400, "Give page once."),
        ("compaign=x", 400, "There is no parameter “compaign”. The parameters here are area, campaign"),
        ("campaign=", 400, "Give campaign a value, or leave it out."),
    ],
)
def test_what_cannot_be_asked_is_answered_with_a_sentence(client, query, status, sentence):
    problem = asked(client, f"/api/v1/letters/?{query}", status)
    assert faults(problem, "Problem") == []
    assert (problem["status"], problem["detail"].startswith(sentence)) == (status, True)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=" + "a" * 101, "The search is longer than 100 characters. Take words away."),
        ("since=2021-01-02&until=2021-01-01", "until is before since, so nothing can be found. Give a later day."),
    ],
)
def test_a_question_that_can_find_nothing_says_why(client, query, sentence):
    published_case()
    page = asked(client, f"/api/v1/letters/?{query}")
    assert (page["items"], page["note"]) == ([], sentence)


@pytest.mark.parametrize("value", HOSTILE)
def test_no_query_and_no_address_breaks_anything(client, value):
    published_case()
    names = ("q", "campaign", "area", "document", "year", "since", "until", "page", "other")
    found = {client.get(f"/api/v1/responses/?{name}={value}").status_code for name in names}
    found |= {client.get(f"/feed/?{name}={value}").status_code for name in names}
    found |= {client.get(f"/sitemap-letters.xml?p={value}").status_code}
    assert found <= {200, 400, 404}
    places = ("api/v1/letters/{}/", "api/v1/documents/{}/", "api/v1/responses/{}/", "areas/{}/feed/", "api/{}/")
    missing = {client.get(f"/{place.format(value or 'x')}").status_code for place in places}
    assert missing == {404}


def test_an_unknown_address_a_post_and_a_question_before_it(client):
    assert asked(client, "/api/v2/letters/", 404)["title"] == "Not found"
    posted = client.post("/api/v1/letters/")
    assert (posted.status_code, posted["Allow"], posted["Content-Type"]) == (
        405,
        "GET, HEAD, OPTIONS",
        "application/problem+json",
    )
    before = client.options("/api/v1/letters/")
    assert (before.status_code, before["Access-Control-Allow-Headers"]) == (204, "Accept, If-None-Match")


def test_the_same_bytes_are_not_sent_twice_and_what_changed_is(client):
    own, reply = published_case()
    first = client.get("/api/v1/documents/")
    again = client.get("/api/v1/documents/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")
    withdraw(reply)
    changed = client.get("/api/v1/documents/", headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, ids(changed.json())) == (200, [own.pk])


@pytest.mark.parametrize("name", ["letters", "responses", "documents", "areas", "campaigns"])
def test_a_list_costs_the_same_for_one_and_for_three(client, django_assert_num_queries, name):
    published_case()
    cost = {"letters": 5, "responses": 3, "documents": 2, "areas": 3, "campaigns": 3}[name]
    for more in (0, 2):
        for _ in range(more):
            published_case()
        with django_assert_num_queries(cost):
            client.get(f"/api/v1/{name}/")
