"""Contacts of an office: add, edit, remove."""

import pytest

from iasc_tracker.models import Event
from recipients.models import Contact
from tests.make import make_office, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact():
    """Somebody at an office."""
    return Contact.objects.create(office=make_office(), name="A. Clerk", role="secretary", phone="01632 960000")


@pytest.fixture
def keeper(client):
    """A client logged in as somebody who keeps recipients."""
    client.force_login(make_officer("officer"))
    return client


def test_a_contact_is_added_with_its_event(keeper):
    office = make_office()
    values = {"name": "B. Clerk", "role": "policy", "email": "b@sampleshire.example", "phone": "", "version": 1}
    response = keeper.post(f"/staff/recipients/{office.pk}/contacts/add/", values)
    contact = office.contacts.get()
    assert response.url == f"/staff/recipients/{office.pk}/"
    assert (contact.name, contact.email) == ("B. Clerk", "b@sampleshire.example")
    event = Event.objects.about(office).get()
    assert (event.verb, event.note) == ("contact added", "B. Clerk, policy")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": "", "phone": "1"}, "Enter the name of the contact"),
        ({"name": "B. Clerk"}, "Enter an e-mail address or a phone number."),
        ({"name": "B. Clerk", "email": "b@"}, "Enter an e-mail address in full, like clerk@testingham.example"),
    ],
)
def test_a_contact_that_cannot_be_reached_is_refused_in_a_sentence(keeper, values, sentence):
    office = make_office()
    response = keeper.post(f"/staff/recipients/{office.pk}/contacts/add/", values | {"version": 1})
    assert (sentence in response.content.decode(), office.contacts.count()) == (True, 0)


def test_a_contact_is_edited_and_the_history_keeps_no_address_of_theirs(keeper, contact):
    values = {"name": "A. Clerk", "role": "secretary", "email": "a@sampleshire.example", "phone": "", "version": 1}
    keeper.post(f"/staff/recipients/contacts/{contact.pk}/edit/", values)
    contact.refresh_from_db()
    event = Event.objects.about(contact.office).get()
    assert (contact.email, contact.phone) == ("a@sampleshire.example", "")
    assert (event.note, event.detail) == ("A. Clerk, secretary. Changed: email, phone.", {})


def test_a_contact_is_removed_only_after_the_confirm_page(keeper, contact):
    path = f"/staff/recipients/contacts/{contact.pk}/remove/"
    assert "Remove A. Clerk from the contacts?" in keeper.get(path).content.decode()
    assert Contact.objects.count() == 1
    response = keeper.post(path, {"version": 1})
    assert (response.url, Contact.objects.count()) == (f"/staff/recipients/{contact.office_id}/", 0)
    assert Event.objects.about(contact.office).get().note == "A. Clerk, secretary"


def test_a_contact_changed_meanwhile_is_neither_overwritten_nor_removed(keeper, contact):
    values = {"name": "A. Clerk", "phone": "01632 960001", "version": 1}
    keeper.post(f"/staff/recipients/contacts/{contact.pk}/edit/", values)
    second = keeper.post(f"/staff/recipients/contacts/{contact.pk}/edit/", values | {"phone": "01632 960002"})
    removal = keeper.post(f"/staff/recipients/contacts/{contact.pk}/remove/", {"version": 1}, follow=True)
    contact.refresh_from_db()
    assert (second.status_code, contact.phone) == (409, "01632 960001")
    assert "Look at the contact again before you remove it." in removal.content.decode()


def test_others_may_not_and_unknown_contacts_are_not_found(client, contact):
    paths = [
        f"/staff/recipients/{contact.office_id}/contacts/add/",
        f"/staff/recipients/contacts/{contact.pk}/edit/",
        f"/staff/recipients/contacts/{contact.pk}/remove/",
    ]
    client.force_login(make_officer("publisher"))
    assert [client.post(path, {"version": 1}).status_code for path in paths] == [403, 403, 403]
    client.force_login(make_officer("officer"))
    assert [client.delete(path).status_code for path in paths] == [405, 405, 405]
    unknown = [path.replace(f"/{contact.pk}/", "/999999/") for path in paths[1:]]
    assert [client.get(path).status_code for path in unknown] == [404, 404]
    assert Contact.objects.count() == 1
