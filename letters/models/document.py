"""Files in the correspondence, kept byte for byte."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock
from letters.models.stored import original_path

# Checks of a file that say nothing of what hides in it.
SEEN_BY_ALL = {"kind", "personal", "accessible"}


class DocumentQuerySet(models.QuerySet):
    """Questions about files."""

    def going_with_a_chaser(self):
        """The letter itself, in each of its languages, as a PDF: a reminder has it with it, and nothing else."""
        kinds = [Document.Kind.TRANSLATION, Document.Kind.LETTER]
        return self.filter(kind__in=kinds, media_type="application/pdf")


class Document(models.Model):
    """A file of a letter or of an incoming: exactly one of the two."""

    class Kind(models.TextChoices):
        LETTER = "letter", "Our letter"
        TRANSLATION = "translation", "Our letter in its other language"
        OTHER_COPY = "other_copy", "Another copy of our letter"
        COVERING_LETTER = "covering_letter", "Covering letter"
        PROBLEM_PROFILE = "problem_profile", "Problem profile or strategic needs assessment"
        RESPONSE_STRATEGY = "response_strategy", "Response strategy"
        PROGRESS_UPDATE = "progress_update", "Progress update"
        ENCLOSURE = "enclosure", "Other enclosure"

    class Position(models.TextChoices):
        AGREED = "agreed", "Agreed to publication"
        REFUSED = "refused", "Refused publication"
        NOT_STATED = "not_stated", "Not stated"

    letter = models.ForeignKey("letters.Letter", models.PROTECT, null=True, blank=True, related_name="documents")
    incoming = models.ForeignKey("letters.Incoming", models.PROTECT, null=True, blank=True, related_name="documents")
    kind = models.CharField(max_length=20, choices=Kind)
    original_name = models.CharField(max_length=255)
    file = models.FileField(upload_to=original_path, max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("size in bytes")
    media_type = models.CharField(max_length=100)
    pages = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField("extracted text", blank=True)
    text_source = models.CharField(
        "how the text was read", max_length=300, blank=True, help_text="Empty until a reader has tried."
    )
    position = models.CharField(
        "sender's position on publication", max_length=12, choices=Position, default=Position.NOT_STATED
    )
    position_words = models.TextField("in the sender's words", blank=True)
    position_where = models.CharField("where the words stand", max_length=300, blank=True)
    added_at = models.DateTimeField(default=clock.now)
    added_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        # The reconciler asks every few seconds what has not been read; without this it would walk through every text.
        indexes = [
            models.Index(fields=["added_at"], condition=Q(text_source=""), name="document_unread"),
            models.Index(fields=["kind"], name="document_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(letter__isnull=True, incoming__isnull=False)
                | Q(letter__isnull=False, incoming__isnull=True),
                name="document_of_a_letter_or_an_incoming",
            )
        ]

    def __str__(self):
        return self.original_name

    @property
    def is_own_letter(self):
        """Whether it is the office's own letter, so that the sender's position is the office's own."""
        return self.letter_id is not None

    @property
    def is_our_enclosure(self):
        """Whether it is a file of ours that went with one of our letters."""
        return self.letter_id is not None and self.kind == self.Kind.ENCLOSURE

    @property
    def has_open_copy(self):
        """Whether a public copy of it is prepared or published, and not withdrawn."""
        return any(copy.withdrawn_at is None for copy in self.public_copies.all())

    @property
    def intention(self):
        """The newest `Intention` to publish it or not; None when nobody said."""
        return self.intentions.order_by("-pk").first()

    @property
    def hiding(self):
        """What a computer can read in it and people cannot see, in a sentence; "" when nothing is known."""
        inspection = getattr(self, "inspection", None)
        answers = [one for one in inspection.checks.all() if one.check_name not in SEEN_BY_ALL] if inspection else []
        found = [finding["sentence"] for one in answers for finding in one.findings]
        failed = any(one.state == one.State.COULD_NOT for one in answers)
        if not found:
            return "Could not check whether something is hidden in this file." if failed else ""
        more = f" And {len(found) - 1} more." if len(found) > 1 else ""
        return f"Hidden in this file: {found[0][0].lower()}{found[0][1:]}{more}"

    @property
    def answered_letter(self):
        """The letter this document belongs to: its own, or the one its incoming was filed to (or None)."""
        if self.letter_id is not None:
            return self.letter
        reply = getattr(self.incoming, "reply", None)
        return reply and reply.letter
