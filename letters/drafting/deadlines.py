"""What the lead does to a due date: agree a later one, take that back, mend a wrong one, stop the clock, start it.

Each writes a new DueDate row and leaves the earlier ones, and what was received, as they are (DESIGN §2, DueDate).
"""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from iasc_tracker.working_days import add_working_days, count_words, holiday_name, spell, working_days_between
from letters.drafting.changes import lock
from letters.models import DueDate, ExtraHoliday
from letters.models.due_date import fields_of

NOT_LIVE = "Only a letter that was sent and is still open can have another date."


def refuse_unless_open(letter, reason, why):
    """Lock the letter; refuse when it is not live, when its clock is stopped, or without a reason (`why` to ask)."""
    lock(letter)
    stopped = letter.due_date is not None and letter.due_date.is_stopped
    refuse_if(
        (not letter.is_live, NOT_LIVE),
        (letter.is_live and stopped, "The clock is stopped. Start it again first."),
        (not reason.strip(), why),
    )


def put(letter, due, verb, *, by, on=None):
    """Make the new row `due` the one that counts, with its event; `on`: the day it happened (default today)."""
    before, letter.due_date = letter.due_date, due
    letter.save(update_fields=["due_date"])
    changed = {"reply_due": [in_words(before), in_words(due)]}
    record(letter, verb, by=by, on=on, note=f"{due.reason}\n{due.working}".strip(), detail={"changed": changed})
    return due


def in_words(due):
    """A due date (or None) as the history shows it."""
    if due is None:
        return "no date"
    return "clock stopped" if due.is_stopped else spell(due.due_on)


def agreed_words(day):
    """What stands as the working of a date that was agreed and not reckoned."""
    holiday = holiday_name(day, ExtraHoliday.objects.days()) or (f"{day:%A}" if day.weekday() > 4 else "")
    return f"A date agreed with the office{f', not a working day ({holiday})' if holiday else ''}."


@transaction.atomic
def agree_later_date(letter, *, by, due_on, reason):
    """Agree a due date later than the present one, with a reason; returns the new row.

    Where no date was set yet, it is the first. Raises CorrespondenceError, also for an earlier date.
    """
    refuse_unless_open(letter, reason, "Say why the date changes.")
    before = letter.due_date
    refuse_if(
        (due_on <= letter.sent_on, "The new date must be after the letter was sent."),
        (
            before and due_on <= before.due_on,
            f"The new date must be later than {before and spell(before.due_on)}. To put a wrong date right, mend it.",
        ),
    )
    kind = DueDate.Kind.LATER if before else DueDate.Kind.SET
    due = DueDate.objects.create(
        letter=letter, kind=kind, due_on=due_on, working=agreed_words(due_on), reason=reason, set_by=by
    )
    return put(letter, due, "date agreed", by=by)


@transaction.atomic
def take_back_later_date(letter, *, by, reason):
    """Take back the later date agreed last: what stood before it counts again; returns the new row.

    A date reckoned from the day of sending is reckoned again when that day was amended meanwhile.
    Raises CorrespondenceError when no later date stands.
    """
    refuse_unless_open(letter, reason, "Say why the later date is taken back.")
    due = letter.due_date
    refuse_if((due is None or not due.is_extension, "No later date has been agreed."))
    return put(letter, restored(letter, due.before, by=by, reason=reason), "later date taken back", by=by)


def restored(letter, original, *, by, reason):
    """A new row with the date of the row `original`."""
    copied = ("due_on", "basis", "counted_from", "working_days", "working", "calendar_version")
    values = {name: getattr(original, name) for name in copied}
    from_sending = original.is_reckoned and original.kind != DueDate.Kind.STARTED
    if from_sending and original.counted_from != letter.sent_on:
        extra = ExtraHoliday.objects.days()
        values |= fields_of(add_working_days(letter.sent_on, original.working_days, extra))
    kind = DueDate.Kind.RESTORED
    return DueDate.objects.create(letter=letter, kind=kind, restores=original, reason=reason, set_by=by, **values)


@transaction.atomic
def mend_date(letter, *, by, reason, due_on=None, reply_within=None):
    """Put a wrong date right, earlier or later: the date `due_on`, or `reply_within` working days after sending.

    Returns the new row. Raises CorrespondenceError (neither or both, no reason, not after sending, no change).
    """
    refuse_unless_open(letter, reason, "Say what was wrong with the date.")
    before = letter.due_date
    refuse_if(
        ((due_on is None) == (reply_within is None), "Enter either a date or a number of working days."),
        (due_on and due_on <= letter.sent_on, "The date must be after the letter was sent."),
    )
    if reply_within is not None:
        due = DueDate.objects.reckon(
            letter, letter.sent_on, reply_within, by=by, kind=DueDate.Kind.MENDED, reason=reason
        )
    else:
        due = mended_to(letter, due_on, by=by, reason=reason)
    unchanged = before and (due.due_on, due.working_days) == (before.due_on, before.working_days)
    refuse_if((unchanged, f"The reply is due on {spell(due.due_on)} already."))
    return put(letter, due, "date mended", by=by)


def mended_to(letter, due_on, *, by, reason):
    """A new row with a date that a person typed; a date stated in the letter stays one."""
    stated = letter.due_date is not None and letter.due_date.basis == DueDate.Basis.STATED
    return DueDate.objects.create(
        letter=letter,
        kind=DueDate.Kind.MENDED,
        due_on=due_on,
        basis=DueDate.Basis.STATED if stated else DueDate.Basis.TARGET,
        working="Stated in the letter." if stated else "A date set by this office.",
        reason=reason,
        set_by=by,
    )


@transaction.atomic
def stop_clock(letter, *, by, on, reason):
    """Stop the clock from the date `on`: until it is started again nothing is late; returns the new row.

    The working days left after `on` are kept. Raises CorrespondenceError (no date to stop, `on` before sending, in
    the future, or after the reply was due).
    """
    refuse_unless_open(letter, reason, "Say why the clock is stopped.")
    before = letter.due_date
    refuse_if((before is None, "No reply date was set, so there is no clock to stop."))
    refuse_if(
        (on < letter.sent_on, "The clock cannot stop before the letter was sent."),
        (on > clock.today(), "Enter today or an earlier day: the clock cannot stop in the future."),
        (on > before.due_on, f"The reply was due {spell(before.due_on)}, before that day. Agree a later date instead."),
    )
    left = working_days_between(on, before.due_on, ExtraHoliday.objects.days())
    due = DueDate.objects.create(
        letter=letter,
        kind=DueDate.Kind.STOPPED,
        basis=before.basis,
        counted_from=on,
        working_days=left,
        working=f"Stopped {spell(on)} with {count_words(left)} left; the reply was due {spell(before.due_on)}.",
        reason=reason,
        set_by=by,
    )
    return put(letter, due, "clock stopped", by=by, on=on)


@transaction.atomic
def start_clock(letter, *, by, on, reason):
    """Start the clock again: the working days left count on from the date `on`, at least one; returns the new row.

    Raises CorrespondenceError (not stopped, `on` before it stopped or in the future, no reason).
    """
    lock(letter)
    stopped = letter.due_date
    refuse_if(
        (not letter.is_live, NOT_LIVE),
        (stopped is None or not stopped.is_stopped, "The clock is not stopped."),
        (not reason.strip(), "Say why the clock starts again."),
    )
    refuse_if(
        (on < stopped.counted_from, f"The clock stopped only on {spell(stopped.counted_from)}."),
        (on > clock.today(), "Enter today or an earlier day: the clock cannot start in the future."),
    )
    left = max(stopped.working_days, 1)
    due = DueDate.objects.reckon(letter, on, left, by=by, kind=DueDate.Kind.STARTED, reason=reason)
    return put(letter, due, "clock started", by=by, on=on)
