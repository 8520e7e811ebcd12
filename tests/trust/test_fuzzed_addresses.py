"""Any query string on any page gets 200, a redirect, 400 or 404, and never everything (TRUST R-LOAD-3)."""

import pytest
from django.urls import reverse

from iasc_tracker import roles
from tests.mailbox.make import make_mail
from tests.make import make_letter, make_officer, make_reply, make_request
from tests.public.crawl import seeds
from tests.public.world import published_case
from tests.trust.routes import dummies, routes

pytestmark = pytest.mark.django_db
VALUES = {
    "nul": "%00",
    "nul within": "sample%00shire",
    "lone surrogate": "%ED%A0%80",
    "broken utf-8": "%FF%FE",
    "huge number": "1" + "0" * 30,
    "superscript": "%C2%B2",
    "ten kilobytes": "x" * 10_240,
    "sql": "'%20OR%201=1%20--",
    "unbalanced quotes": "%22county%20lines%22%20%22%E2%80%9Cyoung*",
}
# What any page reads of its address, and what none does.
NAMES = (
    *("q", "page", "sort", "show", "status", "what", "read", "area", "campaign", "office", "owner", "letter", "by"),
    *(
        "held",
        "incoming",
        "keep_rest",
        "dated",
        "since",
        "until",
        "sent_from",
        "sent_to",
        "from",
        "to",
        "version",
        "new",
    ),
    *("document", "year", "p", "other"),
)
ANSWERS = {200, 301, 302, 400, 404, 405}


@pytest.fixture
def addresses(client):
    """Every address without arguments, and those of rows that there are, for somebody with every role."""
    published_case()
    client.force_login(make_officer(*roles.ROLES))
    letter, mail = make_letter(), make_mail()
    make_request(letter)
    reply = make_reply(letter)
    client.raise_request_exception = False
    rows = {
        "letter-detail": letter,
        "reply-log": letter,
        "letter-amend": letter,
        "inbox-detail": mail,
        "reply-move": reply,
    }
    there = [reverse(f"staff:{name}", args=[row.pk]) for name, row in rows.items()]
    return there + [route.url for route in routes() if not dummies(route.name)] + seeds()


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_every_page_answers_whatever_stands_in_its_address(client, addresses, value):
    query = "&".join(f"{name}={value}" for name in NAMES)
    answers = {address: client.get(f"{address}?{query}").status_code for address in addresses}
    assert {address: code for address, code in answers.items() if code not in ANSWERS} == {}


def test_every_page_answers_keys_that_come_many_times(client, addresses):
    query = "&".join(f"{name}=a&{name}=%00&{name}=" for name in NAMES)
    answers = {address: client.get(f"{address}?{query}").status_code for address in addresses}
    assert {address: code for address, code in answers.items() if code not in ANSWERS} == {}


@pytest.mark.parametrize("value", ["%00", "sample%00", "%ED%A0%80", "'%20OR%201=1%20--"])
def test_a_search_for_nothing_that_can_be_shows_nobody(client, value):
    client.force_login(make_officer(*roles.ROLES))
    name = make_letter().office.area.name
    shown = client.get("/staff/recipients/").text.count(name)
    page = client.get(f"/staff/recipients/?q={value}")
    assert (shown > 0, page.text.count(name), page.status_code in (200, 400)) == (True, 0, True)
