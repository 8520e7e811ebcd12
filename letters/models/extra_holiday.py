"""Bank holidays that the library does not know yet."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock
from iasc_tracker.constraints import set_together


class ExtraHolidayQuerySet(models.QuerySet):
    """Questions about the holidays added here."""

    def in_force(self):
        """Those that nobody has withdrawn."""
        return self.filter(withdrawn_at=None)

    def days(self):
        """What `iasc_tracker.working_days` takes as `extra`: a tuple of (date, name) in order."""
        return tuple(self.in_force().order_by("day").values_list("day", "name"))


class ExtraHoliday(models.Model):
    """A bank holiday announced at short notice, so that an office need not wait for a new release (19 September 2022).

    It counts from the day it is added; due dates that it moves wait for a person to accept (`drafting.recalculating`).
    """

    day = models.DateField()
    name = models.CharField(max_length=120)
    reason = models.CharField("where it was announced", max_length=500)
    added_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)
    withdrawn_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    objects = ExtraHolidayQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["day"], condition=Q(withdrawn_at=None), name="one_extra_holiday_in_force_a_day"
            ),
            set_together("withdrawn_at", "withdrawn_by", name="extra_holiday_withdrawn_has_officer"),
        ]

    def __str__(self):
        return f"{self.day.day} {self.day:%B %Y}: {self.name}"
