"""Lists that are due become rows, one for each officer and day or week, whoever else is at it."""

import secrets

from django.conf import settings
from django.db.models import Exists, OuterRef

from iasc_tracker import clock
from iasc_tracker.mail_allowed import domain_of
from letters.digests.contents import sections
from letters.digests.readers import readers
from letters.digests.slots import slot
from letters.digests.words import subject_of, text_of
from letters.ledger import obstacles_to_mail
from letters.models import Digest, ExtraHoliday

State = Digest.State


def queue_due():
    """Write a row for each list that is due now and has none; returns the number of those that are to be sent."""
    due = slots(clock.now())
    return sum(queue(officer, kind, day) for kind, day in due for officer in without(kind, day))


def slots(now):
    """(kind, day) of the lists due at the moment `now`; none where no mail server is set, and in a demonstration."""
    if settings.MAIL_SERVER is None or settings.DEMONSTRATION_DAY is not None:
        return []
    extra = ExtraHoliday.objects.days()
    return [(kind, day) for kind in Digest.Kind if (day := slot(kind, now, extra))]


def without(kind, day):
    """The officers who are to get the list of `kind` for `day` and have no row for it."""
    return readers(kind).filter(~Exists(Digest.objects.filter(officer=OuterRef("pk"), kind=kind, day=day)))


def missing(at):
    """How many lists due at the moment `at` have no row yet, to officers who may be written to and were there then."""
    return sum(
        not obstacles_to_mail(officer.email)
        for kind, day in slots(at)
        for officer in without(kind, day).filter(joined_at__lte=at)
    )


def queue(officer, kind, day):
    """The row of one list, queued, held with the reason, or empty; returns whether it was made here and is to be sent.

    Somebody else may make it at the same moment: the unique constraint lets one of them.
    """
    found, today = sections(clock.today()), clock.today()
    reason = " ".join(obstacles_to_mail(officer.email))
    empty = not found and kind == Digest.Kind.MORNING
    state = State.EMPTY if empty else State.HELD if reason else State.QUEUED
    words = {} if empty else {"subject": subject_of(kind, today, found), "text": text_of(kind, today, found)}
    fields = {"state": state, "reason": reason, "to_address": officer.email, "message_id": new_message_id(kind, day)}
    _, made = Digest.objects.get_or_create(officer=officer, kind=kind, day=day, defaults=fields | words)
    return made and state == State.QUEUED


def new_message_id(kind, day):
    """A Message-ID that no other row has; the row keeps it for good."""
    domain = domain_of(settings.MAIL_FROM) or "mail.invalid"
    return f"<{kind}.{day.isoformat()}.{secrets.token_hex(8)}@{domain}>"
