"""Files chosen in a form that is not saved yet."""

import uuid

from django.db import models

from iasc_tracker import clock
from letters.models.stored import original_path


class HeldFileQuerySet(models.QuerySet):
    """Questions about held files."""

    def waiting_for_worker(self):
        """The worker was asked to read them, and has not come to the end."""
        return self.filter(handed_on_at__isnull=False, read_at=None)


class HeldFile(models.Model):
    """An upload kept for a day, so that a form with errors never makes anybody pick the file twice.

    `found` is {"opened": the fields of `letters.opening.opened.Opened` that JSON can hold, "words": {page: what was
    recognised on it}}, or {"refusal": the sentence that says why it could not be read}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    original_name = models.CharField(max_length=255)
    file = models.FileField(upload_to=original_path, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("size in bytes")
    media_type = models.CharField(max_length=100)
    held_at = models.DateTimeField(default=clock.now)
    held_by = models.ForeignKey("iasc_tracker.Officer", models.CASCADE, related_name="+")

    found = models.JSONField(default=dict, blank=True, help_text="What its reading found; {} while it is to be read.")
    as_letter = models.JSONField(
        default=dict, blank=True, help_text='Read as a letter of ours: {"text": …} or {"refusal": …}; {} until asked.'
    )
    handed_on_at = models.DateTimeField(null=True, blank=True, help_text="When the worker was last asked to read it.")
    attempts = models.PositiveSmallIntegerField(default=0, help_text="Since the last step that succeeded.")
    read_at = models.DateTimeField("when its reading came to its end", null=True, blank=True)

    objects = HeldFileQuerySet.as_manager()

    class Meta:
        ordering = ["held_at", "pk"]

    def __str__(self):
        return self.original_name

    @property
    def scanned(self):
        """The pages (from 1) that hold a picture and no text."""
        return self.found.get("opened", {}).get("scanned", [])

    @property
    def next_page(self):
        """The scanned page to recognise next, or None when none is left."""
        return next((page for page in self.scanned if str(page) not in self.found["words"]), None)

    @property
    def is_being_read(self):
        """Whether its reading has not come to its end."""
        return not self.found or self.next_page is not None
