"""Withdrawing takes a thing out of every format at once: 404, 410 or absent, and never 304 (TRUST R-PUB-5)."""

import pytest

from letters import publication, search
from tests.make import make_officer
from tests.public.crawl import bytes_of
from tests.public.world import own_copy, published_case, reply_copy

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    """A public letter and its public response; the words of both can be searched for."""
    own, reply = published_case()
    reply.title, reply.html_text = "Canary strategy", "canary words"
    reply.save(update_fields=["title", "html_text"])
    search.catch_up()
    return own, reply


def places(own, reply):
    """(addresses of the response itself, addresses of what it stands in)."""
    letter, answer = own.document.letter, reply.document.incoming.reply
    itself = [f"/api/v1/documents/{reply.pk}/", f"/api/v1/responses/{answer.pk}/"]
    lists = [f"/api/v1/{name}/{query}" for name in ("documents", "responses") for query in ("", "?q=canary")]
    feeds = ["/feed/", "/feed/?q=canary", f"/areas/{letter.office.area.slug}/feed/"]
    feeds += [f"/campaigns/{letter.campaign.slug}/feed/"]
    dumps = ["/data/responses.csv", "/data/documents.csv", "/data/all.json", "/sitemap-responses.xml"]
    return itself, [*lists, *feeds, *dumps, f"/campaigns/{letter.campaign.slug}/files.zip"]


def fetched(client, path, etag=None):
    """(status, body, ETag) of `path`, asked as by somebody who has what `etag` stands for."""
    headers = {"If-None-Match": etag, "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"} if etag else {}
    answer = client.get(path, headers=headers)
    return answer.status_code, bytes_of(answer.getvalue()), answer.headers.get("ETag", '"none"')


def traces(reply):
    """What stands in a file only where the response does."""
    return (f"/responses/{reply.document.incoming.reply.pk}/", reply.sha256, reply.title, reply.html_text)


def test_a_withdrawn_response_is_gone_from_every_format_also_for_those_who_have_it(client, case):
    own, reply = case
    itself, lists = places(own, reply)
    before = {path: fetched(client, path) for path in [*itself, *lists]}
    words = traces(reply)
    seen = {path for path in lists if any(word.encode() in before[path][1] for word in words)}
    assert seen == set(lists)
    publication.withdraw(reply, by=make_officer("publisher"), reason="A wrong date.")
    after = {path: fetched(client, path, etag=etag) for path, (_, _, etag) in before.items()}
    assert {after[path][0] for path in itself} == {410}
    assert "A wrong date." in after[itself[0]][1].decode()
    assert {after[path][0] for path in lists} == {200}
    left = {path for path in lists if any(word.encode() in after[path][1] for word in words)}
    assert left == set()


def test_a_withdrawn_letter_takes_its_responses_campaign_and_area_with_it(client, case):
    own, reply = case
    letter = own.document.letter
    itself, lists = places(own, reply)
    publication.withdraw(own, by=make_officer("publisher"), reason="A wrong name.")
    gone = [f"/api/v1/letters/{letter.reference}/", f"/api/v1/documents/{own.pk}/"]
    assert [fetched(client, path)[0] for path in [*gone, *itself]] == [410, 410, 404, 404]
    away = [path for path in lists if letter.campaign.slug in path or letter.office.area.slug in path]
    away += [f"/api/v1/campaigns/{letter.campaign.slug}/", f"/api/v1/areas/{letter.office.area.slug}/"]
    assert {fetched(client, path)[0] for path in away} == {404}
    words = [*traces(reply), own.sha256, letter.reference]
    lists = ["/api/v1/letters/", "/api/v1/areas/", "/data/letters.csv", *(path for path in lists if path not in away)]
    assert [path for path in lists if any(word.encode() in fetched(client, path)[1] for word in words)] == []


def test_a_response_that_comes_back_has_a_new_document_at_the_same_address(client, case):
    own, reply = case
    publication.withdraw(reply, by=make_officer("publisher"), reason="A wrong date.")
    other = reply_copy(own.document.letter)
    assert fetched(client, f"/api/v1/documents/{other.pk}/")[0] == 200
    publication.withdraw(own, by=make_officer("publisher"), reason="A wrong date.")
    again = own_copy(own.document.letter)
    answer = client.get(f"/api/v1/letters/{own.document.letter.reference}/").json()
    assert (answer["document"], answer["responses"]) == (again.pk, [other.document.incoming.reply.pk])
