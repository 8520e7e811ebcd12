"""The worklist: GET /staff/."""

from datetime import date

import pytest

from tests.make import (
    make_area,
    make_document,
    make_draft,
    make_letter,
    make_office,
    make_officer,
    make_public_copy,
    make_request,
    make_settlement,
)
from tests.publication.states import look_at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 18)  # a Wednesday


def make_asking(area, due_on):
    """A letter to `area` that asks for a response strategy by `due_on`."""
    return make_request(make_letter(office=make_office(area=make_area(area)), due_on=due_on)).letter


def make_work():
    """Two late, one due this week, one due next week, one draft, one ready to publish, one settled."""
    make_asking("Later than late", date(2020, 11, 16))
    make_asking("Latest", date(2020, 11, 10))
    make_asking("This week", date(2020, 11, 20))
    make_asking("Next week", date(2020, 11, 24))
    make_draft(office=make_office(area=make_area("Drafted")))
    ready = make_letter(office=make_office(area=make_area("Ready")))
    look_at(make_public_copy(make_document(letter=ready)))
    make_settlement(make_asking("Settled", date(2020, 11, 10)).requested_documents.get())


def look(client, role):
    """The worklist as an officer with `role` sees it."""
    client.force_login(make_officer(role))
    return client.get("/staff/")


@pytest.mark.parametrize(
    ("role", "areas", "actions"),
    [
        (
            "officer",
            ["Latest", "Later than late", "This week", "Drafted"],
            ["Log a reply", "Log a reply", "Log a reply", "Confirm the draft"],
        ),
        ("publisher", ["Latest", "Later than late", "This week", "Ready"], [None, None, None, "Publish"]),
        ("auditor", ["Latest", "Later than late", "This week"], [None, None, None]),
    ],
)
def test_it_shows_what_needs_doing_most_urgent_first(client, role, areas, actions):
    make_work()
    rows = look(client, role).context["rows"]
    assert [row.place for row in rows] == areas
    assert [row.action and row.action.text for row in rows] == actions


@pytest.mark.parametrize(
    ("role", "numbers"),
    [
        ("lead", {"Overdue": 2, "Due this week": 1, "Drafts to confirm": 1}),
        ("publisher", {"Overdue": 2, "Due this week": 1, "Ready to publish": 1}),
        ("auditor", {"Overdue": 2, "Due this week": 1}),
    ],
)
def test_each_count_equals_the_rows_of_the_list_it_links_to(client, role, numbers):
    make_work()
    counts = look(client, role).context["counts"]
    assert {count.words: count.number for count in counts} == numbers
    listed = {count.words: len(client.get(count.url).context["rows"]) for count in counts}
    assert listed == numbers


def test_only_those_who_may_are_offered_to_log(client):
    offered = {role: '<a class="govuk-button" href="/staff/letters/log/"' in look(client, role).text
               for role in ("officer", "lead", "signatory", "publisher", "auditor", "administrator")}  # fmt: skip
    assert {role for role, is_offered in offered.items() if is_offered} == {"officer", "lead"}
    assert 'href="/staff/replies/log/"' in look(client, "officer").text


def test_when_nothing_needs_doing_it_names_the_next_reply_due(client):
    make_asking("Testingham", date(2020, 11, 24))
    make_asking("Sampleshire", date(2020, 12, 1))
    response = look(client, "officer")
    assert "Nothing needs doing today. Next reply is due 24 November 2020 (Testingham)." in response.text


def test_with_nothing_at_all_it_only_says_that_nothing_needs_doing(client):
    response = look(client, "officer")
    assert "Nothing needs doing today." in response.text
    assert "Next reply" not in response.text


def test_more_than_fifty_are_cut_with_a_way_to_the_rest(client):
    office = make_office()
    for _ in range(52):
        make_request(make_letter(office=office))
    response = look(client, "officer")
    assert (len(response.context["rows"]), response.context["more"]) == (50, 2)
    assert "2 more wait" in response.text


def test_it_costs_the_same_for_one_letter_and_for_three(client, django_assert_num_queries):
    client.force_login(make_officer("officer"))
    for areas in (["Ashire"], ["Beeshire", "Ceeshire"]):
        for area in areas:
            make_asking(area, date(2020, 11, 10))
        with django_assert_num_queries(35):
            client.get("/staff/")


def test_may_not_and_wrong_method(client):
    client.force_login(make_officer())
    assert client.get("/staff/").status_code == 403
    client.force_login(make_officer("auditor"))
    assert client.post("/staff/").status_code == 405
    client.logout()
    assert client.get("/staff/").status_code == 302
