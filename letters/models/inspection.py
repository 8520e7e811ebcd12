"""What was found in a file that may go public: one row for the looking, one for each check."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from iasc_tracker import clock
from iasc_tracker.constraints import set_together


class InspectionQuerySet(models.QuerySet):
    """Questions about files that are looked into."""

    def waiting(self):
        """Asked for, and not every check is answered yet."""
        return self.filter(finished_at=None)


class Inspection(models.Model):
    """The newest look into one file: a public copy, or a document that arrived. The row is the truth.

    `basis` is the hash of everything that an answer depends on (the bytes, the version of the checks, the words beside
    the file, the protected names): results count for that basis alone (DESIGN rule 3, "a fresh check").
    """

    document = models.OneToOneField(
        "letters.Document", models.CASCADE, null=True, blank=True, related_name="inspection"
    )
    public_copy = models.OneToOneField(
        "letters.PublicCopy", models.CASCADE, null=True, blank=True, related_name="inspection"
    )
    sha256 = models.CharField("SHA-256 of the bytes", max_length=64)
    basis = models.CharField("SHA-256 of all that it depends on", max_length=64)
    expected = models.PositiveSmallIntegerField("how many checks there are", default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["asked_at"], condition=Q(finished_at=None), name="inspection_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=True, public_copy__isnull=False)
                | Q(document__isnull=False, public_copy__isnull=True),
                name="inspection_of_a_document_or_a_copy",
            )
        ]

    def __str__(self):
        return f"Inspection of {self.public_copy or self.document}"

    @property
    def file(self):
        """The Document or PublicCopy that is looked into."""
        return self.public_copy or self.document

    @property
    def progress(self):
        """How far it is, in words; "" when it is done."""
        return "" if self.finished_at else f"{self.checks.count()} of {self.expected} checks done"


class FileCheckQuerySet(models.QuerySet):
    """Questions about single checks."""

    def found(self):
        """Those that found something."""
        return self.filter(state=FileCheck.State.FOUND)

    def unsettled(self):
        """Those that stand in the way: found something that nobody accepted, or could not be done (`is_settled`)."""
        return self.exclude(state=FileCheck.State.PASSED).filter(accepted_at=None)


class FileCheck(models.Model):
    """How one check of one file came out, and who accepted what it found."""

    class State(models.TextChoices):
        PASSED = "passed", "Passed"
        FOUND = "found", "To look at"
        COULD_NOT = "could_not", "Could not check"

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="checks")
    check_name = models.CharField("check", max_length=40)
    state = models.CharField(max_length=10, choices=State)
    findings = models.JSONField(default=list, blank=True)
    findings_sha256 = models.CharField("SHA-256 of the findings", max_length=64)
    reason = models.CharField("why it could not be done", max_length=300, blank=True)
    tools = models.CharField("what did it", max_length=200, blank=True)
    checked_at = models.DateTimeField(default=clock.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    accepted_reason = models.TextField(blank=True)

    objects = FileCheckQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "check_name"], name="one_answer_for_each_check"),
            set_together("accepted_at", "accepted_by", name="file_check_accepted_has_officer"),
            models.CheckConstraint(
                # What could not be checked can never be accepted.
                condition=Q(accepted_at=None) | (Q(state="found") & ~Q(accepted_reason="")),
                name="file_check_accepted_was_found_and_has_reason",
            ),
        ]

    def __str__(self):
        return f"{self.check_name}: {self.get_state_display()}"

    @property
    def is_settled(self):
        """Whether it stands in nobody's way: passed, or found and accepted."""
        return self.state == self.State.PASSED or self.accepted_at is not None


class ProtectedNameQuerySet(models.QuerySet):
    """Questions about names that are looked for."""

    def kept(self):
        """Those on the list now, in order of the alphabet."""
        return self.filter(removed_at=None).order_by("name", "pk")


class ProtectedName(models.Model):
    """A name that must not go public without somebody's deciding it: junior staff, victims, informants."""

    name = models.CharField(max_length=200)
    reason = models.CharField(max_length=200, help_text="Why it is kept: “junior staff”, say.")
    added_at = models.DateTimeField(default=clock.now)
    added_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ProtectedNameQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            set_together("removed_at", "removed_by", name="protected_name_removed_has_officer"),
            models.UniqueConstraint(
                Lower("name"), condition=Q(removed_at=None), name="one_protected_name_of_a_spelling"
            ),
        ]

    def __str__(self):
        return self.name
