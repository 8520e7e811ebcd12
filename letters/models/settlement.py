"""How a requested document was settled: append-only."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock


class Settlement(models.Model):
    """One statement of where a requested document stands; the newest counts, undoing one is a new row."""

    class State(models.TextChoices):
        AWAITED = "awaited", "Awaited"
        PROMISED = "promised", "Promised"
        PART_RECEIVED = "part_received", "Part received"
        RECEIVED = "received", "Received"
        ALREADY_PUBLIC = "already_public", "Already public"
        NOT_HELD = "not_held", "Not held"
        DECLINED = "declined", "Declined"
        NOT_PURSUED = "not_pursued", "Not pursued"

    requested_document = models.ForeignKey("letters.RequestedDocument", models.CASCADE, related_name="settlements")
    reply = models.ForeignKey("letters.Reply", models.PROTECT, null=True, blank=True, related_name="settlements")
    state = models.CharField(max_length=20, choices=State)
    promised_for = models.DateField("promised for", null=True, blank=True)
    link = models.URLField("where it is public", max_length=500, blank=True)
    note = models.TextField(blank=True)
    undoes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    settled_on = models.DateField()
    settled_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="promised") | Q(promised_for__isnull=False),
                name="a_promise_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="already_public") | ~Q(link=""), name="already_public_has_a_link"
            ),
        ]

    def __str__(self):
        return self.get_state_display()
