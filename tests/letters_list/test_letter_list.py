"""The list of letters: GET /staff/letters/."""

from datetime import date

import pytest

from iasc_tracker.clock import now
from iasc_tracker.models import record
from tests.make import (
    make_area,
    make_campaign,
    make_draft,
    make_letter,
    make_office,
    make_officer,
    make_request,
    make_settlement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


def make_asking(area, **fields):
    """A letter to `area` that asks for a response strategy."""
    office = make_office(area=make_area(area))
    return make_request(make_letter(office=office, addressee_organisation="", **fields)).letter


def look(client, query="", role="officer"):
    """The list as an officer with `role` sees it."""
    client.force_login(make_officer(role))
    return client.get(f"/staff/letters/{query}")


def places(response):
    """The areas of the rows, in their order."""
    return [row.place for row in response.context["rows"]]


def test_each_row_says_where_the_letter_stands(client):
    letter = make_asking("Ashire", owner=make_officer("lead", name="Lea Leader"))
    make_settlement(make_request(letter, "problem_profile"))
    record(letter, "logged", by=letter.created_by, on=date(2020, 10, 14))
    text = look(client).text
    for words in ("Ashire", "IASC-2020-0001", "Overdue", "8 working days late", "1 of 2", "Logged", "Lea Leader"):
        assert words in text
    assert f'href="/staff/letters/{letter.pk}/"' in text


def test_what_needs_doing_comes_first_and_discarded_drafts_never_come(client):
    make_settlement(make_asking("Settled").requested_documents.get())
    make_asking("Next month", due_on=date(2020, 12, 1))
    make_asking("Late")
    draft = make_draft(office=make_office(area=make_area("Gone")))
    draft.discarded_at, draft.discarded_by = now(), draft.created_by
    draft.save()
    assert places(look(client)) == ["Late", "Next month", "Settled"]


@pytest.mark.parametrize(
    "words", ["IASC-2020-0001", "ashire", "Commissioner for Ashire", "quite unlike", "Zoë Sample", " ashire "]
)
def test_words_are_looked_for_in_reference_area_office_addressee_and_body(client, words):
    make_asking("Ashire", body="Words quite unlike the others.", addressee_name="Zoë Sample")
    make_asking("Beeland", body="Something else.", addressee_name="Alex Example")
    assert places(look(client, f"?q={words}")) == ["Ashire"]


def test_wildcards_of_the_database_are_ordinary_characters(client):
    make_asking("Ashire")
    assert [places(look(client, query)) for query in ("?q=%25", "?q=_", "?q=a%25e")] == [[], [], []]


def test_filters_by_status_campaign_office_owner_and_dates(client):
    campaign, owner = make_campaign(), make_officer("officer")
    kept = make_asking("Kept", campaign=campaign, owner=owner, sent_on=date(2020, 10, 20))
    make_asking("Other", sent_on=date(2020, 10, 13))
    make_draft(office=make_office(area=make_area("Draft")))
    client.force_login(owner)
    queries = {
        f"?campaign={campaign.pk}": {"Kept"},
        f"?office={kept.office.pk}": {"Kept"},
        "?owner=me": {"Kept"},
        "?owner=none": {"Other", "Draft"},
        "?sent_from=14/10/2020": {"Kept"},
        "?sent_to=13 Oct 2020": {"Other"},
        "?sent_from=13/10/2020&sent_to=20/10/2020": {"Kept", "Other"},
        "?status=draft": {"Draft"},
        "?status=overdue&owner=me": {"Kept"},
    }
    assert {query: set(places(client.get(f"/staff/letters/{query}"))) for query in queries} == queries


def test_chips_name_each_filter_and_take_it_away(client):
    make_asking("Ashire")
    response = look(client, "?q=ash&status=overdue&sent_from=1/10/2020&sort=due&page=1")
    assert [tuple(chip) for chip in response.context["filters"].chips] == [
        ("Words: ash", "?status=overdue&sent_from=1%2F10%2F2020&sort=due"),
        ("Status: Overdue", "?q=ash&sent_from=1%2F10%2F2020&sort=due"),
        ("Sent from: 1 October 2020", "?q=ash&status=overdue&sort=due"),
    ]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("recipient", ["Ashire", "Beeshire", "Ceeshire"]),
        ("-recipient", ["Ceeshire", "Beeshire", "Ashire"]),
        ("due", ["Ceeshire", "Ashire", "Beeshire"]),
        ("-reference", ["Ceeshire", "Beeshire", "Ashire"]),
        ("owner", ["Beeshire", "Ceeshire", "Ashire"]),
        ("-received", ["Beeshire", "Ceeshire", "Ashire"]),
        ("status", ["Ceeshire", "Ashire", "Beeshire"]),
        ("-event", ["Ashire", "Ceeshire", "Beeshire"]),
        ("nonsense", ["Ceeshire", "Ashire", "Beeshire"]),
    ],
)
def test_it_sorts_by_the_address(client, sort, expected):
    first = make_asking("Ashire", due_on=date(2020, 12, 1))
    second = make_asking("Beeshire", due_on=date(2020, 12, 2), owner=make_officer("officer", name="Ann"))
    make_asking("Ceeshire", owner=make_officer("officer", name="Bob"))
    record(first, "logged", by=None)
    make_settlement(second.requested_documents.get())
    assert places(look(client, f"?sort={sort}")) == expected


def test_fifty_a_page(client):
    office = make_office()
    for _ in range(51):
        make_letter(office=office)
    assert [len(places(look(client, query))) for query in ("", "?page=2", "?page=99")] == [50, 1, 1]
    assert "51 letters" in look(client).text


def test_no_match_offers_to_clear_the_filters(client):
    make_asking("Ashire")
    text = look(client, "?q=zzz").text
    assert "No letters match." in text
    assert '<a class="govuk-link" href="/staff/letters/">Clear filters</a>' in text


def test_it_costs_the_same_for_one_letter_and_for_three(client, django_assert_num_queries):
    client.force_login(make_officer("officer"))
    for areas in (["Ashire"], ["Beeshire", "Ceeshire"]):
        for area in areas:
            make_settlement(make_asking(area).requested_documents.get())
        with django_assert_num_queries(17):
            client.get("/staff/letters/")


def test_may_not_and_wrong_method(client):
    client.force_login(make_officer())
    assert client.get("/staff/letters/").status_code == 403
    client.force_login(make_officer("auditor"))
    assert [client.get("/staff/letters/").status_code, client.post("/staff/letters/").status_code] == [200, 405]
    client.logout()
    assert client.get("/staff/letters/").status_code == 302
