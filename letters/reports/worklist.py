"""The worklist: what needs doing today, and how much of it."""

from iasc_tracker import roles
from letters.composing.handovers import handovers
from letters.models import Letter, RequestedDocument
from letters.reports.counts import Count
from letters.reports.listing import URGENT_FIRST, listed, sort
from letters.reports.questions import QUESTIONS

# Question, what its count box says, and who has work with it (None: everybody looks at it).
BOXES = [
    ("overdue", "Overdue", None),
    ("due", "Due this week", None),
    ("stuck", "Sending needs a person", roles.KEEP),
    ("draft", "Drafts to confirm", roles.KEEP),
    ("ready", "Ready to publish", roles.PUBLISH),
    ("unseen", "Prepared, to look at", roles.PUBLISH),
]
# Boxes that are shown only when they count something, and those that stand out.
QUIET = {"stuck", "unseen", "unsent"}
WAITING = {"overdue", "stuck"}


def boxes_for(officer):
    """The (question, label) pairs that `officer` has work with."""
    return [(name, label) for name, label, needs in BOXES if needs is None or officer.may(needs)]


def counts(letters, boxes, on, url):
    """A `Count` for each (question, words) of `boxes` over `letters` on the date `on`; `url`: the page of the list.

    Those of `QUIET` are left out while there are none.
    """
    numbers = {name: QUESTIONS[name].ask(letters, on).count() for name, _ in boxes}
    return [
        Count(numbers[name], words, f"{url}?status={name}", name in WAITING)
        for name, words in boxes
        if numbers[name] or name not in QUIET
    ]


def handover_box(url, on):
    """The count box of letters whose office changed hands by the date `on`, as a list; none while there are none."""
    number = len(handovers(on))
    return [Count(number, "Changed hands", url, waiting=True)] if number else []


def todo(officer, on):
    """The letters that need doing something by `officer` on the date `on`, most urgent first."""
    places = [URGENT_FIRST.index(name) for name, _ in boxes_for(officer)]
    return sort(listed(Letter.objects.kept(), on).filter(urgency__in=places), "")


def next_due(on):
    """(date, area name) of the next reply expected on or after the date `on`, or None."""
    expected = RequestedDocument.objects.outstanding().with_expected_on().filter(expected_on__gte=on)
    first = (
        expected.select_related("letter__office__area", "letter__due_date", "settlement")
        .order_by("expected_on", "pk")
        .first()
    )
    return first and (first.expected_on, first.letter.office.area.name)
