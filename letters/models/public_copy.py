"""Public copies: the only files the public side can ever serve."""

from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.text import slugify

from iasc_tracker import clock
from iasc_tracker.constraints import set_together
from letters.models.inspection import FileCheck
from letters.models.stored import original_path

LONGEST_NAME = 100


def public_storage():
    """The storage of public copies, apart from the originals."""
    return storages["public_copies"]


class PublicCopyQuerySet(models.QuerySet):
    """What is public: nothing else in the code may spell it out (DESIGN rule 2)."""

    def with_letter(self):
        """Each copy with `letter_id`: the letter it is a copy of, or that its incoming was filed to."""
        return self.annotate(letter_id=Coalesce("document__letter_id", "document__incoming__reply__letter_id"))

    def released(self, at):
        """Published by the moment `at` and not withdrawn, each by itself."""
        return self.filter(published_at__lte=at, withdrawn_at=None)

    def published(self, at):
        """Public at the moment `at`: released, and the letter's own copy released too, so replies fall with it."""
        own = PublicCopy.objects.released(at).filter(
            document__letter=OuterRef("letter_id"),
            document__letter__sent_on__isnull=False,
            document__letter__voided_at=None,
        )
        # Not Exists: PostgreSQL would read every copy there is to answer it, where a page wants twenty of them.
        return self.with_letter().released(at).filter(IsNull(Subquery(own.values("pk")[:1]), False))

    def own_letters(self):
        """Copies of the office's own letters, one for each public letter."""
        return self.filter(document__letter__isnull=False)

    def withdrawn(self, at):
        """Published once and withdrawn by the moment `at`: what a tombstone is shown for."""
        return self.with_letter().filter(published_at__lte=at, withdrawn_at__lte=at)

    def prepared(self):
        """Made and neither published nor withdrawn."""
        return self.filter(published_at=None, withdrawn_at=None)

    def not_held_back(self, on):
        """Those that may go public on the date `on`, as far as an embargo goes."""
        return self.filter(Q(embargo_until=None) | Q(embargo_until__lte=on))

    def looked_at(self):
        """Prepared, and a publisher looked at every page of those very bytes."""
        return self.prepared().filter(approved_sha256=F("sha256"))

    def ready(self, on):
        """Looked at, each check of the file settled, not refused by its sender and not held back on the date `on`.

        Lists go by it. The bytes, and whether an answer holds for today's names, are asked at publishing (gate).
        """
        in_the_way = FileCheck.objects.unsettled().filter(inspection__public_copy=OuterRef("pk"))
        found = self.looked_at().not_held_back(on).filter(inspection__finished_at__isnull=False)
        refused = Q(document__incoming__isnull=False, document__position="refused")
        return found.filter(~Exists(in_the_way), ~refused)

    def with_ready(self, on):
        """Each copy with `is_ready`: whether it is one of `ready` on the date `on`."""
        return self.annotate(is_ready=Exists(PublicCopy.objects.ready(on).filter(pk=OuterRef("pk"))))

    def to_look_at(self, on):
        """Prepared and not ready: its pages, or what the checks found; none that is held back on the date `on`."""
        return self.prepared().not_held_back(on).with_ready(on).filter(is_ready=False)


class PublicCopy(models.Model):
    """A cleared copy of a document, made by the tracker, with its HTML text."""

    class HowMade(models.TextChoices):
        ACCESSIBLE_EDITION = "accessible_edition", "Rendered from the letter's record"
        PICTURES = "pictures", "Every page made into a picture, in a new file"
        REDACTED = "redacted", "Every page made into a picture with parts hidden, in a new file"
        CLEANED = "cleaned", "Built anew without what is not shown, its text kept"
        SET_OUT = "set_out", "Set out anew from its words, as they were corrected here"
        ELSEWHERE = "elsewhere", "Made elsewhere, then every page made into a picture, in a new file"
        ELSEWHERE_CLEANED = "else_cleaned", "Made elsewhere, then built anew, its text kept"

    document = models.ForeignKey("letters.Document", models.PROTECT, related_name="public_copies")
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2, default="en")
    file = models.FileField(storage=public_storage, upload_to=original_path, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    source_sha256 = models.CharField("SHA-256 of what it was made from", max_length=64)
    size = models.PositiveBigIntegerField("size in bytes")
    pages = models.PositiveIntegerField()
    html_text = models.TextField(help_text="The words as Markdown: what the page shows first.")
    how_made = models.CharField(max_length=20, choices=HowMade)
    hidden = models.CharField(
        "what is hidden in it", max_length=300, blank=True, help_text="Public: how many places, and for which reasons."
    )
    tool_version = models.CharField(max_length=60)
    findings = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    approved_sha256 = models.CharField(max_length=64, blank=True)
    position_reason = models.TextField("why it may be public although the sender did not say so", blank=True)
    embargo_until = models.DateField(
        "held back until", null=True, blank=True, help_text="From this day on it may be published; a person does it."
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_reason = models.TextField(blank=True, help_text="Public: shown on the page that stays.")

    objects = PublicCopyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "public copies"
        # Public lists walk along it, newest first, and stop when a page is full.
        indexes = [
            models.Index(
                fields=["published_at", "id", "document"], condition=Q(withdrawn_at=None), name="copy_released"
            )
        ]
        constraints = [
            set_together("approved_at", "approved_by", name="copy_approved_has_officer"),
            set_together("published_at", "published_by", name="copy_published_has_officer"),
            set_together("withdrawn_at", "withdrawn_by", name="copy_withdrawn_has_officer"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(withdrawn_at=None), name="one_open_copy_per_document"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(approved_sha256=F("sha256")),
                name="copy_published_as_approved",
            ),
            models.CheckConstraint(
                # An original is never its own public copy: what is served was made here, by a named tool (R-PUB-6).
                condition=~Q(file="")
                & ~Q(sha256="")
                & ~Q(source_sha256="")
                & ~Q(tool_version="")
                & ~Q(sha256=F("source_sha256")),
                name="copy_made_by_the_tracker",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""), name="copy_withdrawn_has_reason"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("public:file", args=[self.pk, self.file_name])

    @property
    def reading_url(self):
        """Where its words can be read: the page of our letter, or its place on the page of the response."""
        if self.document.is_own_letter:
            return self.document.letter.get_absolute_url()
        return f"{self.document.incoming.reply.get_absolute_url()}#copy-{self.pk}"

    @property
    def file_name(self):
        """What the public file is called, without ".pdf": the title as a slug."""
        name = slugify(self.title).strip("-_")
        if len(name) > LONGEST_NAME:
            name = name[:LONGEST_NAME].rpartition("-")[0] or name[:LONGEST_NAME]
        return name or "copy"

    @property
    def is_pictures(self):
        """Whether its pages are pictures, so that the words have to stand beside it."""
        made = self.HowMade
        return self.how_made in {made.PICTURES, made.REDACTED, made.ELSEWHERE}

    @property
    def is_set_out(self):
        """Whether it was set out anew here, because what arrived is of a kind that is never published."""
        return self.how_made == self.HowMade.SET_OUT

    @property
    def leaves_out(self):
        """Whether an officer left words of the letter out of it."""
        return bool(self.findings.get("left_out"))

    @property
    def was_looked_at(self):
        """Whether a publisher looked at every page of these very bytes (`looked_at`)."""
        return self.approved_sha256 == self.sha256

    @property
    def is_published(self):
        """Whether it was published and not withdrawn (its letter's own copy decides too: `published`)."""
        return self.published_at is not None and self.withdrawn_at is None
