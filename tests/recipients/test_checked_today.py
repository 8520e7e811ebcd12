"""The buttons "Address checked today" and "E-mail checked today"."""

from datetime import date

import pytest
import time_machine

from iasc_tracker.models import Event
from tests.make import make_office, make_officer

pytestmark = pytest.mark.django_db
BUTTONS = [("address-checked", "address"), ("email-checked", "email")]


@pytest.fixture
def office():
    """An office with an address and an e-mail address."""
    return make_office(email="pcc@sampleshire.example")


@pytest.mark.parametrize(("button", "what"), BUTTONS)
@time_machine.travel("2020-11-20 12:00", tick=False)
def test_the_button_records_who_checked_and_when(client, office, button, what):
    officer = make_officer("administrator")
    client.force_login(officer)
    response = client.post(f"/staff/recipients/{office.pk}/{button}/", {"version": 1})
    office.refresh_from_db()
    assert response.url == f"/staff/recipients/{office.pk}/"
    checked = (getattr(office, f"{what}_checked_on"), getattr(office, f"{what}_checked_by"), office.version)
    assert checked == (date(2020, 11, 20), officer, 2)
    event = Event.objects.about(office).get()
    assert (event.by, event.happened_on, set(event.detail)) == (officer, date(2020, 11, 20), {what})


@pytest.mark.parametrize(("button", "what"), BUTTONS)
def test_others_wrong_methods_and_unknown_offices_are_refused(client, office, button, what):
    path = f"/staff/recipients/{office.pk}/{button}/"
    client.force_login(make_officer("publisher"))
    assert client.post(path, {"version": 1}).status_code == 403
    client.force_login(make_officer("officer"))
    assert client.get(path).status_code == 405
    assert client.post(f"/staff/recipients/999999/{button}/", {"version": 1}).status_code == 404
    office.refresh_from_db()
    assert (getattr(office, f"{what}_checked_on"), Event.objects.count()) == (None, 0)


@pytest.mark.parametrize(
    ("button", "sentence"),
    [
        ("address-checked", "No address is known for Office of Sampleshire: add one first."),
        ("email-checked", "No e-mail address is known for Office of Sampleshire: add one first."),
    ],
)
def test_nothing_can_be_checked_that_is_not_known(client, button, sentence):
    office = make_office(name="Office of Sampleshire", address="", postcode="")
    client.force_login(make_officer("officer"))
    response = client.post(f"/staff/recipients/{office.pk}/{button}/", {"version": 1}, follow=True)
    assert sentence in response.content.decode()
    assert Event.objects.count() == 0


@pytest.mark.parametrize("version", ["", "0", "2", "two", "999999999999999999999"])
def test_a_page_that_is_out_of_date_checks_nothing(client, office, version):
    client.force_login(make_officer("officer"))
    path = f"/staff/recipients/{office.pk}/address-checked/"
    response = client.post(path, {"version": version}, follow=True)
    office.refresh_from_db()
    assert (office.address_checked_on, "Look at the page below" in response.content.decode()) == (None, True)
