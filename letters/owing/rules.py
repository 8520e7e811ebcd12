"""Which step follows which, and after how many working days: the campaign's own rules, or the usual ones."""

from functools import lru_cache
from typing import NamedTuple

from iasc_tracker.working_days import add_working_days
from letters.models import ChaseRule

Kind = ChaseRule.Kind
ORDINALS = {1: "First", 2: "Second", 3: "Final", 4: "Fourth", 5: "Fifth", 6: "Sixth"}
DECIDE = "decide"


class Step(NamedTuple):
    """A step of chasing: its number, its kind (`ChaseRule.Kind`, or DECIDE past the last rule), the days before it."""

    number: int
    kind: str
    after: int

    @property
    def words(self):
        """What the step is called: "Second chaser", "Telephone call"."""
        if self.kind == Kind.EMAIL:
            return f"{ordinal(self.number)} chaser"
        return "Decide what to do next" if self.kind == DECIDE else Kind(self.kind).label

    @property
    def by_mail(self):
        """Whether it is an e-mail, which the queue can prepare for many at once."""
        return self.kind in (Kind.EMAIL, Kind.CONTACT)

    @property
    def by_letter(self):
        """Whether it is a letter with a reference and a PDF of its own."""
        return self.kind in (Kind.LETTER, Kind.COMMISSIONER)


DEFAULT_RULES = (Step(1, Kind.EMAIL, 5), Step(2, Kind.EMAIL, 10), Step(3, Kind.EMAIL, 10), Step(4, Kind.CALL, 10))
# The letters of a campaign share their days, and counting goes through the calendar day by day.
reckoned = lru_cache(maxsize=4096)(add_working_days)


def ordinal(number):
    """ "First", "Second" … of a chaser; "Chaser 7" needs no word of its own."""
    return ORDINALS.get(number, f"{number}th")


def rules_of(campaign):
    """The `Step`s of a campaign (or None) in order; the usual ones where it has none of its own."""
    rows = campaign.chase_rules.all() if campaign else ()
    return tuple(Step(row.step, row.kind, row.after) for row in rows) or DEFAULT_RULES


def next_step(rules, taken):
    """The Step after `taken` steps; past the last rule a person decides, after as many days as the last rule waits."""
    number = taken + 1
    return rules[taken] if taken < len(rules) else Step(number, DECIDE, rules[-1].after)
