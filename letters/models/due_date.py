"""When a reply is due: append-only."""

from django.db import models

from iasc_tracker import clock


class DueDate(models.Model):
    """One due date of a letter with its working; extensions and recalculations are new rows, the newest counts."""

    class Basis(models.TextChoices):
        STATED = "stated", "Stated in the letter"
        TARGET = "target", "Internal target"

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="due_dates")
    due_on = models.DateField()
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.TARGET)
    working = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    calendar_version = models.CharField(max_length=60, blank=True)
    set_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.due_on} ({self.get_basis_display().lower()})"
