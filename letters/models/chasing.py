"""Chasing: after how long which step follows, the steps that were taken, and letters left alone for a while."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from iasc_tracker import clock
from iasc_tracker.constraints import set_together


class ChaseRule(models.Model):
    """One step of a campaign: what is suggested, so many working days after the step before it (or the reply date)."""

    class Kind(models.TextChoices):
        EMAIL = "email", "Chaser by e-mail"
        CONTACT = "contact", "E-mail to another contact"
        CALL = "call", "Telephone call"
        LETTER = "letter", "Formal letter"
        COMMISSIONER = "commissioner", "Letter from the Commissioner"

    campaign = models.ForeignKey("letters.Campaign", models.CASCADE, related_name="chase_rules")
    step = models.PositiveSmallIntegerField(help_text="1 first, 2 second, 3 final, 4 escalation.")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.EMAIL)
    after = models.PositiveSmallIntegerField("working days after the step before it")
    set_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["step", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "step"], name="one_rule_for_each_step"),
            models.CheckConstraint(condition=Q(step__gte=1, after__gte=1), name="chase_rule_waits_at_least_a_day"),
        ]

    def __str__(self):
        return f"Step {self.step}: {self.get_kind_display()}"


class ChaserQuerySet(models.QuerySet):
    """Questions about chasers."""

    def standing(self):
        """All that was not stopped or put back: each is a step that was taken."""
        return self.filter(stopped_at=None)


class Chaser(models.Model):
    """One step of chasing a letter, with its words as a person confirmed them, and the documents that it names.

    Whether an e-mail left is said by its Dispatch alone (same letter and step); a formal letter is a Letter of its own.
    A call or a meeting has happened when it is recorded.
    """

    class Way(models.TextChoices):
        EMAIL = "email", "E-mail"
        LETTER = "letter", "Formal letter"
        CALL = "call", "Telephone call"
        MEETING = "meeting", "Meeting"

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="chasers")
    step = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=Way)
    happened_on = models.DateField(help_text="The day it was confirmed, or the day of the call or meeting.")
    to_name = models.CharField("to whom", max_length=200, blank=True)
    to_address = models.EmailField(blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField("its words, or what was said", blank=True)
    requested_documents = models.ManyToManyField("letters.RequestedDocument", related_name="chasers", blank=True)
    formal_letter = models.OneToOneField(
        "letters.Letter", models.PROTECT, null=True, blank=True, related_name="chases_as"
    )
    sha256 = models.CharField("SHA-256 of what the preview was made from", max_length=64, blank=True)
    confirmed_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(default=clock.now)
    stopped_at = models.DateTimeField(null=True, blank=True)
    # Without an officer the tracker stopped it itself: something came between confirming and sending.
    stopped_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    stopped_reason = models.TextField(blank=True)

    objects = ChaserQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "step"], condition=Q(stopped_at=None), name="one_chaser_a_step"),
            models.CheckConstraint(condition=Q(step__gte=1), name="chaser_steps_count_from_one"),
            models.CheckConstraint(
                condition=Q(way="letter", formal_letter__isnull=False) | (~Q(way="letter") & Q(formal_letter=None)),
                name="chaser_formal_letter_is_a_letter",
            ),
            models.CheckConstraint(
                condition=~Q(way="email") | ~Q(to_address=""), name="chaser_by_email_has_an_address"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_by=None, stopped_reason="")
                | (Q(stopped_at__isnull=False) & ~Q(stopped_reason="")),
                name="chaser_stopped_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.letter}, step {self.step} by {self.get_way_display().lower()}"

    def get_staff_url(self):
        """Its own page: its words, what became of it, and what a person can do."""
        return reverse("staff:chaser-detail", args=[self.pk])

    @property
    def is_standing(self):
        """The row's own `ChaserQuerySet.standing`."""
        return self.stopped_at is None


class Snooze(models.Model):
    """Leave a letter alone until a day, for a reason. The newest counts; it can be ended before its day."""

    letter = models.ForeignKey("letters.Letter", models.PROTECT, related_name="snoozes")
    until = models.DateField("back in the queue on")
    reason = models.CharField(max_length=500)
    set_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            set_together("ended_at", "ended_by", name="snooze_ended_has_officer"),
            models.CheckConstraint(condition=~Q(reason=""), name="snooze_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.letter}, until {self.until}"

    def holds(self, on):
        """Whether the letter is left alone on the date `on`."""
        return self.ended_at is None and on < self.until
