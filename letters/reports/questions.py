"""Questions about many letters, each one function from a queryset of letters to a smaller one.

They build on the rules of `RequestedDocumentQuerySet` and say the same as `states` says of one letter; a test
holds the two together. `QUESTIONS` is what filters, counts and links offer.
"""

from typing import NamedTuple

from django.db.models import Exists, OuterRef

from iasc_tracker.working_days import end_of_week
from letters.models import Letter, PublicCopy, RequestedDocument
from letters.reports.sending import letters_that_need_a_person

DOCUMENTS = RequestedDocument.objects


class Question(NamedTuple):
    """What the filter calls it, and the function (letters, date) -> letters that answers it."""

    label: str
    ask: callable


def with_any(letters, documents):
    """Those of `letters` that ask for any of `documents` (a queryset of requested documents)."""
    return letters.filter(Exists(documents.filter(letter=OuterRef("pk"))))


def without_any(letters, documents):
    """Those of `letters` that ask for none of `documents` (a queryset of requested documents)."""
    return letters.exclude(Exists(documents.filter(letter=OuterRef("pk"))))


def overdue(letters, on):
    """Something asked for is late on the date `on`."""
    return with_any(letters, DOCUMENTS.overdue(on))


def due_this_week(letters, on):
    """Nothing is late yet, and something is due from the date `on` up to the Sunday of its week."""
    return without_any(with_any(letters, DOCUMENTS.due_within(on, end_of_week(on))), DOCUMENTS.overdue(on))


def outstanding(letters, on):
    """Something asked for is still expected, late or not."""
    return with_any(letters, DOCUMENTS.outstanding())


def settled(letters, on):
    """Documents were asked for, all are settled, and nobody has closed the letter yet."""
    asked = DOCUMENTS.filter(is_optional=False)
    return without_any(with_any(letters.live(), asked), DOCUMENTS.outstanding())


def invited(letters, on):
    """Live letters that ask for nothing and invite something."""
    asked, welcome = DOCUMENTS.filter(is_optional=False), DOCUMENTS.filter(is_optional=True)
    return without_any(with_any(letters.live(), welcome), asked)


def drafts(letters, on):
    """Logged, and not confirmed as sent."""
    return letters.drafts().filter(origin=Letter.Origin.LOGGED)


def unsent(letters, on):
    """Written here, and not sent yet."""
    return letters.drafts().filter(origin=Letter.Origin.WRITTEN)


def stuck(letters, on):
    """Sending them needs a person: failed, held, not known whether they went, or come back."""
    return letters_that_need_a_person(letters)


def ready_to_publish(letters, on):
    """Sent, and nothing is left to look at of a public copy of the letter or of a reply on the date `on`."""
    return with_copies(letters, PublicCopy.objects.ready(on))


def to_look_at(letters, on):
    """Sent, and a public copy is prepared of which pages, or what its checks found, are still to be looked at."""
    return with_copies(letters, PublicCopy.objects.to_look_at(on))


def with_copies(letters, copies):
    """Those of `letters` that were sent and of which, or of whose replies, one is among `copies`."""
    return letters.sent().filter(Exists(copies.with_letter().filter(letter_id=OuterRef("pk"))))


def closed(letters, on):
    """Sent, not voided, and closed by somebody."""
    return letters.sent().exclude(closed_on=None)


def voided(letters, on):
    """The record was voided; its reference stays."""
    return letters.exclude(voided_at=None)


QUESTIONS = {
    "overdue": Question("Overdue", overdue),
    "due": Question("Due this week", due_this_week),
    "outstanding": Question("Outstanding", outstanding),
    "settled": Question("Settled", settled),
    "invited": Question("Invited only", invited),
    "stuck": Question("Sending needs a person", stuck),
    "draft": Question("Draft", drafts),
    "unsent": Question("Written here, not sent yet", unsent),
    "ready": Question("Ready to publish", ready_to_publish),
    "unseen": Question("Prepared, to look at", to_look_at),
    "closed": Question("Closed", closed),
    "voided": Question("Voided", voided),
}
