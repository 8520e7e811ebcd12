"""Two officers save the same office: the second sees both versions, and nothing is lost."""

import pytest

from iasc_tracker.models import Event
from tests.make import make_commissioner, make_office, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """An office that two officers have open."""
    return make_office(name="Office of Sampleshire", postcode="")


def form_of(office, **values):
    """What the edit form of the office as first saved sends."""
    names = ("name", "address", "postcode", "email", "website", "language")
    return {name: getattr(office, name) for name in names} | {"version": 1} | values


def test_the_second_sees_both_versions_and_who_was_first(client, office):
    client.force_login(make_officer("officer", name="Robin First"))
    client.post(f"/staff/recipients/{office.pk}/edit/", form_of(office, email="first@sampleshire.example"))
    client.force_login(make_officer("officer"))
    values = form_of(office, email="second@sampleshire.example", website="https://second.example")
    response = client.post(f"/staff/recipients/{office.pk}/edit/", values)
    page = response.content.decode()
    office.refresh_from_db()
    assert (response.status_code, office.email, office.website) == (409, "first@sampleshire.example", "")
    assert "Robin First" in page
    for words in ("first@sampleshire.example", "second@sampleshire.example"):
        assert f'<td class="govuk-table__cell">{words}</td>' in page
    assert 'value="https://second.example"' in page


def test_the_second_saves_again_from_the_conflict_page_and_wins_knowingly(client, office):
    client.force_login(make_officer("officer"))
    client.post(f"/staff/recipients/{office.pk}/edit/", form_of(office, email="first@sampleshire.example"))
    values = form_of(office, email="second@sampleshire.example")
    page = client.post(f"/staff/recipients/{office.pk}/edit/", values).content.decode()
    assert 'name="version" value="2"' in page
    client.post(f"/staff/recipients/{office.pk}/edit/", values | {"version": 2})
    office.refresh_from_db()
    assert (office.email, Event.objects.count()) == ("second@sampleshire.example", 2)


def test_a_second_change_of_holder_is_a_conflict_with_its_words_still_in_the_form(client, office):
    make_commissioner(office=office, name="Alex Sample")
    client.force_login(make_officer("officer"))
    values = {"role": "head", "ended_on": "1/10/2020", "started_on": "2/10/2020", "name": "Kit Test", "version": 1}
    client.post(f"/staff/recipients/{office.pk}/holders/change/", values)
    response = client.post(f"/staff/recipients/{office.pk}/holders/change/", values | {"name": "Jo Other"})
    page = response.content.decode()
    assert (response.status_code, 'value="Jo Other"' in page) == (409, True)
    assert "Kit Test took over on 2 October 2020." in page
    assert set(office.commissioners.values_list("name", flat=True)) == {"Alex Sample", "Kit Test"}


def test_an_address_changed_meanwhile_is_not_marked_as_checked(client, office):
    client.force_login(make_officer("officer"))
    client.post(f"/staff/recipients/{office.pk}/edit/", form_of(office, address="2 New Street"))
    response = client.post(f"/staff/recipients/{office.pk}/address-checked/", {"version": 1}, follow=True)
    office.refresh_from_db()
    assert office.address_checked_on is None
    assert "changed by somebody else" in response.content.decode()
