"""What must hold before the tracker starts: one line for each thing that is wrong (TRUST R-CRA-5).

Run with `manage.py check --deploy --tag tracker --database default`, as deploy/start.sh does.
"""

from django.conf import settings
from django.core import checks
from django.db import connections

TAG = "tracker"
PRIVATE_CACHES = ("LocMemCache", "DummyCache")


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
