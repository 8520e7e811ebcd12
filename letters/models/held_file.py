"""Files chosen in a form that is not saved yet."""

import uuid

from django.db import models

from iasc_tracker import clock
from letters.models.stored import original_path


class HeldFile(models.Model):
    """An upload kept for a day, so that a form with errors never makes anybody pick the file twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    original_name = models.CharField(max_length=255)
    file = models.FileField(upload_to=original_path, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("size in bytes")
    media_type = models.CharField(max_length=100)
    held_at = models.DateTimeField(default=clock.now)
    held_by = models.ForeignKey("iasc_tracker.Officer", models.CASCADE, related_name="+")

    class Meta:
        ordering = ["held_at"]

    def __str__(self):
        return self.original_name
