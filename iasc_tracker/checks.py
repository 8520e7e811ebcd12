"""What must hold before the tracker starts: one line for each thing that is wrong (TRUST R-CRA-5).

Run with `manage.py check --deploy --tag tracker --database default`, as deploy/start.sh does.
"""

from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connections

from iasc_tracker.mail_allowed import is_allowed
from iasc_tracker.working_days import DIVISIONS

TAG = "tracker"
PRIVATE_CACHES = ("LocMemCache", "DummyCache")
LOOPBACK = ("127.0.0.1", "::1", "localhost")
SMTP = "django.core.mail.backends.smtp.EmailBackend"  # what environ says of smtp://


def errors(*rules):
    """A list of Django's check messages, one for each rule (broken, id, sentence) that is broken."""
    return [checks.Error(sentence, id=f"{TAG}.{number}") for broken, number, sentence in rules if broken]


def is_weak(key):
    """Whether the secret key is short, repeats itself or was made for development."""
    return len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-")


def settings_are_safe(app_configs, **kwargs):
    """No debugging pages, a strong key and a cache that all processes share."""
    cache = settings.CACHES["default"]["BACKEND"].rpartition(".")[2]
    return errors(
        (settings.DEBUG and settings.HTTPS, "E001", "DEBUG is on where HTTPS is: set DEBUG=false."),
        (is_weak(settings.SECRET_KEY), "E002", "SECRET_KEY is weak: set 50 or more random characters."),
        (
            cache in PRIVATE_CACHES and not settings.DEBUG,
            "E003",
            f"{cache} is not shared between processes, so limits on wrong passwords do not hold: use DatabaseCache.",
        ),
    )


def sqlite_is_safe(app_configs, databases=None, **kwargs):
    """SQLite writes ahead only where its versions have the fix for the corruption race (TRUST, SQLite)."""
    found = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor == "sqlite" and not settings.SQLITE_WAL_IS_SAFE:
            with connection.cursor() as cursor:
                journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            found += errors((journal == "wal", "E004", f"{alias}: WAL on a SQLite that can corrupt it: update SQLite."))
    return found


def mail_is_safe(app_configs, **kwargs):
    """Mail goes to an SMTP server, where it may, from an address that can be answered; a demonstration sends none.

    Source: DESIGN rule 5, TRUST R-MAIL-5.
    """
    server = settings.MAIL_SERVER or {"EMAIL_BACKEND": SMTP}
    encrypted = server.get("EMAIL_USE_TLS") or server.get("EMAIL_USE_SSL") or server.get("EMAIL_HOST") in LOOPBACK
    wrong = [name for name in ("MAIL_FROM", "MAIL_REPLY_TO", "MAIL_ARCHIVE") if not is_address(getattr(settings, name))]
    return errors(
        (
            settings.MAIL_SERVER and settings.DEMONSTRATION_DAY,
            "E005",
            "A demonstration sends nothing: unset EMAIL_URL or DEMONSTRATION_DAY.",
        ),
        (server["EMAIL_BACKEND"] != SMTP, "E006", "EMAIL_URL is not smtp://, smtp+tls:// or smtp+ssl://."),
        (
            server.get("EMAIL_HOST_USER") and not encrypted,
            "E007",
            "EMAIL_URL would send its password in the clear: use smtp+tls:// or smtp+ssl://.",
        ),
        (wrong, "E008", f"Not an e-mail address: {', '.join(wrong)}."),
        (settings.MAIL_SERVER and not settings.MAIL_FROM, "E009", "EMAIL_URL is set and MAIL_FROM is not."),
        (
            any("*" in domain or "@" in domain for domain in settings.MAIL_ALLOW),
            "E010",
            "MAIL_ALLOW names domains, with commas (office.example, or .example for all below it): no * and no @.",
        ),
        (
            settings.MAIL_SERVER and settings.MAIL_ARCHIVE and not is_allowed(settings.MAIL_ARCHIVE),
            "E011",
            "MAIL_ARCHIVE is outside MAIL_ALLOW: its copies would be held for ever.",
        ),
        (not 0 <= settings.DIGEST_HOUR <= 23, "E013", "DIGEST_HOUR is an hour of the day, from 0 to 23."),
        (
            settings.MAIL_SERVER and not is_site(settings.SITE_URL),
            "E014",
            f"SITE_URL is {settings.SITE_URL!r}: set the address that officers reach (https://tracker.office.example).",
        ),
    )


def calendar_is_known(app_configs, **kwargs):
    """The bank holidays that due dates are reckoned by are those of a part of the UK that we know."""
    return errors(
        (settings.WORKING_DAYS_OF not in DIVISIONS, "E012", f"WORKING_DAYS_OF is none of {', '.join(DIVISIONS)}.")
    )


def readers_can_write(app_configs, **kwargs):
    """Public pages ask readers to report mistakes, so they have to say where (issue 6, removals)."""
    if not settings.PUBLIC_CONTACT:
        where = "Public pages ask readers to write to the office and cannot say where: set PUBLIC_CONTACT."
        return [checks.Warning(where, id=f"{TAG}.W001")]
    contact = settings.PUBLIC_CONTACT
    return errors((not is_address(contact), "E015", f"PUBLIC_CONTACT is {contact!r}, which is no e-mail address."))


def is_site(value):
    """Whether a setting is an address of a site that a link can begin with."""
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.hostname.startswith((".", "*"))


def is_address(value):
    """Whether a setting is empty, or one e-mail address (with a name or without)."""
    try:
        return not value or validate_email(parseaddr(value)[1]) is None
    except ValidationError:
        return False
