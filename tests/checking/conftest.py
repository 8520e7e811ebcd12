"""A round of letters to fictional offices, complete and ready to be checked, on 20 November 2020."""

from datetime import date

import pytest

from tests.checking.rounds import make_round
from tests.make import make_officer


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def officer(client, db):
    """An officer who may check letters, logged in."""
    found = make_officer("officer", name="Olive Officer")
    client.force_login(found)
    return found


@pytest.fixture
def campaign(db):
    """A round to three offices, each with a letter that is complete."""
    return make_round("Alphashire", "Betashire", "Gammashire")
