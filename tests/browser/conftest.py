"""A real Chromium against a real server: what every browser test shares."""

import os
import shutil
from datetime import date

import pytest
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connection, connections
from playwright.sync_api import sync_playwright

from tests.browser.pages import Watched
from tests.browser.people import Keyboard, Pointer

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAYS = {
    "javascript": (Pointer, True),
    "no javascript": (Pointer, False),
    "keyboard alone": (Keyboard, True),
}
# What keys and scripts do does not depend on the database: elsewhere each journey is made once.
WAYS_HERE = list(WAYS) if connection.vendor == "sqlite" else ["javascript"]


@pytest.fixture(scope="package")
def chromium():
    """One Chromium for the whole package: Debian's own, headless, on loopback only."""
    # Playwright's sync API runs an event loop in this thread, and Django then refuses every query made from it.
    # Nothing here is asynchronous: the queries of a test and the loop never run at once.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    database = connections[DEFAULT_DB_ALIAS]
    with sync_playwright() as playwright:
        # In a thread with a loop Django would open a second connection, which knows nothing of the rows to put back.
        connections[DEFAULT_DB_ALIAS] = database
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def day_of_the_letters(settings):
    """The tracker believes it is 20 November 2020, as in the demonstration."""
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def live(live_server):
    """The address of the server, which counts tries to log in from nought."""
    cache.clear()
    return live_server.url


@pytest.fixture
def new_page(chromium, live):
    """A function that opens a page in a browser of its own; anything that went wrong in one fails the test."""
    watched = []

    def open_page(*, javascript=True, width=1280):
        context = chromium.new_context(
            base_url=live, java_script_enabled=javascript, viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(20_000)
        watched.append(Watched(context.new_page(), live))
        return watched[-1]

    yield open_page
    problems = [problem for page in watched for problem in page.problems]
    for page in watched:
        page.context.close()
    assert problems == []


@pytest.fixture(params=WAYS_HERE)
def person(request, new_page):
    """A function that gives somebody at a browser of their own, in one of the three ways of using it."""
    kind, javascript = WAYS[request.param]
    return lambda: kind(new_page(javascript=javascript).page, javascript=javascript)
