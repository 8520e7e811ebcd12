"""Three letters of a campaign, checked and complete, on 20 November 2020; Dame Sara Thornton is in post."""

from datetime import date

import pytest

from letters.composing.checked import batch_letters
from letters.dispatch.batch import Batch
from letters.dispatch.manifest import digest, manifest_of
from letters.dispatch.signing import sign_off
from letters.drafting.checking import check_letters
from tests.make import make_campaign, make_officer
from tests.make_sending import finish_all, make_complete

AREAS = ("Essexshire", "Kentshire", "Surreyshire")


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)
    settings.HOLD_MINUTES = 10


@pytest.fixture
def campaign(db):
    """A campaign whose three letters are checked: to Essexshire by e-mail, the others by post."""
    campaign = make_campaign(title="Round two", dated=date(2020, 11, 20))
    for name in AREAS:
        make_complete(campaign, name, email="pcc@essexshire.example" if name == "Essexshire" else "")
    check(campaign)
    return campaign


def check(campaign):
    """Check the letters, and make their PDFs."""
    check_letters(campaign, by=make_officer("lead"))
    finish_all(batch_letters(campaign))


@pytest.fixture
def batch(campaign):
    return Batch(campaign=campaign)


@pytest.fixture
def signatory(db):
    return make_officer("signatory", name="Sig Natory")


def shown(batch):
    """(digest, manifest) as the page shows them now."""
    manifest = manifest_of(batch.checked())
    return digest(manifest), manifest


def sign(batch, by):
    """Sign off the letters as they are now."""
    sha256, manifest = shown(batch)
    return sign_off(batch, by=by, sha256=sha256, shown=manifest)
