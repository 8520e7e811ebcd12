"""The lists that are mailed to officers: each at most once a day or week (DESIGN rule 5)."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock


class DigestQuerySet(models.QuerySet):
    """Questions about lists that are to go, went, or may have gone."""

    def due(self, at):
        """Queued, and their moment has come at the moment `at`."""
        return self.filter(state=Digest.State.QUEUED, not_before__lte=at)

    def lapsed(self, at):
        """Being sent by a worker whose lease ran out before the moment `at`: it died, or it hangs."""
        return self.filter(state=Digest.State.SENDING, lease_until__lt=at)


class Digest(models.Model):
    """One list to one officer for one day (or, a weekly one, for the week that begins on that Monday).

    It goes queued -> sending -> sent, failed or unknown; unknown never goes again. Held: it may not go to that address.
    Dropped: a newer one took its place, or it is not wanted any more. Nothing to say: none was needed that day.
    """

    class Kind(models.TextChoices):
        MORNING = "morning", "Morning list"
        WEEKLY = "weekly", "Weekly digest"

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to go"
        HELD = "held", "Held"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"
        UNKNOWN = "unknown", "Not known whether it went"
        DROPPED = "dropped", "Not sent any more"
        EMPTY = "empty", "Nothing to say"

    officer = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="digests")
    kind = models.CharField(max_length=10, choices=Kind)
    day = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    reason = models.TextField("why it is held, failed, unknown or dropped", blank=True)
    to_address = models.EmailField()
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    # Set in its own transaction before the server is given the message: until then nothing can have left.
    handed_over_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    server_answer = models.CharField(max_length=500, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "kind", "day"], name="digest_once_a_day_or_week"),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(lease_until__isnull=False), name="digest_sending_has_a_lease"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.day:%-d %B %Y} to {self.officer}"


class DigestStopped(models.Model):
    """An officer who does not want the lists of a kind; there is no row for one who does."""

    officer = models.ForeignKey("iasc_tracker.Officer", models.CASCADE, related_name="digests_stopped")
    kind = models.CharField(max_length=10, choices=Digest.Kind)
    stopped_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "digests stopped"
        constraints = [models.UniqueConstraint(fields=["officer", "kind"], name="digest_stopped_once")]

    def __str__(self):
        return f"{self.officer}: no {self.get_kind_display().lower()}"
