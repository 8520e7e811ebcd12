"""When a reply is due: append-only."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock
from iasc_tracker.constraints import set_together
from iasc_tracker.working_days import add_working_days, warning_of
from letters.models.extra_holiday import ExtraHoliday


def fields_of(reckoning):
    """The fields of a DueDate, as a dict, that a `Reckoning` fills."""
    return {
        "due_on": reckoning.due_on,
        "counted_from": reckoning.start,
        "working_days": reckoning.count,
        "working": reckoning.working,
        "calendar_version": reckoning.calendar_version,
    }


class DueDateManager(models.Manager):
    """Makes the rows; `Letter.due_date` is the verb's own to set, in the same transaction."""

    def reckon(self, letter, start, count, *, by, kind="set", reason=""):
        """A new row: `count` working days after the date `start`, under the calendar of now.

        Raises CorrespondenceError where no such day can be reckoned.
        """
        reckoning = add_working_days(start, count, ExtraHoliday.objects.days())
        return self.create(letter=letter, kind=kind, reason=reason, set_by=by, **fields_of(reckoning))


class DueDate(models.Model):
    """One due date of a letter with its working. Whatever happens to the date is a new row, and the newest counts.

    A row that was reckoned says from which day (`counted_from`) and how many `working_days`, so that it can be
    reckoned again when the calendar changes. While the clock is stopped there is no date (`due_on` is null) and
    `working_days` are those left when it stopped, on `counted_from`; so nothing can be overdue.
    """

    class Basis(models.TextChoices):
        STATED = "stated", "Stated in the letter"
        TARGET = "target", "Internal target"

    class Kind(models.TextChoices):
        SET = "set", "Set"
        LATER = "later", "Later date agreed"
        RESTORED = "restored", "Later date taken back"
        MENDED = "mended", "Mended"
        STOPPED = "stopped", "Clock stopped"
        STARTED = "started", "Clock started again"
        AMENDED = "amended", "Day of sending amended"
        RECALCULATED = "recalculated", "New calendar accepted"
        KEPT = "kept", "Kept in spite of a new calendar"

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="due_dates")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.SET)
    due_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.TARGET)
    counted_from = models.DateField(null=True, blank=True)
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    working = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    calendar_version = models.CharField(max_length=120, blank=True)
    # The row whose date this one brings back, never itself a restored one.
    restores = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="restored_by")
    set_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    objects = DueDateManager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="stopped", due_on=None) | (~Q(kind="stopped") & Q(due_on__isnull=False)),
                name="due_date_has_no_date_exactly_while_stopped",
            ),
            models.CheckConstraint(
                condition=~Q(kind="stopped") | Q(counted_from__isnull=False), name="due_date_stopped_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(kind="restored", restores__isnull=False) | (~Q(kind="restored") & Q(restores=None)),
                name="due_date_restored_says_what",
            ),
            set_together("counted_from", "working_days", name="due_date_reckoned_has_both"),
        ]

    def __str__(self):
        return f"{self.due_on or 'clock stopped'} ({self.get_basis_display().lower()})"

    @property
    def is_stopped(self):
        """Whether the clock stands still, and no reply is late."""
        return self.kind == self.Kind.STOPPED

    @property
    def is_reckoned(self):
        """Whether the date was reckoned in working days, so that a new calendar may move it."""
        return self.due_on is not None and self.working_days is not None

    @property
    def standing(self):
        """The row that this one is in effect: the one it restores, or itself."""
        return self.restores or self

    @property
    def before(self):
        """The row that stood before the one that this is in effect, never a restored one; None for the first."""
        row = self.letter.due_dates.select_related("restores").filter(pk__lt=self.standing.pk).first()
        return row and row.standing

    @property
    def is_extension(self):
        """Whether a later date that was agreed stands, and can be taken back."""
        return self.standing.kind == self.Kind.LATER

    def reckoned_again(self, extra):
        """The `Reckoning` of this reckoned row under the calendar of now; `extra`: `ExtraHoliday.objects.days()`."""
        return add_working_days(self.counted_from, self.working_days, extra)

    @property
    def warning(self):
        """A sentence when the calendar is not sure of a reckoned date, else ""."""
        return warning_of(self.due_on) if self.is_reckoned else ""
