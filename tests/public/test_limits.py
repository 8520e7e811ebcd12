"""How often one address may search and fetch files (TRUST R-LOAD-4)."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from tests.public.world import address, published_case

pytestmark = pytest.mark.django_db
SEARCH = "/responses/?q=mentors"


@pytest.fixture
def clock():
    """The machine's clock, standing still until it is moved."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def statuses(client, path, times, **where):
    """How many of `times` requests were answered with which status."""
    found = [client.get(path, **where).status_code for _ in range(times)]
    return {status: found.count(status) for status in found}


def test_of_a_hundred_searches_in_a_minute_sixty_are_answered_and_other_addresses_are_fine(client, clock):
    assert statuses(client, SEARCH, 100, REMOTE_ADDR="192.0.2.1") == {200: 60, 429: 40}
    assert statuses(client, SEARCH, 1, REMOTE_ADDR="192.0.2.2") == {200: 1}


def test_the_page_says_when_to_come_back_and_then_it_works(client, clock, settings):
    settings.PUBLIC_REQUESTS_A_MINUTE = 2
    statuses(client, SEARCH, 1)
    clock.shift(timedelta(seconds=20))
    statuses(client, SEARCH, 1)
    page = client.get(SEARCH)
    assert (page.status_code, page["Retry-After"], page["Cache-Control"]) == (429, "40", "no-store")
    assert ("Try again in 40 seconds." in page.content.decode(), page.cookies) == (True, {})
    clock.shift(timedelta(seconds=40))
    assert statuses(client, SEARCH, 2) == {200: 1, 429: 1}


def test_files_are_counted_by_themselves_and_plain_pages_not_at_all(client, clock, settings):
    settings.PUBLIC_REQUESTS_A_MINUTE = 2
    own, _ = published_case()
    assert statuses(client, address(own), 3) == {200: 2, 429: 1}
    assert statuses(client, SEARCH, 3) == {200: 2, 429: 1}
    assert statuses(client, "/responses/", 3) == statuses(client, "/", 3) == {200: 3}


def test_a_made_up_forwarding_header_does_not_help_and_that_of_a_trusted_proxy_counts(client, clock, settings):
    settings.PUBLIC_REQUESTS_A_MINUTE = 1
    spoofed = [client.get(SEARCH, headers={"X-Forwarded-For": f"198.51.100.{at}"}).status_code for at in range(3)]
    assert spoofed == [200, 429, 429]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    behind = [client.get(SEARCH, headers={"X-Forwarded-For": f"1.1.1.1, 198.51.100.{at}"}) for at in (1, 2, 1)]
    assert [answer.status_code for answer in behind] == [200, 200, 429]


def test_one_customer_has_many_addresses_of_the_sixth_version_and_one_limit(client, clock, settings):
    settings.PUBLIC_REQUESTS_A_MINUTE = 1
    asked = [client.get(SEARCH, REMOTE_ADDR=of) for of in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")]
    assert [answer.status_code for answer in asked] == [200, 429, 200]


def test_no_address_is_kept_and_wrong_passwords_are_counted_elsewhere(client, clock):
    client.get(SEARCH, REMOTE_ADDR="192.0.2.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache_visits")
        kept = str(cursor.fetchall())
        cursor.execute("SELECT count(*) FROM cache")
        assert (cursor.fetchone(), "192.0.2" in kept, len(kept) > 60) == ((0,), False, True)
    assert caches["visits"]._max_entries == 10_000


def test_no_limit_where_a_proxy_has_one(client, clock, settings):
    settings.PUBLIC_REQUESTS_A_MINUTE = 0
    assert statuses(client, SEARCH, 70) == {200: 70}


def test_programs_are_limited_by_the_same_counts_and_told_in_json(client, clock, settings):
    settings.PUBLIC_REQUESTS_A_MINUTE = 1
    own, _ = published_case()
    assert statuses(client, "/api/v1/responses/?q=mentors", 2) == {200: 1, 429: 1}
    refused = client.get("/feed/?q=mentors")
    assert (refused.status_code, refused["Retry-After"], refused["Access-Control-Allow-Origin"]) == (429, "60", "*")
    assert refused.json()["detail"] == "Too many requests. Ask again in 60 seconds."
    assert statuses(client, f"/campaigns/{own.document.letter.campaign.slug}/files.zip", 2) == {200: 1, 429: 1}
    assert statuses(client, "/api/v1/responses/", 2) == {200: 2}
