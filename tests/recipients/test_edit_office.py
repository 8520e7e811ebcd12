"""The page that edits an office, and the verb behind it."""

import pytest
import time_machine

from iasc_tracker.models import Event
from recipients.models import Office
from tests.make import make_office, make_officer

pytestmark = pytest.mark.django_db


def filled(office, **values):
    """What the form of `office` sends, with `values` changed."""
    names = ("name", "address", "postcode", "email", "website", "language", "version")
    return {name: getattr(office, name) for name in names} | values


@pytest.fixture
def office():
    """An office whose address the file vouched for and an officer checked."""
    office = make_office(name="Office of Sampleshire", address_status="unverified", address_source="a file")
    office.address_checked_on, office.address_checked_by = "2020-10-01", make_officer("lead")
    office.save()
    return office


@pytest.mark.parametrize("role", ["officer", "lead", "administrator"])
def test_who_keeps_recipients_may_edit(client, office, role):
    client.force_login(make_officer(role))
    response = client.post(f"/staff/recipients/{office.pk}/edit/", filled(office, email="pcc@sampleshire.example"))
    office.refresh_from_db()
    assert (response.status_code, response.url) == (302, f"/staff/recipients/{office.pk}/")
    assert (office.email, office.version) == ("pcc@sampleshire.example", 2)


@pytest.mark.parametrize("role", ["signatory", "publisher", "auditor"])
def test_everybody_else_may_not(client, office, role):
    client.force_login(make_officer(role))
    assert client.get(f"/staff/recipients/{office.pk}/edit/").status_code == 403
    response = client.post(f"/staff/recipients/{office.pk}/edit/", filled(office, email="pcc@sampleshire.example"))
    office.refresh_from_db()
    assert (response.status_code, office.email) == (403, "")


def test_a_visitor_is_sent_to_the_log_in(client, office):
    response = client.get(f"/staff/recipients/{office.pk}/edit/")
    assert response.url == f"/accounts/login/?next=/staff/recipients/{office.pk}/edit/"


def test_an_unknown_office_and_a_wrong_method_are_refused(client, office):
    client.force_login(make_officer("officer"))
    assert client.get("/staff/recipients/999999/edit/").status_code == 404
    assert client.delete(f"/staff/recipients/{office.pk}/edit/").status_code == 405


def test_the_form_shows_what_is_saved(client, office):
    client.force_login(make_officer("officer"))
    page = client.get(f"/staff/recipients/{office.pk}/edit/").content.decode()
    assert 'value="Office of Sampleshire"' in page
    assert "1 Sample Street\nSampletown" in page


@time_machine.travel("2020-11-20 12:00", tick=False)
def test_a_new_address_says_who_wrote_it_and_loses_the_old_check(client, office):
    officer = make_officer("officer", name="Robin Clerk")
    client.force_login(officer)
    values = filled(office, address="2 New Street\r\n\r\n Testingham ", postcode="so238aj")
    client.post(f"/staff/recipients/{office.pk}/edit/", values)
    office.refresh_from_db()
    assert office.address_lines == ["2 New Street", "Testingham", "SO23 8AJ"]
    assert office.address_status == "entered by Robin Clerk on 20 November 2020"
    assert (office.address_as_of, office.address_source) == ("20 November 2020", "")
    assert (office.address_checked_on, office.address_checked_by) == (None, None)
    event = Event.objects.about(office).get()
    assert (event.verb, event.by, event.note) == ("edited", officer, "Changed: address, postcode.")
    assert event.detail["changed"]["postcode"] == ["ZZ1 1ZZ", "SO23 8AJ"]


def test_saving_the_same_words_changes_nothing_and_writes_no_history(client, office):
    client.force_login(make_officer("officer"))
    values = filled(office, postcode="", address="1 Sample Street\r\nSampletown")
    Office.objects.update(postcode="")
    client.post(f"/staff/recipients/{office.pk}/edit/", values)
    office.refresh_from_db()
    assert (office.version, office.address_status, Event.objects.count()) == (1, "unverified", 0)
    assert office.address_checked_on is not None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": " "}, "Enter the name of the office"),
        ({"postcode": "PR1 OLD"}, "Enter a full UK postcode, like SO23 8AJ (check letter O and figure 0)"),
        ({"postcode": "SQ1H 0NF"}, "Enter a full UK postcode, like SO23 8AJ (check letter O and figure 0)"),
        ({"address": "", "postcode": "SO23 8AJ"}, "Enter the address that the postcode belongs to."),
        ({"email": "pcc"}, "Enter an e-mail address in full, like office@testingham.example"),
        ({"website": "http://"}, "Enter the address of a website in full, like https://www.testingham.example"),
        ({"name": "N" * 300}, "must be 200 characters or fewer; it has 300"),
        ({"version": ""}, "Open the page again and repeat what you did."),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(client, office, values, sentence):
    client.force_login(make_officer("officer"))
    sent = filled(office, postcode="SO23 8AJ", website="https://sampleshire.example") | values
    response = client.post(f"/staff/recipients/{office.pk}/edit/", sent)
    page = response.content.decode()
    assert (response.status_code, sentence in page) == (200, True)
    assert "There is a problem" in page
    office.refresh_from_db()
    assert (office.version, office.website) == (1, "")
