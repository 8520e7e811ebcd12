"""The page of one office."""

from datetime import date

import pytest
import time_machine

from recipients.loading import load
from recipients.models import Contact, Office, ViolenceReductionUnit
from tests.make import make_commissioner, make_office, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    """20 November 2020."""
    with time_machine.travel("2020-11-20 12:00", tick=False):
        yield


def page_of(client, office, role="officer"):
    """The text of the page as an officer with `role` sees it."""
    client.force_login(make_officer(role))
    response = client.get(f"/staff/recipients/{office.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def test_who_may_read_may_see_it_and_others_may_not(client):
    office = make_office()
    path = f"/staff/recipients/{office.pk}/"
    assert client.get(path).url == f"/accounts/login/?next={path}"
    client.force_login(make_officer())
    assert client.get(path).status_code == 403
    client.force_login(make_officer("auditor"))
    assert (client.get(path).status_code, client.post(path).status_code) == (200, 405)
    assert client.get("/staff/recipients/999999/").status_code == 404


def test_holders_stand_newest_first_with_dates_as_exactly_as_known(client):
    office = make_office()
    make_commissioner(office=office, name="Old Sample", started_on=date(2016, 1, 1), started_precision="year")
    make_commissioner(
        office=office, name="New Sample", started_on=date(2020, 9, 1), started_precision="month", status="unverified"
    )
    page = page_of(client, office)
    assert page.index("New Sample (in post today)") < page.index("Old Sample (in post today)")
    assert '<td class="govuk-table__cell">September 2020</td>' in page
    assert '<td class="govuk-table__cell">2016</td>' in page
    assert "Unverified" in page


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ({"name": "Alex Sample"}, "Held by Alex Sample since 12 May 2016."),
        ({"name": "Alex Sample", "is_acting": True}, "Held by Alex Sample (acting) since 12 May 2016."),
        (
            {"name": "Alex Sample", "started_on": date(2020, 11, 1), "started_precision": "month"},
            "Perhaps held by Alex Sample: the dates on record are too coarse to tell.",
        ),
        (
            {"name": "Vacant", "is_vacancy": True},
            "Nobody is on record as holding this office today: the post is vacant or the holder is not known.",
        ),
    ],
)
def test_one_sentence_says_how_the_office_stands(client, term, sentence):
    assert sentence in page_of(client, make_commissioner(**term).office)


def test_missing_address_and_email_are_plainly_missing(client):
    page = page_of(client, make_office(address="", postcode=""))
    assert page.count("<strong>Missing.</strong>") == 2
    assert "Address checked today" not in page


def test_an_address_shows_with_its_status_and_age(client):
    office = make_office(address_status="verified (seed)", address_as_of="13 October 2020", address_source="A letter")
    page = page_of(client, office)
    assert "1 Sample Street<br>Sampletown<br>ZZ1 1ZZ" in page
    assert "Never checked by this office." in page
    assert "As of: 13 October 2020. Verified (seed)." in page


def test_the_page_links_to_the_letters_of_the_office(client):
    office = make_office()
    assert f'href="/staff/letters/?office={office.pk}"' in page_of(client, office)


def test_an_office_and_its_successor_lead_to_each_other(client):
    mayor = make_office(name="Mayor of Sampleshire", opened_on=date(2020, 5, 1), opened_precision="month")
    old = make_office(name="Old Office", closed_on=date(2020, 5, 31), closed_precision="month", succeeded_by=mayor)
    page = page_of(client, old)
    successor = f'<a class="govuk-link" href="/staff/recipients/{mayor.pk}/">Mayor of Sampleshire</a>.'
    assert f"Closed: its last day was in May 2020. Its work went to {successor}" in page
    assert "Record a change of holder" not in page
    assert f'<a class="govuk-link" href="/staff/recipients/{old.pk}/">Old Office</a>' in page_of(client, mayor)


def test_units_contacts_and_history_are_on_the_page(client):
    office = make_office()
    unit = ViolenceReductionUnit.objects.create(key="u", name="Sampleshire Network", status="name unverified")
    unit.areas.add(office.area)
    Contact.objects.create(office=office, name="A. Clerk", role="secretary", phone="01632 960000")
    page = page_of(client, office)
    for words in (
        "Sampleshire Network",
        "Name unverified",
        "A. Clerk",
        "secretary",
        "01632 960000",
        "Never published.",
    ):
        assert words in page
    assert "Nothing has been changed since the data files were loaded." in page


def test_who_may_only_read_is_offered_nothing_to_change(client):
    office = make_commissioner().office
    Contact.objects.create(office=office, name="A. Clerk", phone="01632 960000")
    page = page_of(client, office, role="publisher")
    for words in ("/edit/", "/remove/", "/add/", "/holders/change/", "-checked/"):
        assert (words in page, words in page_of(client, office)) == (False, True)


def test_every_office_on_file_has_a_page(client):
    load()
    client.force_login(make_officer("auditor"))
    statuses = {client.get(office.get_staff_url()).status_code for office in Office.objects.all()}
    assert statuses == {200}


def test_the_page_costs_the_same_for_one_holder_and_for_three(client, django_assert_num_queries):
    office = make_office()
    client.force_login(make_officer("auditor"))
    for more in (1, 2):
        for _ in range(more):
            make_commissioner(office=office)
        with django_assert_num_queries(14):
            client.get(f"/staff/recipients/{office.pk}/")
