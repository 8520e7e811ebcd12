"""The real letters as files, and the offices they went to."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.make import make_area, make_commissioner, make_office, make_officer

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "letters"
HOLDERS = {
    "Hampshire": ("Michael Lane", "Michael"),
    "Lancashire": ("Clive Grunshaw", "Clive"),
    "Leicestershire": ("Lord Willy Bach", "Lord Bach"),
    "Northumbria": ("Kim McGuinness", "Kim"),
    "Sussex": ("Katy Bourne OBE", "Katy"),
}


@pytest.fixture
def offices(db):
    """The five offices of the real letters, each with its holder of October 2020, by area name."""
    found = {}
    for name, (holder, salutation) in HOLDERS.items():
        found[name] = make_office(area=make_area(name, is_fictional=False, vru_funded_2019=True))
        make_commissioner(office=found[name], name=holder, salutation=salutation, ended_on=date(2021, 5, 12))
    return found


@pytest.fixture
def officer(db):
    """An officer who may log letters."""
    return make_officer("officer")


@pytest.fixture
def staff(client, officer):
    """A browser where that officer is logged in."""
    client.force_login(officer)
    return client


@pytest.fixture
def upload():
    """A function from a sample's name to an uploaded file of it."""

    def make(name, data=None):
        return SimpleUploadedFile(f"{name}.txt", data if data is not None else (SAMPLES / f"{name}.txt").read_bytes())

    return make
