"""How often a password may be tried (TRUST R-AUT-7, R-AUT-8)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.make import PASSWORD, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    """The machine's clock, standing still until it is moved."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def log_in(client, email, password, **headers):
    """Whether it let us in."""
    answer = client.post("/accounts/login/", {"login": email, "password": password}, **headers)
    return answer.status_code == 302 and answer.headers["Location"] == "/staff/"


def test_after_five_wrong_passwords_even_the_right_one_waits_five_minutes(client, clock):
    officer = make_officer("officer")
    for number in range(5):
        assert not log_in(client, officer.email, f"wrong password {number}", REMOTE_ADDR=f"192.0.2.{number}")
    assert not log_in(client, officer.email, PASSWORD, REMOTE_ADDR="192.0.2.9")
    clock.shift(timedelta(minutes=5, seconds=1))
    assert log_in(client, officer.email, PASSWORD, REMOTE_ADDR="192.0.2.9")


def test_four_wrong_passwords_lock_nobody_out(client, clock):
    officer = make_officer("officer")
    for number in range(4):
        assert not log_in(client, officer.email, f"wrong password {number}")
    assert log_in(client, officer.email, PASSWORD)


def test_one_address_gets_ten_tries_a_minute_over_all_accounts(client, clock):
    officers = [make_officer("officer") for _ in range(11)]
    for officer in officers[:10]:
        assert not log_in(client, officer.email, "wrong password", REMOTE_ADDR="192.0.2.1")
    assert not log_in(client, officers[10].email, PASSWORD, REMOTE_ADDR="192.0.2.1")
    assert log_in(client, officers[10].email, PASSWORD, REMOTE_ADDR="192.0.2.2")


def test_a_made_up_forwarding_header_does_not_move_the_limit(client, clock, settings):
    assert settings.TRUSTED_PROXIES == 0
    for number in range(10):
        email = f"nobody{number}@office.example"
        log_in(client, email, "wrong password", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert not log_in(client, make_officer("officer").email, PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.7")


def test_the_answer_does_not_tell_whether_the_account_exists(client, clock):
    officer = make_officer("officer")
    pages = []
    for email in (officer.email, "nobody@office.example"):
        page = client.post("/accounts/login/", {"login": email, "password": "wrong password"})
        pages.append((page.status_code, page.context["form"].non_field_errors()))
    assert pages[0] == pages[1] and pages[0][1]


def test_too_many_tries_are_answered_with_a_page_that_says_so(client, clock):
    officer = make_officer("officer")
    for number in range(6):
        page = client.post("/accounts/login/", {"login": officer.email, "password": f"wrong {number}"})
    assert b"Too many failed login attempts" in page.content


def test_an_address_past_its_limit_gets_a_page_of_ours(client, clock):
    for number in range(11):
        page = client.post("/accounts/login/", {"login": f"nobody{number}@office.example", "password": "wrong one"})
    assert page.status_code == 429
    assert b"Wait a minute and try again." in page.content and b"Correspondence tracker" in page.content
