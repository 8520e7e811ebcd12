"""Passwords (TRUST R-AUT-10): a table of those that are tried, and how the one kept is stored."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from iasc_tracker import settings as tracker_settings
from iasc_tracker.models import Officer
from iasc_tracker.passwords import made_up_password

TABLE = [
    ("", False),
    ("elevenchars", False),
    ("password1234", False),
    ("qwertyuiop123", False),
    ("492817364550", False),
    ("Commissioner2020!", False),
    ("antislavery1", False),
    ("olive.sample@office.example", False),
    ("x" * 1001, False),
    ("twelve chars", True),
    ("four wet otters swim", True),
    ("Tŷ 🦦 ünïcode okay", True),
    ("the commissioner keeps seven herons", True),
    ("long enough words " * 8, True),
]


@pytest.mark.parametrize(("password", "is_accepted"), TABLE)
def test_a_password_is_accepted_or_refused(password, is_accepted):
    officer = Officer(email="olive.sample@office.example", name="Olive Sample")
    try:
        validate_password(password, officer)
    except ValidationError:
        assert not is_accepted
    else:
        assert is_accepted


def test_made_up_passwords_are_accepted_and_never_the_same():
    made_up = {made_up_password() for _ in range(200)}
    assert len(made_up) == 200
    for password in made_up:
        validate_password(password)


@pytest.mark.django_db
def test_passwords_are_kept_by_argon2_whatever_their_characters(client, settings):
    settings.PASSWORD_HASHERS = tracker_settings.PASSWORD_HASHERS
    for password in ("Tŷ 🦦 ünïcode okay", "long enough words " * 8 + "end"):
        officer = Officer.objects.create_user(f"{len(password)}@office.example", password, name="Olive")
        assert officer.password.startswith("argon2$argon2id$")
        answer = client.post("/accounts/login/", {"login": officer.email, "password": password})
        assert answer.headers["Location"] == "/staff/"
        client.logout()
