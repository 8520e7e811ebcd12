"""The list of recipients."""

import re
from datetime import date

import pytest
import time_machine

from tests.make import make_area, make_commissioner, make_office, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    """20 November 2020."""
    with time_machine.travel("2020-11-20 12:00", tick=False):
        yield


@pytest.fixture
def reader(client):
    """A client logged in as somebody who may only read."""
    client.force_login(make_officer("auditor"))
    return client


def listed(client, query=""):
    """The names of the offices that the list shows, in order."""
    page = client.get(f"/staff/recipients/{query}").content.decode()
    return re.findall(r'<a class="govuk-link" href="/staff/recipients/\d+/">([^<]+)</a>', page)


def office_named(name, **fields):
    """An office of its own area with a holder in post."""
    office = make_office(name=name, area=make_area(f"{name}shire", **fields.pop("of_area", {})), **fields)
    make_commissioner(office=office, name=f"{name} Holder")
    return office


def test_who_may_read_sees_the_list_and_a_visitor_is_sent_to_the_log_in(client):
    assert client.get("/staff/recipients/").url == "/accounts/login/?next=/staff/recipients/"
    client.force_login(make_officer())
    assert client.get("/staff/recipients/").status_code == 403
    client.force_login(make_officer("signatory"))
    assert client.get("/staff/recipients/").status_code == 200
    assert client.post("/staff/recipients/").status_code == 405


def test_a_row_says_who_holds_the_office_today_and_what_is_missing(reader):
    office = office_named("Alpha", address="", postcode="")
    make_commissioner(office=office, name="Ali Deputy", role="deputy", is_acting=True)
    make_commissioner(office=office, name="Gone Before", ended_on=date(2020, 11, 19))
    page = reader.get("/staff/recipients/").content.decode()
    assert "Alpha Holder<br>Ali Deputy (deputy) (acting)" in page
    assert "Gone Before" not in page
    assert page.count('<td class="govuk-table__cell">Missing</td>') == 2


def test_a_holder_whose_dates_are_too_coarse_is_marked(reader):
    make_commissioner(name="Kit Coarse", started_on=date(2020, 11, 1), started_precision="month")
    assert "Kit Coarse (perhaps)" in reader.get("/staff/recipients/").content.decode()


def test_closed_offices_show_only_when_asked_for(reader):
    office_named("Alpha")
    office_named("Beta", closed_on=date(2020, 11, 19))
    assert listed(reader) == ["Alpha"]
    assert listed(reader, "?show=all") == ["Alpha", "Beta"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=alphashire", ["Alpha"]),
        ("?q=beta", ["Beta"]),
        ("?q=gamma+HOLDER", ["Gamma"]),
        ("?q=holder", ["Alpha", "Beta", "Gamma"]),
        ("?show=funded", ["Beta"]),
        ("?missing=address", ["Alpha"]),
        ("?missing=email", ["Alpha", "Beta"]),
        ("?missing=holder", ["Delta"]),
        ("?missing=salutation", ["Gamma"]),
        ("?missing=email&q=beta", ["Beta"]),
        ("?q=nobody", []),
    ],
)
def test_the_address_of_the_page_holds_the_filters(reader, query, names):
    office_named("Alpha", address="")
    office_named("Beta", of_area={"vru_funded_2019": True})
    office_named("Gamma", email="pcc@gamma.example").commissioners.update(salutation="")
    make_office(name="Delta", email="pcc@delta.example", area=make_area("Deltaland"))
    assert listed(reader, query) == names


def test_chips_take_filters_away_one_at_a_time(reader):
    office_named("Alpha")
    page = reader.get("/staff/recipients/?q=alpha&missing=email&page=1").content.decode()
    assert 'href="/staff/recipients/?missing=email"' in page
    assert 'href="/staff/recipients/?q=alpha"' in page


def test_a_search_that_finds_nothing_offers_to_clear_it_and_an_empty_tracker_says_what_to_do(reader):
    assert "manage.py load_recipients" in reader.get("/staff/recipients/").content.decode()
    assert "No recipients match." in reader.get("/staff/recipients/?q=x").content.decode()


@pytest.mark.parametrize("query", ["?missing=everything", "?show=%00", "?q=%00", f"?q={'x' * 101}"])
def test_a_filter_that_cannot_be_read_shows_a_sentence_and_no_rows(reader, query):
    office_named("Alpha")
    response = reader.get(f"/staff/recipients/{query}")
    assert (response.status_code, "There is a problem" in response.content.decode()) == (400, True)
    assert listed(reader, query) == []


@pytest.mark.parametrize("page", ["2", "0", "-1", "999999999999999999999", "two", "²"])
def test_any_page_number_gives_a_page(reader, page):
    office_named("Alpha")
    assert reader.get("/staff/recipients/", {"page": page}).status_code == 200


def test_fifty_offices_fill_a_page(reader):
    area = make_area("Manyshire")
    for number in range(51):
        make_office(name=f"Office {number}", area=area)
    assert (len(listed(reader)), len(listed(reader, "?page=2"))) == (50, 1)


def test_the_list_costs_the_same_for_one_office_and_for_three(reader, django_assert_num_queries):
    for more, name in ((1, "A"), (2, "B")):
        for number in range(more):
            office_named(f"{name}{number}")
        with django_assert_num_queries(9):
            reader.get("/staff/recipients/")
