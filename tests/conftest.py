"""Fixtures that every test shares."""

import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    """Each test keeps its files in a folder of its own, and static files are served unhashed."""
    storages = {alias: dict(options) for alias, options in settings.STORAGES.items()}
    for alias, folder in (("default", "originals"), ("public_copies", "public_copies")):
        storages[alias]["OPTIONS"] = {"location": tmp_path / folder, "base_url": None}
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = storages
    settings.MEDIA_ROOT = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()


@pytest.fixture(autouse=True)
def no_mail_server(settings):
    """Whatever this machine is set up for, a test sends nothing unless it starts a server of its own."""
    settings.MAIL_SERVER, settings.MAIL_ALLOW = None, []


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Argon2 is slow on purpose, and the suite makes hundreds of officers; tests/trust/test_passwords.py tries it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """On SQLite the test database is a file: browser tests answer several requests at once, each in a transaction of
    its own, which the one connection of a database in memory cannot."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
