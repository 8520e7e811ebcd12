"""Officers who may sign letters off in the Commissioner's place: a signatory names them."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from iasc_tracker.roles import SIGN
from iasc_tracker.working_days import spell
from letters.models import SigningDeputy


def deputyship_of(officer, on):
    """The SigningDeputy by which `officer` may sign on the date `on`, or None."""
    rows = SigningDeputy.objects.filter(officer=officer, ended_at=None)
    return next((row for row in rows if row.is_active(on)), None)


def may_sign(officer, on):
    """Whether `officer` may sign letters off on the date `on`: by role, or as a deputy."""
    return officer.may(SIGN) or (officer.is_active and deputyship_of(officer, on) is not None)


@transaction.atomic
def name_deputy(officer, *, by, until):
    """Let `officer` sign letters off up to and including the date `until` (None: until it is ended); the row.

    Raises CorrespondenceError when `by` is no signatory, `officer` cannot log in or may sign already, or the day is
    past.
    """
    today = clock.today()
    refuse_if(
        (not by.may(SIGN), "Only a signatory names deputies."),
        (not officer.is_active, f"{officer} is deactivated and cannot sign."),
        (officer.may(SIGN), f"{officer} is a signatory and needs no deputyship."),
        (until is not None and until < today, f"The last day is in the past. Today is {spell(today)}."),
        (deputyship_of(officer, today) is not None, f"{officer} is a deputy already. End that first."),
    )
    # One whose last day has passed no longer counts; the database allows one open row for each officer.
    for lapsed in SigningDeputy.objects.select_for_update().filter(officer=officer, ended_at=None):
        close(lapsed, by)
    deputy = SigningDeputy.objects.create(officer=officer, named_by=by, until=until)
    note = f"Until {spell(until)}." if until else "Until it is ended."
    record(officer, "named signing deputy", by=by, note=note)
    return deputy


@transaction.atomic
def end_deputy(deputy, *, by):
    """End a deputyship today; what was signed before stays signed. Raises CorrespondenceError when it has ended."""
    current = SigningDeputy.objects.select_for_update().get(pk=deputy.pk)
    refuse_if(
        (not by.may(SIGN), "Only a signatory ends a deputyship."),
        (current.ended_at is not None, f"{current.officer} is no deputy any more."),
    )
    close(current, by)
    record(current.officer, "deputyship ended", by=by)


def close(deputy, by):
    """Write the end into the row."""
    deputy.ended_at, deputy.ended_by = clock.now(), by
    deputy.save(update_fields=["ended_at", "ended_by"])
