"""The PDF of a letter written here: asked for, being made, made, or why it could not be."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock
from letters.models.stored import original_path
from letters.models.wording import LetterText


class RenderingQuerySet(models.QuerySet):
    """Questions about PDFs being made."""

    def waiting(self):
        """Asked for, and neither made nor failed."""
        return self.filter(state=Rendering.State.WAITING)

    def ready(self):
        """Made, and passed every check."""
        return self.filter(state=Rendering.State.READY)


class Rendering(models.Model):
    """One language of a letter written here as a PDF. The row is the truth; tasks only do its work.

    A letter's own language takes its words from the letter; any other (Welsh beside English) keeps them here.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="renderings")
    language = models.CharField(max_length=2, choices=LetterText.Language, default=LetterText.Language.ENGLISH)
    subject = models.CharField(max_length=300, blank=True)
    salutation = models.CharField(max_length=120, blank=True)
    body = models.TextField(blank=True)
    closing = models.CharField(max_length=60, blank=True)
    words_sha256 = models.CharField("SHA-256 of the words it is made of", max_length=64)
    # How much there is to check: words that no other letter of the campaign has, and words unlike the last check's.
    own_words = models.PositiveIntegerField(null=True, blank=True)
    words_changed = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: the first check.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reasons = models.JSONField("why it could not be made", default=list, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(upload_to=original_path, max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("size in bytes", null=True, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    thumbnail = models.FileField("picture of the first page", upload_to=original_path, max_length=200, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        # Welsh first (Welsh Language (Wales) Measure 2011: no less favourably than English); "cy" sorts before "en".
        ordering = ["letter", "language"]
        indexes = [models.Index(fields=["state", "asked_at"], name="rendering_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["letter", "language"], name="one_rendering_per_language"),
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(file="") & ~Q(sha256="") & Q(pages__gte=1)),
                name="rendering_ready_has_its_file",
            ),
        ]

    def __str__(self):
        return f"{self.letter} ({self.get_language_display()})"
