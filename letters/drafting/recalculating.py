"""When the calendar changes: which open due dates it moves, and what a person decides about each (DESIGN rule 9).

It changes with a new release of `holidays`, and with a holiday added or withdrawn here.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from iasc_tracker.working_days import Reckoning, bank_holidays, calendar_version, division_words, spell
from letters.drafting.changes import lock
from letters.drafting.deadlines import put
from letters.models import DueDate, ExtraHoliday, Letter, RequestedDocument
from letters.models.due_date import fields_of


@dataclass(frozen=True)
class Move:
    """One open due date that the present calendar would move: the DueDate that counts, and its new `Reckoning`."""

    due: DueDate
    now: Reckoning

    @property
    def letter(self):
        """The letter that the date belongs to."""
        return self.due.letter


def open_and_reckoned():
    """The due dates that count, were reckoned, and for which something is still outstanding."""
    missing = RequestedDocument.objects.outstanding().filter(letter=OuterRef("letter"))
    counting = DueDate.objects.filter(current_for__in=Letter.objects.live(), due_on__isnull=False)
    return counting.filter(Exists(missing), working_days__isnull=False)


def moves():
    """A `Move` for each open due date that the present calendar would move, the earliest first, as a list."""
    extra, known = ExtraHoliday.objects.days(), {}
    rules = open_and_reckoned().order_by().values_list("counted_from", "working_days", "due_on").distinct()
    for start, count, due_on in rules:  # the letters of a campaign share theirs
        known[start, count, due_on] = DueDate(counted_from=start, working_days=count).reckoned_again(extra)
    moved = {key: reckoning for key, reckoning in known.items() if key[2] != reckoning.due_on}
    if not moved:
        return []
    rows = open_and_reckoned().filter(due_on__in={due_on for _, _, due_on in moved})
    rows = rows.select_related("letter__office__area").order_by("due_on", "letter__reference")
    keys = [(row, (row.counted_from, row.working_days, row.due_on)) for row in rows]
    return [Move(row, moved[key]) for row, key in keys if key in moved]


def present_calendar():
    """The version of the calendar that holds now, with the holidays added here."""
    return calendar_version(ExtraHoliday.objects.days())


@transaction.atomic
def decide(due_dates, *, accept, calendar, by, reason):
    """Accept the new date of each of `due_dates` (a list of DueDates), or keep the old one for good; returns the rows.

    `calendar`: the version that the officer's page was made from. Raises CorrespondenceError, and changes nothing,
    when none is chosen, a reason is missing, the calendar changed since, or one of them is not moved any more.
    """
    refuse_if(
        (not due_dates, "Choose at least one letter."),
        (not reason.strip(), "Say why."),
        (calendar != present_calendar(), "The calendar has changed since this page was made. Look at the dates again."),
    )
    letters = [due.letter for due in sorted(due_dates, key=lambda due: due.letter_id)]
    for letter in letters:
        lock(letter)
    moving = {move.due.pk: move for move in moves()}
    gone = [due.letter.reference for due in due_dates if due.pk not in moving]
    refuse_if((gone, f"Changed meanwhile: {', '.join(gone)}. Look at the dates again."))
    act = accept_one if accept else keep_one
    return [act(moving[due.pk], by=by, reason=reason) for due in due_dates]


def accept_one(move, *, by, reason):
    """Let the new date of `move` count."""
    due = DueDate.objects.create(
        letter=move.letter, kind=DueDate.Kind.RECALCULATED, reason=reason, set_by=by, **fields_of(move.now)
    )
    return put(move.letter, due, "new calendar accepted", by=by)


def keep_one(move, *, by, reason):
    """Let the old date of `move` count whatever the calendar says: it is not reckoned any more."""
    old = move.due
    working = f"Kept when the calendar changed. It had been reckoned: {old.working}"
    due = DueDate.objects.create(
        letter=move.letter,
        kind=DueDate.Kind.KEPT,
        due_on=old.due_on,
        working=working,
        calendar_version=old.calendar_version,
        reason=reason,
        set_by=by,
    )
    return put(move.letter, due, "date kept", by=by)


@transaction.atomic
def add_holiday(*, by, day, name, reason):
    """Add a bank holiday that was announced at short notice; returns it. No due date moves before a person accepts.

    Raises CorrespondenceError for a day that is no working day anyway, or without name or announcement.
    """
    known = bank_holidays(day.year).get(day)
    refuse_if(
        (not name.strip(), "Enter what the holiday is called."),
        (not reason.strip(), "Say where the holiday was announced."),
        (day.weekday() > 4, f"{spell(day)} is a {day:%A}, which is no working day anyway."),
        (known, f"{spell(day)} is a bank holiday of {division_words()} already: {known}."),
        (ExtraHoliday.objects.in_force().filter(day=day).exists(), f"{spell(day)} has been added already."),
    )
    holiday = ExtraHoliday.objects.create(day=day, name=name, reason=reason, added_by=by)
    record(holiday, "holiday added", by=by, note=f"{holiday}. {reason}")
    return holiday


@transaction.atomic
def withdraw_holiday(holiday, *, by, reason):
    """Withdraw a holiday that was added by mistake or did not come about; due dates wait for a person again."""
    holiday.refresh_from_db(from_queryset=ExtraHoliday.objects.select_for_update())
    refuse_if(
        (holiday.withdrawn_at is not None, "This holiday has been withdrawn already."),
        (not reason.strip(), "Say why the holiday is withdrawn."),
    )
    holiday.withdrawn_at, holiday.withdrawn_by, holiday.withdrawn_reason = clock.now(), by, reason
    holiday.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record(holiday, "holiday withdrawn", by=by, note=f"{holiday}. {reason}")
