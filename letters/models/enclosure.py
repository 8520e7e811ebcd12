"""Files that go with letters written here."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock
from letters.models.stored import original_path


class Enclosure(models.Model):
    """A file that goes with every letter of a campaign, with that to one office, or with one letter of its own."""

    campaign = models.ForeignKey("letters.Campaign", models.CASCADE, null=True, blank=True, related_name="enclosures")
    office = models.ForeignKey("recipients.Office", models.PROTECT, null=True, blank=True, related_name="enclosures")
    letter = models.ForeignKey("letters.Letter", models.CASCADE, null=True, blank=True, related_name="enclosures")
    original_name = models.CharField(max_length=255)
    file = models.FileField(upload_to=original_path, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("size in bytes")
    media_type = models.CharField(max_length=100)
    added_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["office__area__name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(campaign__isnull=False, letter__isnull=True)
                | Q(campaign__isnull=True, letter__isnull=False, office__isnull=True),
                name="enclosure_of_a_campaign_or_a_letter",
            )
        ]

    def __str__(self):
        return self.original_name
