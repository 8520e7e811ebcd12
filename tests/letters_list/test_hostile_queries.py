"""Whatever stands in the address, the lists answer 200, 400 or 404, and never with everything (TRUST R-LOAD-3)."""

import pytest

from tests.make import make_campaign, make_letter, make_officer, make_request

pytestmark = pytest.mark.django_db

HOSTILE = {
    "nul": "%00",
    "lone surrogate": "%ED%A0%80",
    "broken utf-8": "%FF%FE",
    "huge number": "1" + "0" * 30,
    "negative": "-1",
    "more digits than Python reads": "9" * 5000,
    "superscript": "%C2%B2",
    "ten kilobytes": "x" * 10_240,
    "sql": "'%20OR%201=1%20--",
    "markup": "<script>alert(1)</script>",
}
FILTERS = ["q", "status", "campaign", "office", "owner", "sent_from", "sent_to"]
LIST, BOARD = [*FILTERS, "sort", "page", "unknown"], ["area", "status", "owner", "sort", "page"]
NAMES = {
    "/staff/": ["page"],
    "/staff/letters/": LIST,
    "/staff/letters.csv": ["q", "sort"],
    "/staff/campaigns/": ["page"],
}


@pytest.fixture
def pages(client):
    """The lists with the names that each reads, and one letter in each, for an officer who may read."""
    campaign = make_campaign()
    make_request(make_letter(campaign=campaign))
    client.force_login(make_officer("auditor"))
    board = f"/staff/campaigns/{campaign.pk}/"
    return NAMES | {board: BOARD, f"{board}board.csv": ["area", "sort"]}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_value_is_answered(client, pages, value):
    answers = {client.get(f"{page}?{name}={value}").status_code for page in pages for name in pages[page]}
    assert answers <= {200, 400}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_filter_that_cannot_be_read_never_shows_everything(client, pages, value):
    rows = [client.get(f"/staff/letters/?{name}={value}").context["rows"] for name in FILTERS]
    assert rows == [[]] * len(FILTERS)


def test_repeated_keys_count_once(client, pages):
    query = "{0}=a&{0}=%00&{0}="
    answers = {client.get(f"{page}?{query.format(name)}").status_code for page in pages for name in pages[page]}
    assert answers <= {200, 400}


def test_a_nul_after_a_good_filter_matches_nothing_and_says_so(client, pages):
    response = client.get("/staff/letters/?q=sample%00")
    assert (response.status_code, response.context["rows"]) == (400, [])
    assert "There is a problem" in response.text


def test_a_key_no_database_can_hold_is_not_found(client, pages):
    for number in ("1" + "0" * 30, "9" * 5000):
        assert client.get(f"/staff/campaigns/{number}/").status_code == 404


def test_markup_in_a_filter_is_shown_as_text(client, pages):
    text = client.get("/staff/letters/?q=<script>alert(1)</script>").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
