"""Accounts made from the shell."""

import io
import re
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from iasc_tracker.models import Officer

pytestmark = pytest.mark.django_db
ROLES = {
    "officer@office.example": ["officer"],
    "lead@office.example": ["lead"],
    "signatory@office.example": ["publisher", "signatory"],
    "administrator@office.example": ["administrator"],
}


def run(*arguments):
    """What the command prints."""
    printed = io.StringIO()
    call_command(*arguments, stdout=printed)
    return printed.getvalue()


def test_no_demonstration_accounts_in_a_real_office(settings):
    settings.DEMONSTRATION_DAY = None
    with pytest.raises(CommandError, match="DEMONSTRATION_DAY is not set"):
        run("demonstration_accounts")
    assert Officer.objects.count() == 0


def test_the_four_accounts_printed_can_log_in_and_get_new_passwords_each_time(settings, client):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)
    first = dict(re.findall(r"(\S+@\S+) +(\S+)", run("demonstration_accounts")))
    second = dict(re.findall(r"(\S+@\S+) +(\S+)", run("demonstration_accounts")))
    assert {officer.email: officer.role_names for officer in Officer.objects.all()} == ROLES
    assert set(first) == set(second) == set(ROLES) and not set(first.values()) & set(second.values())
    for email, password in second.items():
        client.logout()
        answer = client.post("/accounts/login/", {"login": email, "password": password})
        assert answer.headers["Location"] == "/staff/"


def test_the_first_administrator_is_added_from_the_shell():
    printed = run("add_officer", "ada@office.example", "Ada Sample", "--role", "administrator")
    officer = Officer.objects.get()
    assert officer.role_names == ["administrator"] and officer.check_password(printed.split()[-1])
    with pytest.raises(CommandError, match="already signs in"):
        run("add_officer", "ada@office.example", "Ada Sample", "--role", "administrator")


def test_migrating_makes_no_officer():
    assert Officer.objects.count() == 0
