"""A round of letters to fictional offices, written on 20 November 2020 and dated 13 October 2020."""

from datetime import date

import pytest

from tests.make import make_campaign, make_officer


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def campaign(db):
    return make_campaign(title="Round two")


@pytest.fixture
def officer(client, db):
    """An officer who may write texts and wording, logged in."""
    found = make_officer("officer", name="Olive Officer")
    client.force_login(found)
    return found


@pytest.fixture
def lead(client, db):
    """A lead, logged in."""
    found = make_officer("lead", name="Lea Leader")
    client.force_login(found)
    return found
