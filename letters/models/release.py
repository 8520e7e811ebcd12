"""Signing letters off and releasing them: two people, and a while in which it can be stopped."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock
from iasc_tracker.constraints import set_together


class SigningDeputy(models.Model):
    """An officer whom a signatory named to sign letters off in the Commissioner's place."""

    officer = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="deputyships")
    named_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=clock.now)
    until = models.DateField("last day", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "signing deputies"
        constraints = [
            set_together("ended_at", "ended_by", name="deputy_ended_has_officer"),
            models.UniqueConstraint(fields=["officer"], condition=Q(ended_at=None), name="one_deputyship_at_a_time"),
        ]

    def __str__(self):
        return str(self.officer)

    def is_active(self, on):
        """Whether the officer may sign on the date `on`."""
        return self.ended_at is None and (self.until is None or on <= self.until)


class SignOff(models.Model):
    """A signatory's word for these letters as they were: recipients, words and files (`manifest`, by its hash).

    Whether it still holds is derived: it does while the letters' manifest is the one signed.
    """

    campaign = models.ForeignKey("letters.Campaign", models.PROTECT, null=True, blank=True, related_name="sign_offs")
    letter = models.ForeignKey("letters.Letter", models.PROTECT, null=True, blank=True, related_name="sign_offs")
    manifest = models.JSONField(help_text="By letter: to whom, how, which words, which files.")
    sha256 = models.CharField("SHA-256 of the manifest", max_length=64)
    signatory_name = models.CharField("the Commissioner whose name the letters bear", max_length=200)
    deputyship = models.ForeignKey(SigningDeputy, models.PROTECT, null=True, blank=True, related_name="sign_offs")
    signed_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="sign_offs")
    signed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(campaign__isnull=False, letter__isnull=True)
                | Q(campaign__isnull=True, letter__isnull=False),
                name="sign_off_of_a_campaign_or_a_letter",
            )
        ]

    def __str__(self):
        return f"{self.campaign or self.letter}, signed off by {self.signed_by}"


class Release(models.Model):
    """A second officer's order to send what was signed off, at `goes_at` unless it is stopped before."""

    sign_off = models.ForeignKey(SignOff, models.PROTECT, related_name="releases")
    released_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="releases")
    released_at = models.DateTimeField(default=clock.now)
    goes_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    stopped_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            set_together("stopped_at", "stopped_by", name="release_stopped_has_officer"),
            # Release pressed twice at once makes one release (issue 3).
            models.UniqueConstraint(fields=["sign_off"], condition=Q(stopped_at=None), name="released_once"),
        ]

    def __str__(self):
        return f"Release of {self.sign_off.campaign or self.sign_off.letter}"
