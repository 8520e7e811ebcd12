"""What officers decided about letters whose office changed hands."""

from django.db import models

from iasc_tracker import clock


class CarriedOn(models.Model):
    """An officer's word that a letter goes on with `office`, held by `holder`: it holds until that changes again.

    Append-only, and the newest counts. Without an office none was on record that took over; without a holder the post
    was vacant.
    """

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="carried_on")
    office = models.ForeignKey("recipients.Office", models.PROTECT, null=True, blank=True, related_name="+")
    holder = models.ForeignKey("recipients.Commissioner", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()
    decided_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "carried on"
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="carried_on_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.letter} goes on with {self.holder or self.office or 'nobody'}"
