"""What arrived, and what was filed as the answer to a letter."""

from django.db import models

from iasc_tracker import clock


class Incoming(models.Model):
    """Anything that arrived: files, a link, or the note of a call; filed or not."""

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        POST = "post", "Post"
        LINK = "link", "A link to a page"
        CALL = "call", "A phone call"
        MEETING = "meeting", "A meeting"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be filed"
        FILED = "filed", "Filed"
        REJECTED = "rejected", "Rejected"

    channel = models.CharField(max_length=10, choices=Channel)
    received_on = models.DateField()
    sender = models.CharField("from whom", max_length=200, blank=True)
    office = models.ForeignKey("recipients.Office", models.PROTECT, null=True, blank=True, related_name="incoming")
    link = models.URLField(max_length=500, blank=True)
    link_seen_on = models.DateField(null=True, blank=True)
    note = models.TextField("note of what was said", blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    rejected_reason = models.TextField(blank=True)
    form_token = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name_plural = "incoming"

    def __str__(self):
        return f"{self.get_channel_display()} of {self.received_on}"


class Reply(models.Model):
    """An incoming filed as the answer to a letter; public pages say "response"."""

    class Kind(models.TextChoices):
        ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
        HOLDING = "holding", "Holding reply"
        PART = "part", "Part reply"
        FULL = "full", "Full reply"
        REFUSAL = "refusal", "Refusal"

    incoming = models.OneToOneField(Incoming, models.PROTECT, related_name="reply")
    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="replies")
    kind = models.CharField(max_length=20, choices=Kind)
    internal_note = models.TextField(blank=True, help_text="Never published.")
    filed_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-incoming__received_on", "-pk"]
        verbose_name_plural = "replies"

    def __str__(self):
        return f"{self.get_kind_display()} of {self.incoming.received_on}"
