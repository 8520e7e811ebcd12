"""Two leads at once: one chaser leaves, and the other lead is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from iasc_tracker.errors import CorrespondenceError
from letters.models import Chaser, Dispatch
from tests.chasing.make import confirm, make_late, shown
from tests.ledger.make import may_send
from tests.make import make_officer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_the_same_message_confirmed_at_the_same_moment_goes_once(settings):
    may_send(settings, MAIL_ALLOW=["sampleshire.example"])
    letter, leads = make_late("Sampleshire"), [make_officer("lead"), make_officer("lead")]
    message, together = shown(letter), Barrier(2)

    def press(lead):
        together.wait()
        try:
            return confirm(letter, by=lead, message=message)
        except CorrespondenceError as refusal:
            return refusal.sentences
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, leads))
    assert ["Chaser 1 is on its way."] in answers
    assert (Chaser.objects.count(), Dispatch.objects.count()) == (1, 1)
