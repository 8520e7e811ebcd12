"""Whatever happens, in any order: nobody is chased by mistake, and nothing that is late is forgotten (issue 5).

ROUNDS (5; make test-long: 40) says how many orders are tried; each tells its steps when it fails.
"""

import os
import random
from collections import Counter

import pytest
import time_machine

from iasc_tracker.errors import CorrespondenceError
from letters.models import Chaser
from letters.reports.chasing import queue
from tests.chasing.chases import (
    CHASES,
    copies,
    formal_letter_is_released,
    lead_begins_a_formal_letter,
    lead_confirms,
    lead_previews,
    worker_hands_over,
    worker_takes_one,
)
from tests.chasing.happenings import HAPPENINGS
from tests.chasing.mending import mend
from tests.chasing.slow import Rows
from tests.chasing.world import World
from tests.ledger.sink import Sink

pytestmark = pytest.mark.django_db

ROUNDS, CHASED = int(os.environ.get("ROUNDS", "5")), 10


def time_passes(world):
    world.pass_time(**world.dice.choice([{"minutes": 2}, {"minutes": 20}, {"days": 1}, {"days": 3}, {"days": 12}]))


ANYTHING = [*HAPPENINGS, *HAPPENINGS, *CHASES, time_passes]
# How a chaser comes to go; whatever may happen, happens in between.
BY_MAIL = [mend, lead_previews, lead_confirms, worker_takes_one, worker_hands_over, time_passes]
BY_LETTER = [mend, lead_begins_a_formal_letter, formal_letter_is_released, worker_takes_one, worker_hands_over]


def steps(dice):
    """The steps of a round: again and again a chaser on its way, and anything at all in between."""
    for _ in range(CHASED):
        for step in dice.choice([BY_MAIL, BY_MAIL, BY_MAIL, BY_LETTER]):
            if dice.random() < 0.9:
                yield step
            while dice.random() < 0.35:
                yield dice.choice(ANYTHING)


@pytest.fixture
def the_day():
    """Instead of the day that stands still: here it moves on."""


def check(world):
    """What holds after every step."""
    rows, shown = Rows(), queue(world.today)
    places = Counter(row.letter.pk for place in shown for row in place)
    late = {letter.pk: rows.late(letter) for letter in world.letters}
    assert places == Counter(pk for pk, items in late.items() if items), "each late document stands in one place"
    for row in shown.ready + shown.held + shown.waiting + shown.failed:
        assert set(row.now.late) == late[row.letter.pk]
    for row in shown.held:
        assert row.now.holds and all(hold.sentence.endswith(".") for hold in row.now.holds), "held with its reason"
    for row in shown.ready:
        assert not rows.against_step(row.letter, row.now.step), "what waits in the queue may go"
    for row in shown.held:
        assert rows.against_step(row.letter, row.now.step), "what is held is held by something"
    for row in shown.failed:
        assert {rows.became(one) for one in rows.of(row.letter)} & {"failed", "back"}
    for row in shown.waiting:
        assert {rows.became(one) for one in rows.of(row.letter)} & {"queued", "sending", "done"}
    assert set(copies(world).values()) <= {1}, "a copy too many"
    steps = Counter(Chaser.objects.filter(stopped_at=None).values_list("letter", "step"))
    assert set(steps.values()) <= {1}


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_nobody_is_chased_by_mistake_and_nothing_late_is_forgotten(seed, settings):
    sink, dice = Sink(), random.Random(seed)  # noqa: S311 (no secret hangs on it)
    with time_machine.travel("2020-11-20T12:00:00+00:00", tick=False) as travel, sink.listening() as port:
        world = World(dice, travel, settings, sink, port)
        done = 0
        for step in steps(dice):
            print(world.today, step.__name__)  # pytest shows it of a round that fails
            try:
                step(world)
            except CorrespondenceError as refusal:
                assert all(sentence.strip().endswith(".") for sentence in refusal.sentences), refusal.sentences
            else:
                done += 1
                if done % 3 == 0:  # what was forgotten stays so, and every step would cost thrice the time
                    check(world)
            travel.shift(1)
        check(world)
    assert world.handed_over, "nothing went, so nothing was proved"
