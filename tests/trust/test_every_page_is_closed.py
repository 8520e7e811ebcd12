"""Deny by default (TRUST R-AUT-1): who reaches which page, for every page there is."""

from pathlib import Path

import pytest

from iasc_tracker import roles
from tests.make import make_officer
from tests.trust.routes import routes

pytestmark = pytest.mark.django_db
FROZEN = Path(__file__).parent / "public_views.txt"
EVERYTHING = set().union(*roles.ROLES.values())
OWN_ACCOUNT = {"account_change_password", "account_reauthenticate"}


def closed_routes():
    """Those that need a log-in."""
    return [route for route in routes() if not route.is_public]


def test_the_public_views_are_exactly_those_on_the_frozen_list():
    assert sorted(route.name for route in routes() if route.is_public) == FROZEN.read_text().split()


def test_only_public_and_log_in_pages_are_open():
    named = {route.name.partition(":")[0] for route in routes() if route.is_public}
    assert named == {"public", "account_login", "account_logout", "account_inactive"}


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "head", "options"])
def test_a_stranger_reaches_no_closed_page_by_any_method(client, method):
    reached = {}
    for route in closed_routes():
        answer = getattr(client, method)(route.url)
        to_log_in = answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/login/?next=")
        if not to_log_in and answer.status_code not in (403, 404, 405):
            reached[route.name] = answer.status_code
    assert reached == {}


def test_every_staff_view_says_which_right_it_needs():
    silent = [
        route.name
        for route in closed_routes()
        if getattr(route.view, "needs", None) not in EVERYTHING and route.name not in OWN_ACCOUNT
    ]
    assert silent == []


def test_an_officer_without_roles_is_refused_everywhere(client):
    client.force_login(make_officer())
    for route in closed_routes():
        if route.name not in OWN_ACCOUNT:
            assert client.get(route.url).status_code in (403, 405), route
            assert client.post(route.url).status_code in (403, 405), route
            assert 403 in (client.get(route.url).status_code, client.post(route.url).status_code), route


def test_an_officer_is_refused_wherever_their_role_does_not_reach(client):
    for role, granted in roles.ROLES.items():
        client.force_login(make_officer(role))
        for route in closed_routes():
            if route.name not in OWN_ACCOUNT and route.view.needs not in granted:
                assert {client.get(route.url).status_code, client.post(route.url).status_code} <= {403, 405}, route


def test_a_deactivated_officer_is_a_stranger(client):
    officer = make_officer("officer")
    client.force_login(officer)
    assert client.get("/staff/officers/").status_code == 403
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    assert client.get("/staff/officers/").headers["Location"] == "/accounts/login/?next=/staff/officers/"


def test_there_is_no_sign_up_no_password_by_mail_and_no_admin(client):
    for path in ("accounts/signup/", "accounts/password/reset/", "accounts/email/", "admin/", "admin/login/"):
        assert client.get(f"/{path}").status_code == 404, path
