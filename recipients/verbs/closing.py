"""When an office closes, and which office has its work after that (DESIGN §2: one can be abolished)."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from iasc_tracker.errors import refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from recipients.models import Office
from recipients.models.period import Precision, in_words, span
from recipients.verbs.claiming import claim, differences, release

FIELDS = ("closed_on", "closed_precision", "succeeded_by")


@transaction.atomic
def close_office(office, *, by, version, closed_on, closed_precision=Precision.DAY, succeeded_by=None):
    """Record the last day of `office` and the Office that has its work after that (or None); return the saved row.

    Without `closed_on` it closes on no day any more. Whoever holds it to its end leaves with it. Raises EditConflict
    when `version` is old, CorrespondenceError for days that do not fit and for a ring of successors.
    """
    both = [one.pk for one in (office, succeeded_by) if one]
    list(Office.objects.select_for_update().filter(pk__in=both).order_by("pk"))  # two offices naming each other
    current = claim(office, version)
    heir = succeeded_by and Office.objects.get(pk=succeeded_by.pk)
    refuse_if_any(obstacles_to_closing(current, closed_on, closed_precision, heir))
    last = closed_on and span(closed_on, closed_precision)[1]
    changed = changes(current, last, closed_precision, heir)
    if not changed:
        return current
    end_terms(current, last, closed_precision)
    current.closed_on, current.closed_precision, current.succeeded_by = last, closed_precision, heir
    current.save(update_fields=FIELDS)
    release(current)
    record(current, "closing recorded", by=by, note=told(current), detail={"changed": changed})
    return current


def changes(office, closed_on, precision, heir):
    """{field: [before, after]} of what is written, for the history; the successor by its name."""
    found = differences(office, {"closed_on": closed_on, "closed_precision": precision})
    before = office.succeeded_by
    return found | ({"succeeded_by": [str(before or ""), str(heir or "")]} if before != heir else {})


def obstacles_to_closing(office, closed_on, precision, heir):
    """Why this closing cannot be recorded; empty when nothing stands in the way."""
    if closed_on is None:
        return sentences_of((heir, "Enter the last day of the office: until it closes nobody has its work."))
    first, last = span(closed_on, precision)
    too_early = office.opened_on is not None and last < office.opened_on
    return [
        *sentences_of((too_early, f"The office opened on {office.opening}: its last day cannot be before that.")),
        *[
            f"{term} is on record from {term.start}, after that day: correct that holder first."
            for term in office.commissioners.filter(is_vacancy=False, earliest_start__gt=last)
        ],
        *(obstacles_to_heir(office, first, last, heir) if heir else []),
    ]


def obstacles_to_heir(office, first, last, heir):
    """Why `heir` cannot have the work of `office` after a last day between `first` and `last`."""
    following = last + timedelta(days=1)
    unopened = heir.opened_on is not None and heir.opened_on > following
    closed = heir.closed_on is not None and heir.closed_on <= first
    return sentences_of(
        (heir == office, "An office cannot take over from itself. Choose another one."),
        (heir != office and leads_to(heir, office), f"{heir} is itself followed by {office}: they would go in a ring."),
        (unopened, f"{heir} opened on {heir.opening}, too late to take over on {spell(following)}."),
        (heir != office and closed, f"{heir} closed on {heir.closing}, so it cannot take over after that day."),
    )


def leads_to(heir, office):
    """Whether `office` is among those that come after `heir`."""
    passed = set()
    while heir is not None and heir.pk not in passed:
        passed.add(heir.pk)
        heir = heir.succeeded_by
    return office.pk in passed


def end_terms(office, last, precision):
    """Let the terms without end, and those that ended with the office as it was recorded before, end with it."""
    if last is None:
        return
    with_it = Q(ended_on=None) | (Q(ended_on=office.closed_on) if office.closed_on else Q(pk=None))
    for term in office.commissioners.filter(with_it):
        term.ended_on, term.ended_precision = last, precision
        term.save(update_fields=["ended_on", "ended_precision"])


def told(office):
    """What is on record now, for the history."""
    if office.closed_on is None:
        return "It closes on no day that is known."
    after = f" Its work goes to {office.succeeded_by}." if office.succeeded_by else " No successor is on record."
    return f"Its last day: {in_words(office.closed_on, office.closed_precision)}.{after}"
