"""The list of names that the office protects: who keeps it, and what it does."""

import pytest

from iasc_tracker.models import Event
from letters.models import ProtectedName
from letters.tasks.inspecting import protected_names
from recipients.models import Contact
from tests.inspecting.pdfs import SECRET
from tests.make import make_office, make_officer

pytestmark = pytest.mark.django_db
ADDRESS = "/staff/protected-names/"


@pytest.mark.parametrize(
    ("role", "status"), [("publisher", 302), ("lead", 302), ("officer", 403), ("auditor", 403), ("administrator", 403)]
)
def test_publishers_and_leads_keep_the_list_and_all_staff_may_read_it(client, role, status):
    client.force_login(make_officer(role))
    assert client.post(ADDRESS, {"name": f" {SECRET} ", "reason": "junior staff"}).status_code == status
    assert ProtectedName.objects.kept().filter(name=SECRET).exists() == (status == 302)
    assert client.get(ADDRESS).status_code == 200


def test_a_name_is_on_the_list_once_with_a_reason_and_comes_off_with_a_word(client):
    client.force_login(make_officer("publisher"))
    client.post(ADDRESS, {"name": SECRET, "reason": "junior staff"})
    assert "is on the list already" in client.post(ADDRESS, {"name": SECRET.upper(), "reason": "x"}).content.decode()
    assert "at least 3 letters" in client.post(ADDRESS, {"name": "Al", "reason": "x"}).content.decode()
    assert "required" in client.post(ADDRESS, {"name": "Alex Example", "reason": ""}).content.decode()
    row = ProtectedName.objects.get()
    remove = f"{ADDRESS}{row.pk}/remove/"
    assert SECRET in client.get(remove).content.decode()
    assert (client.post(remove).status_code, client.post(remove).status_code) == (302, 404)
    row.refresh_from_db()
    assert (row.removed_by is not None, list(ProtectedName.objects.kept())) == (True, [])
    assert {event.verb for event in Event.objects.about(row)} == {"name protected", "name no longer protected"}
    assert SECRET not in str(list(Event.objects.about(row).values()))
    client.post(ADDRESS, {"name": SECRET, "reason": "again"})
    assert ProtectedName.objects.kept().get().reason == "again"


def test_the_names_of_contacts_are_looked_for_as_well():
    office = make_office()
    Contact.objects.create(office=office, name="Pat Example")
    ProtectedName.objects.create(name=SECRET, reason="junior staff", added_by=make_officer("lead"))
    assert protected_names() == [[SECRET, "junior staff"], ["Pat Example", f"answers for {office.name}"]]
