"""Fixtures that every test shares."""

import pytest
from django.db import connection

ASKS_A_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    """Add the option of the second run: on another database, what needs none would be the same run again."""
    parser.addoption("--with-database-only", action="store_true", help="leave out tests that use no database")


def pytest_collection_modifyitems(config, items):
    """Keep only the tests that use a database, if that was asked for."""
    if config.getoption("--with-database-only"):
        without = [item for item in items if not uses_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if uses_database(item)]


def uses_database(item):
    """Whether the test `item` asks for a database, by its mark or by a fixture."""
    return item.get_closest_marker("django_db") is not None or bool(ASKS_A_DATABASE & set(item.fixturenames))


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
