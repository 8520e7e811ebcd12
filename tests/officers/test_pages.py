"""The administrators' pages about officers."""

import re

import pytest
from django.test import Client

from iasc_tracker.models import Officer
from iasc_tracker.roles import ROLES
from tests.make import PASSWORD, make_officer

pytestmark = pytest.mark.django_db
MADE_UP = re.compile(r"<code[^>]*>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</code>")


@pytest.fixture
def administrator(client):
    """An administrator who is logged in to `client`."""
    officer = make_officer("administrator", name="Ada Sample")
    client.force_login(officer)
    return officer


def urls(officer):
    """Every page about officers."""
    own = f"/staff/officers/{officer.pk}/"
    verbs = [f"{own}{verb}/" for verb in ("deactivate", "reactivate", "reset-password")]
    return ["/staff/officers/", "/staff/officers/new/", own, *verbs]


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"administrator"}))
def test_only_administrators_see_officers(client, role):
    officer = make_officer(role)
    client.force_login(officer)
    statuses = {method(url).status_code for url in urls(officer) for method in (client.get, client.post)}
    assert statuses == {403}


def test_the_list_shows_everybody_those_who_left_last(client, administrator):
    make_officer("officer", "auditor", name="Aaron Left", is_active=False)
    make_officer("lead", name="Zoe Here")
    text = client.get("/staff/officers/").content.decode()
    assert text.index("Ada Sample</a>") < text.index("Zoe Here") < text.index("Aaron Left</a> (deactivated)")
    assert "Auditor, Officer" in text or "Officer, Auditor" in text


def test_the_list_costs_the_same_for_one_officer_and_for_many(client, administrator, django_assert_num_queries):
    client.get("/staff/officers/")
    with django_assert_num_queries(8) as few:
        client.get("/staff/officers/")
    for _ in range(3):
        make_officer("officer", "auditor")
    with django_assert_num_queries(len(few)):
        client.get("/staff/officers/")


def test_adding_shows_a_password_that_works_once_and_then_one_must_be_chosen(client, administrator):
    data = {"name": "New Sample", "email": "new@office.example", "roles": ["officer"]}
    page = client.post("/staff/officers/new/", data)
    password = MADE_UP.search(page.content.decode())[1]
    browser = Client()
    browser.post("/accounts/login/", {"login": "new@office.example", "password": password})
    assert browser.get("/staff/officers/").headers["Location"] == "/accounts/password/change/"
    change = {"oldpassword": password, "password1": "four wet otters swim", "password2": "four wet otters swim"}
    assert browser.post("/accounts/password/change/", change).headers["Location"] == "/staff/"
    assert browser.get("/staff/officers/").status_code == 403  # in, and no administrator
    assert Officer.objects.get(email="new@office.example").password_given_at is None


def test_what_was_typed_stays_when_the_address_is_taken(client, administrator):
    data = {"name": "New Sample", "email": administrator.email, "roles": ["officer"]}
    text = client.post("/staff/officers/new/", data).content.decode()
    assert f"Ada Sample already signs in with {administrator.email}." in text
    assert 'value="New Sample"' in text and Officer.objects.count() == 1


def test_an_empty_form_says_what_to_do(client, administrator):
    text = client.post("/staff/officers/new/", {"name": ""}).content.decode()
    for sentence in ("Enter the officer’s full name", "Enter the officer’s e-mail", "Choose at least one role"):
        assert sentence in text
    assert Officer.objects.count() == 1


def test_changing_roles_takes_effect_on_the_next_request(client, administrator):
    officer, browser = make_officer("administrator"), Client()
    browser.force_login(officer)
    data = {"name": officer.name, "email": officer.email, "roles": ["auditor"]}
    assert client.post(f"/staff/officers/{officer.pk}/", data).headers["Location"] == "/staff/officers/"
    assert browser.get("/staff/officers/").status_code == 403


def test_the_last_administrator_is_told_why_not(client, administrator):
    url = f"/staff/officers/{administrator.pk}/"
    data = {"name": "Ada Sample", "email": administrator.email, "roles": ["auditor"]}
    assert b"Nobody else is an administrator" in client.post(url, data).content
    assert b"Nobody else is an administrator" in client.get(f"{url}deactivate/").content
    client.post(f"{url}deactivate/")
    assert client.get("/staff/officers/").status_code == 200


def test_a_deactivated_officers_next_request_is_refused(client, administrator):
    officer, browser = make_officer("administrator"), Client()
    browser.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert browser.get("/staff/officers/").status_code == 200
    assert b"Deactivate" in client.get(f"/staff/officers/{officer.pk}/deactivate/").content
    client.post(f"/staff/officers/{officer.pk}/deactivate/")
    assert browser.get("/staff/officers/").headers["Location"] == "/accounts/login/?next=/staff/officers/"
    client.post(f"/staff/officers/{officer.pk}/reactivate/")
    assert browser.get("/staff/officers/").status_code == 302, "the old session must stay dead"


def test_a_new_password_ends_the_sessions_under_the_old_one(client, administrator):
    officer, browser = make_officer("administrator"), Client()
    browser.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    page = client.post(f"/staff/officers/{officer.pk}/reset-password/")
    assert MADE_UP.search(page.content.decode()) and page.headers["Cache-Control"] == "no-store, private"
    assert browser.get("/staff/officers/").status_code == 302


def test_wrong_methods_and_unknown_officers(client, administrator):
    own = f"/staff/officers/{administrator.pk}/"
    assert client.post("/staff/officers/").status_code == 405
    assert {client.get(f"{own}{verb}/").status_code for verb in ("reactivate", "reset-password")} == {405}
    assert {client.post(f"/staff/officers/99999/{verb}").status_code for verb in ("", "deactivate/")} == {404}
