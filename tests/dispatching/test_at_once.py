"""Release pressed twice at once makes one release (issue 3); so does signing."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from iasc_tracker.errors import CorrespondenceError
from letters.dispatch.batch import Batch
from letters.dispatch.releasing import release, stop
from letters.models import Dispatch, Document, Release, SignOff
from tests.dispatching.conftest import check, sign
from tests.make import make_campaign, make_officer
from tests.make_sending import make_complete

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(*calls):
    """Run `calls` in the same moment; the words of those that were refused, sorted."""
    together, refused = Barrier(len(calls)), []

    def run(call):
        together.wait()
        try:
            call()
        except CorrespondenceError as refusal:
            refused.append(refusal.sentences[0].partition(",")[0])
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(refused)


@pytest.fixture
def batch(db):
    campaign = make_campaign(dated=date(2020, 11, 20))
    with transaction.atomic():
        for name in ("Essexshire", "Kentshire"):
            make_complete(campaign, name)
        check(campaign)
    return Batch(campaign=campaign)


def test_two_releases_at_once_are_one(batch):
    signed = sign(batch, make_officer("signatory"))
    officers = [make_officer("lead"), make_officer("publisher"), make_officer("lead")]
    refused = at_once(*[lambda by=by: release(signed, by=by) for by in officers])
    assert refused == ["These letters were released already"] * 2
    assert (Release.objects.count(), Dispatch.objects.count(), Document.objects.count()) == (1, 2, 2)


def test_two_signatures_at_once_are_one(batch):
    signatories = [make_officer("signatory"), make_officer("signatory")]
    assert at_once(*[lambda by=by: sign(batch, by) for by in signatories]) == ["These letters were signed off already"]
    assert SignOff.objects.count() == 1


def test_a_release_and_its_stop_at_once_leave_no_half_state(batch):
    signed, lead = sign(batch, make_officer("signatory")), make_officer("lead")
    made = release(signed, by=lead)
    calls = [lambda: stop(made, by=lead, reason="Wrong."), lambda: stop(made, by=lead, reason="Wrong.")]
    assert at_once(*calls) == ["This release was stopped already."]
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"stopped"}
    assert Document.objects.count() == 0
