"""What has to be hidden on the pages of a document before a copy of it may be public: a draft that officers share."""

from django.db import models
from django.db.models import F, Q

from iasc_tracker import clock
from letters.models.stored import original_path


class RedactionQuerySet(models.QuerySet):
    """Questions about redactions."""

    def unread(self):
        """Those of which some page's words are still to be found."""
        return self.filter(words_state=Redaction.Words.WAITING)

    def waiting(self):
        """Those whose pictures were asked for, and neither made nor failed."""
        return self.filter(state=Redaction.State.WAITING)


class Redaction(models.Model):
    """One for each document of which something has to be hidden; `version` counts every change of its boxes.

    The words of the pages and where they stand are found once (`words`, packed by letters.redacting.storing), a scan's
    page by page. The pictures are made by a task for one version; a change of the boxes after that makes them old.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Boxes are being chosen"
        WAITING = "waiting", "The pictures are being made"
        READY = "ready", "The pictures are made"
        FAILED = "failed", "The pictures could not be made"

    class Words(models.TextChoices):
        WAITING = "waiting", "Words are still being looked for"
        FOUND = "found", "All words are found"
        NONE = "none", "The words could not be found"

    document = models.OneToOneField("letters.Document", models.CASCADE, related_name="redaction")
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(default=clock.now)
    started_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    words = models.BinaryField(default=b"", blank=True)
    words_state = models.CharField(max_length=10, choices=Words, default=Words.WAITING)
    words_reason = models.CharField("why words could not be found", max_length=300, blank=True)
    words_attempts = models.PositiveSmallIntegerField(default=0, help_text="Since the last step that succeeded.")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    reasons = models.JSONField("why the pictures could not be made", default=list, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True, blank=True)
    pages_done = models.PositiveIntegerField(default=0)
    made_version = models.PositiveIntegerField(null=True, blank=True)
    made_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    file = models.FileField("pictures made", upload_to=original_path, max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    findings = models.JSONField(default=dict, blank=True)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(file="") & ~Q(sha256="") & Q(made_version=F("version"))),
                name="redaction_ready_is_of_its_boxes",
            ),
        ]

    def __str__(self):
        return f"Redaction of {self.document_id}"

    @property
    def progress(self):
        """How far the pictures are, in words."""
        return f"{self.pages_done} of {self.pages} pages made" if self.pages else "Waiting to begin"


class RedactionBox(models.Model):
    """A rectangle to be hidden and why: its sides in hundred-thousandths of the page as it is shown."""

    WHOLE = 100_000

    class Reason(models.TextChoices):
        PERSONAL = "personal", "personal data"
        SECURITY = "security", "security"
        COMMERCIAL = "commercial", "commercial interests"
        CONFIDENCE = "confidence", "given in confidence"
        OTHER = "other", "other reasons"

    redaction = models.ForeignKey(Redaction, models.CASCADE, related_name="boxes")
    page = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    top = models.PositiveIntegerField()
    right = models.PositiveIntegerField()
    bottom = models.PositiveIntegerField()
    reason = models.CharField(max_length=12, choices=Reason)
    note = models.CharField(
        "what it hides, for officers", max_length=200, blank=True, help_text="Never part of what goes public."
    )
    added_at = models.DateTimeField(default=clock.now)
    added_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["page", "top", "left", "pk"]
        verbose_name_plural = "redaction boxes"
        constraints = [
            models.CheckConstraint(
                condition=Q(page__gte=1, left__lt=F("right"), top__lt=F("bottom"), right__lte=100_000)
                & Q(bottom__lte=100_000),
                name="redaction_box_on_its_page",
            ),
            models.UniqueConstraint(
                fields=["redaction", "page", "left", "top", "right", "bottom"], name="one_redaction_box_in_a_place"
            ),
        ]

    def __str__(self):
        return f"Box on page {self.page}: {self.get_reason_display()}"

    @property
    def sides(self):
        """(left, top, right, bottom) in parts of the page."""
        return tuple(side / self.WHOLE for side in (self.left, self.top, self.right, self.bottom))
