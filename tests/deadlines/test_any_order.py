"""Whatever the lead does to a due date, in any order: what always holds."""

import random
from datetime import date, timedelta

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters.drafting import deadlines, recalculating, records
from letters.models import DueDate, ExtraHoliday, Letter, RequestedDocument
from tests.make import make_officer, make_reckoned, make_settlement

pytestmark = pytest.mark.django_db

SENT, STEPS = date(2020, 10, 13), 30


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 12, 31)


def some_day(dice):
    return SENT + timedelta(days=dice.randrange(-3, 80))


def decide(dice, by):
    moves = recalculating.moves()
    chosen = [move.due for move in moves if dice.random() < 0.7]
    calendar = recalculating.present_calendar()
    return recalculating.decide(chosen, accept=dice.random() < 0.5, calendar=calendar, by=by, reason="New.")


def promise(letter, dice):
    day = {"promised_for": some_day(dice)}
    make_settlement(letter.requested_documents.get(), dice.choice(["promised", "awaited"]), **day)


def withdraw(by):
    for holiday in ExtraHoliday.objects.in_force()[:1]:
        recalculating.withdraw_holiday(holiday, by=by, reason="Off.")


def amend(letter, dice, by):
    values = {"sent_on": SENT + timedelta(days=dice.randrange(6))}
    records.amend(letter, by=by, version=letter.version, reason="Typed wrongly.", values=values)


# Each takes (letter, dice, officer).
VERBS = [
    lambda letter, dice, by: deadlines.agree_later_date(letter, by=by, due_on=some_day(dice), reason="Asked."),
    lambda letter, dice, by: deadlines.take_back_later_date(letter, by=by, reason="Wrong letter."),
    lambda letter, dice, by: deadlines.mend_date(letter, by=by, due_on=some_day(dice), reason="Wrong."),
    lambda letter, dice, by: deadlines.mend_date(letter, by=by, reply_within=dice.randrange(0, 40), reason="Wrong."),
    lambda letter, dice, by: deadlines.stop_clock(letter, by=by, on=some_day(dice), reason="They asked."),
    lambda letter, dice, by: deadlines.start_clock(letter, by=by, on=some_day(dice), reason="Answered."),
    lambda letter, dice, by: recalculating.add_holiday(by=by, day=some_day(dice), name="A holiday", reason="Notice."),
    lambda letter, dice, by: withdraw(by),
    lambda letter, dice, by: decide(dice, by),
    lambda letter, dice, by: promise(letter, dice),
    lambda letter, dice, by: amend(letter, dice, by),
]


def check(letter, earlier):
    """What holds after any step; `earlier`: the values of every row before it. Returns the values after it."""
    letter = Letter.objects.select_related("due_date").get(pk=letter.pk)
    now = {row["id"]: row for row in DueDate.objects.filter(letter=letter).values()}
    assert letter.due_date.pk == max(now), "the newest row counts"
    assert {key: now[key] for key in earlier} == earlier, "a row never changes"
    assert len(now) - len(earlier) in (0, 1)
    item = RequestedDocument.objects.select_related("letter__due_date", "settlement").get(letter=letter)
    for day in (SENT, date(2020, 11, 10), date(2020, 12, 24), date(2021, 6, 1)):
        late = item.is_overdue(day)
        assert late == (item in RequestedDocument.objects.overdue(day))
        assert not (late and letter.due_date.is_stopped), "nothing is late while the clock is stopped"
    return now


@pytest.mark.parametrize("seed", range(12))
def test_rows_only_ever_grow_the_newest_counts_and_nothing_is_late_while_stopped(seed):
    dice, by, letter = random.Random(seed), make_officer("lead"), make_reckoned()  # noqa: S311 (no secret hangs on it)
    rows, done = check(letter, {}), 0
    for _ in range(STEPS):
        try:
            dice.choice(VERBS)(letter, dice, by)
            done += 1
        except CorrespondenceError as refusal:
            assert all(sentence.strip().endswith(".") for sentence in refusal.sentences)
        rows = check(letter, rows)
    assert done >= 5
