"""Counts and middles of letters, in words that claim no more than the numbers bear: values in, values out."""

from dataclasses import dataclass
from datetime import date
from math import ceil

# Below this many answers a middle says little, so the numbers themselves are said.
FEWEST_FOR_A_MIDDLE = 5
# (first, last) working days of the bands of a distribution; the last one has no end.
DAY_BANDS = [(0, 5), (6, 10), (11, 15), (16, 20), (21, 30), (31, 40), (41, 60), (61, None)]
AGE_BANDS = [(0, 20), (21, 40), (41, 60), (61, 120), (121, None)]
# More months than this are shown as years.
MOST_MONTHS = 24


@dataclass(frozen=True)
class Summary:
    """How many of `total` letters were answered, still wait for an answer, or ended without one; `days`, sorted."""

    total: int
    answered: int
    waiting: int
    ended: int
    days: tuple

    @property
    def percent(self):
        """The share answered in whole per cent."""
        return percent(self.answered, self.total)

    @property
    def middle(self):
        """The number of working days within which half of the answers came; None for fewer than five answers."""
        return median(self.days) if len(self.days) >= FEWEST_FOR_A_MIDDLE else None

    @property
    def words(self):
        """The whole in a sentence or two: "36 of 43 replied; half of them within 25 working days. …"."""
        if not self.total:
            return "No letter that asked for documents was sent."
        days = f"; {days_words(self.days)}" if self.days else ""
        return " ".join([f"{self.answered} of {self.total} replied{days}.", *self.rest])

    @property
    def rest(self):
        """A sentence each for those that wait and those that ended: neither is in the middle."""
        not_in_it = " and is not in the median" if self.middle is not None else ""
        waiting = f"{self.waiting} {'has' if self.waiting == 1 else 'have'} not replied yet"
        ended = f"{self.ended} ended without an answer"
        plural = not_in_it.replace(" is ", " are ")
        return [
            f"{words}{not_in_it if number == 1 else plural}."
            for number, words in ((self.waiting, waiting), (self.ended, ended))
            if number
        ]


def summary_of(facts):
    """The `Summary` of `facts`, an iterable of `answers.Fact`."""
    facts = list(facts)
    return Summary(
        total=len(facts),
        answered=sum(fact.is_answered for fact in facts),
        waiting=sum(fact.is_waiting for fact in facts),
        ended=sum(fact.has_ended for fact in facts),
        days=tuple(sorted(fact.days for fact in facts if fact.is_answered)),
    )


def percent(part, whole):
    """`part` of `whole` in whole per cent: 100 only for all of them, 0 only for none; 0 of nothing."""
    if not whole or part in (0, whole):
        return 100 if whole and part == whole else 0
    return min(99, max(1, round(100 * part / whole)))


def median(numbers):
    """The smallest of the sorted `numbers` within which at least half of them lie: a number that really occurred."""
    return numbers[ceil(len(numbers) / 2) - 1]


def days_words(days):
    """How long the answers took, from the sorted `days`: a median of five or more, else each of them."""
    if len(days) >= FEWEST_FOR_A_MIDDLE:
        return f"half of them within {working_days(median(days))}"
    if len(days) == 1:
        return f"after {working_days(days[0])}"
    return f"after {', '.join(str(number) for number in days[:-1])} and {working_days(days[-1])}"


def working_days(number):
    """ "1 working day", "25 working days"."""
    return f"{number} working day{'' if number == 1 else 's'}"


def band_words(band):
    """ "6 to 10", "61 or more"."""
    first, last = band
    return f"{first} or more" if last is None else f"{first} to {last}"


def in_bands(numbers, bands):
    """How many of `numbers` fall into each of `bands`, as a list."""
    return [sum(first <= number and (last is None or number <= last) for number in numbers) for first, last in bands]


def by_time(facts):
    """[(words, facts)] by the month in which the letters were sent, or by year over more than two years.

    Every month (or year) from the first to the last is there, those without a letter too.
    """
    if not facts:
        return []
    days = [fact.letter.sent_on for fact in facts]
    first, last = min(days), max(days)
    months = months_between(first, last)
    if len(months) <= MOST_MONTHS:
        key, keys, words = lambda day: (day.year, day.month), months, lambda found: f"{date(*found, 1):%B %Y}"
    else:
        key, keys, words = lambda day: day.year, range(first.year, last.year + 1), str
    found = {one: [] for one in keys}
    for fact in facts:
        found[key(fact.letter.sent_on)].append(fact)
    return [(words(one), group) for one, group in found.items()]


def months_between(first, last):
    """Every (year, month) from the date `first` to the date `last`."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers]


def grouped(facts, key):
    """{key of a fact: its facts}, in the order in which the keys first come."""
    found = {}
    for fact in facts:
        found.setdefault(key(fact), []).append(fact)
    return found
