"""What `manage.py check --deploy` says of the mail settings before the tracker starts (TRUST R-CRA-5, R-MAIL-5)."""

from datetime import date

import pytest

from iasc_tracker import settings as project
from iasc_tracker.checks import mail_is_safe
from tests.ledger.make import may_send
from tests.test_structure import PYTHON, imports_of

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def server(**fields):
    """A mail server elsewhere, with encryption, as environ reads it."""
    return {"EMAIL_BACKEND": SMTP, "EMAIL_HOST": "mail.iasc.example", "EMAIL_USE_TLS": True} | fields


def found(settings, **fields):
    """The ids of what is wrong with an office's mail settings, changed by `fields`."""
    may_send(settings, **({"MAIL_SERVER": server()} | fields))
    return [error.id.removeprefix("tracker.") for error in mail_is_safe(None)]


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        ({}, []),
        ({"MAIL_SERVER": None, "DEMONSTRATION_DAY": date(2020, 11, 20)}, []),
        ({"MAIL_ALLOW": []}, []),
        ({"DEMONSTRATION_DAY": date(2020, 11, 20)}, ["E005"]),
        ({"MAIL_SERVER": server(EMAIL_BACKEND="django.core.mail.backends.console.EmailBackend")}, ["E006"]),
        ({"MAIL_SERVER": server(EMAIL_USE_TLS=False, EMAIL_HOST_USER="letters")}, ["E007"]),
        ({"MAIL_SERVER": server(EMAIL_USE_TLS=False, EMAIL_HOST_USER="letters", EMAIL_HOST="127.0.0.1")}, []),
        ({"MAIL_SERVER": server(EMAIL_USE_TLS=False, EMAIL_USE_SSL=True, EMAIL_HOST_USER="letters")}, []),
        ({"MAIL_FROM": "the office", "MAIL_REPLY_TO": "a@b@c"}, ["E008"]),
        ({"MAIL_FROM": ""}, ["E009"]),
        ({"MAIL_ALLOW": ["*"]}, ["E010"]),
        ({"MAIL_ALLOW": ["clerk@pcc.example"]}, ["E010"]),
        ({"MAIL_ARCHIVE": "archive@iasc.example"}, ["E011"]),
        ({"DIGEST_HOUR": 24}, ["E013"]),
        ({"SITE_URL": "https://.office.example"}, ["E014"]),
        ({"SITE_URL": "tracker.office.example"}, ["E014"]),
        ({"MAIL_ARCHIVE": "archive@iasc.example", "MAIL_ALLOW": ["pcc.example", "iasc.example"]}, []),
    ],
)
def test_what_is_wrong_is_named(settings, fields, ids):
    assert found(settings, **fields) == ids


def test_nothing_but_the_ledger_talks_to_a_mail_server():
    talkers = {str(path) for path in PYTHON if any(name.startswith("smtplib") for name in imports_of(path))}
    assert talkers == {"letters/ledger/smtp.py"}
    assert project.EMAIL_BACKEND == "django.core.mail.backends.dummy.EmailBackend"
