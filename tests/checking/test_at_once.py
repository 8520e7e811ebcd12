"""Buttons pressed in the same moment: one letter for each office (TRUST R-CON-3)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django_tasks_db.models import DBTaskResult

from letters.drafting.checking import check_letters
from tests.checking.rounds import renderings
from tests.make import make_officer

# In a file of its own: it empties the database, so it has to come after the tests of the other files.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_check_pressed_twice_at_once_makes_one_letter_for_each_office(campaign):
    officer = make_officer("officer")

    def press(_):
        try:
            return check_letters(campaign, by=officer)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        counts = sorted(pool.map(press, range(4)))
    assert counts == [0, 0, 0, 3]
    rows = renderings(campaign)
    assert [row.letter.reference for row in rows] == ["IASC-2020-0001", "IASC-2020-0002", "IASC-2020-0003"]
    assert DBTaskResult.objects.ready().count() == 3
