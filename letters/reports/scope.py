"""What a report is about: which letters on which day, and which of them it leaves out, in words."""

from dataclasses import dataclass
from datetime import date

from letters.models import Campaign, ExtraHoliday
from letters.reports.answers import Facts, facts_of
from letters.reports.tables import Report

ONE = {"is_are": "is", "was_were": "was", "has_have": "has", "counts": "counts"}
MANY = {"is_are": "are", "was_were": "were", "has_have": "have", "counts": "count"}
NO_LETTERS = "No letter that asked for documents was sent."


@dataclass(frozen=True)
class Scope:
    """The facts that a report counts on the date `today`; `extra`: `ExtraHoliday.objects.days()`.

    `campaign`: the one that all the letters belong to, or None.
    """

    facts: Facts
    today: date
    extra: tuple
    campaign: Campaign | None = None


def scope_of(letters, today, campaign=None):
    """The `Scope` of `letters`, a queryset; `campaign`: the one that they all belong to, or None."""
    return Scope(facts_of(letters), today, ExtraHoliday.objects.days(), campaign)


def empty(scope, title):
    """The `Report` that has nothing to show."""
    return Report(title=title, words=NO_LETTERS, table=None, left_out=left_out(scope))


def left_out(scope):
    """Sentences on what the numbers leave out or count in a way that a reader might not expect."""
    facts = scope.facts
    unread = sum(fact.has_unread and not fact.is_answered for fact in facts.counted)
    rules = [
        (facts.invited, "only invited documents, and {is_are} left out."),
        (facts.duplicates, "{was_were} dealt with under another letter, and {is_are} left out."),
        (unread, "{has_have} a reply that nobody has looked at, and {counts} as not replied yet."),
    ]
    return [
        f"{counts_words(number, 'letter')} {words.format_map(ONE if number == 1 else MANY)}"
        for number, words in rules
        if number
    ]


def counts_words(number, noun):
    """ "1 letter", "3 letters"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
