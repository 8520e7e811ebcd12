"""The intention to publish: who meant to publish what, from which moment on."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock


class Intention(models.Model):
    """Append-only: that a document was held with a view to its publication, or no longer is; the newest counts.

    Source: Freedom of Information Act 2000, section 22: the intention must have been there before a request was made,
    so its moment is kept.
    """

    document = models.ForeignKey("letters.Document", models.PROTECT, related_name="intentions")
    is_meant = models.BooleanField("meant to be published", default=True)
    expected_on = models.DateField("about when", null=True, blank=True)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(is_meant=True) | ~Q(reason=""), name="intention_dropped_has_reason")
        ]

    def __str__(self):
        return f"{self.document}: {'to be published' if self.is_meant else 'not to be published'}"
