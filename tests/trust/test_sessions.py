"""How long a session lasts and what ends it (TRUST R-AUT-9)."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.make import PASSWORD, make_officer

pytestmark = pytest.mark.django_db
PAGE = "/staff/officers/"
TO_LOG_IN = f"/accounts/login/?next={PAGE}"


@pytest.fixture
def clock():
    """The machine's clock, standing still until it is moved."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def officer(client, clock):
    """An administrator logged in to `client` with the password."""
    officer = make_officer("administrator")
    answer = client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/staff/"
    assert client.get(PAGE).status_code == 200
    return officer


def old_browser(client):
    """Another browser with a copy of the cookies that `client` has now."""
    copy = Client()
    copy.cookies.load({name: morsel.value for name, morsel in client.cookies.items()})
    return copy


def test_a_session_idle_for_thirty_minutes_is_over(client, officer, clock):
    for _ in range(4):
        clock.shift(timedelta(minutes=29))
        assert client.get(PAGE).status_code == 200
    clock.shift(timedelta(minutes=31))
    assert client.get(PAGE).headers["Location"] == TO_LOG_IN


def test_a_session_in_use_is_over_after_twelve_hours(client, officer, clock):
    for _ in range(12 * 60 // 20):
        clock.shift(timedelta(minutes=20))
        assert client.get(PAGE).status_code == 200
    clock.shift(timedelta(minutes=1))
    copy = old_browser(client)
    assert client.get(PAGE).headers["Location"] == TO_LOG_IN
    assert copy.get(PAGE).headers["Location"] == TO_LOG_IN
    client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert client.get(PAGE).status_code == 200


def test_reading_public_pages_does_not_keep_a_session_alive(client, officer, clock):
    clock.shift(timedelta(minutes=29))
    client.get("/about/")
    clock.shift(timedelta(minutes=2))
    assert client.get(PAGE).headers["Location"] == TO_LOG_IN


def test_the_session_key_changes_at_log_in(client):
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted = session.session_key
    officer = make_officer("administrator")
    client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert client.session.session_key != planted


def test_logging_out_ends_the_session_on_the_server_and_clears_the_browser(client, officer):
    copy = old_browser(client)
    answer = client.post("/accounts/logout/")
    assert answer.headers["Location"] == "/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert copy.get(PAGE).headers["Location"] == TO_LOG_IN


def test_a_mere_look_at_the_log_out_page_ends_nothing(client, officer):
    assert "Clear-Site-Data" not in client.get("/accounts/logout/").headers
    assert client.get(PAGE).status_code == 200


def test_changing_the_password_ends_the_other_sessions(client, officer):
    copy = old_browser(client)
    new = "four wet otters swim"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/accounts/password/change/", data).headers["Location"] == "/staff/"
    assert client.get(PAGE).status_code == 200
    assert copy.get(PAGE).headers["Location"] == TO_LOG_IN


def test_the_browser_forgets_the_session_when_it_is_closed(client, officer):
    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""
