"""The guesses for a file, from the letters on record."""

from letters.matching.clues import clues_of
from letters.matching.scoring import ENOUGH, Guess, against, by_words, points_for, quoted_by, silence
from letters.models import Letter

MOST = 5
CLOSE = 60  # points by which a letter may lag behind the first and still be told apart by its words


def guesses(opened, on, *, name=""):
    """The `Guess`es for an `Opened` file called `name` that arrived on the date `on`, best first, at most five.

    Only letters that were sent count, also closed ones; none are given for bounces' sake or for what names nobody.
    """
    clues = clues_of(opened, name)
    letters = Letter.objects.sent().select_related("office__area", "vru")
    letters = letters.prefetch_related("office__contacts", "dispatches")
    foreign = against(clues)
    found = {letter: points + foreign for letter in letters if (points := points_for(letter, clues, on))}
    for letter, points in found.items():
        points += silence(letter, clues)
    if clues.has_history and not any(_sum(points) >= ENOUGH for points in found.values()):
        found |= quoted_by([letter for letter in letters if letter.sent_on <= on], clues)
    found = {letter: points for letter, points in found.items() if _sum(points) >= ENOUGH}
    best = max(map(_sum, found.values()), default=0)
    close = [letter for letter, points in found.items() if best - _sum(points) <= CLOSE]
    if len(close) > 1:
        for pk, point in by_words(close, clues).items():
            next(points for letter, points in found.items() if letter.pk == pk).append(point)
    ranked = sorted(found.items(), key=lambda one: (-_sum(one[1]), bool(one[0].closed_on), -one[0].sent_on.toordinal()))
    return [_guess(letter, points) for letter, points in ranked[:MOST]]


def _sum(points):
    return sum(number for number, _ in points)


def _guess(letter, points):
    reasons = tuple(reason for _, reason in sorted(points, key=lambda one: -one[0]))
    return Guess(letter, _sum(points), reasons)
