"""What a letter asks for, and how far it is settled."""

from django.db import models
from django.db.models import F, Q

SETTLED = ("received", "already_public", "not_held", "declined", "not_pursued")


class DocumentKind(models.Model):
    """A kind of document that letters ask for; more can be added."""

    slug = models.SlugField(unique=True, max_length=40)
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class RequestedDocumentQuerySet(models.QuerySet):
    """Questions about what was asked for."""

    def of_live_letters(self):
        """Those of letters sent and neither voided nor closed."""
        return self.exclude(letter__sent_on=None).filter(letter__voided_at=None, letter__closed_on=None)

    def outstanding(self):
        """Asked for and not settled: awaited, promised or part received; what was only invited never is."""
        unsettled = Q(settlement=None) | ~Q(settlement__state__in=SETTLED)
        return self.of_live_letters().filter(unsettled, is_optional=False)

    def overdue(self, on):
        """Outstanding on the date `on`, past the letter's due date, and past the day it was promised for."""
        promise_passed = Q(settlement__promised_for=None) | Q(settlement__promised_for__lt=on)
        promised = Q(settlement__state="promised")
        return (
            self.outstanding()
            .filter(letter__due_date__due_on__lt=on)
            .filter(promise_passed | Q(settlement=None) | ~promised)
        )


class RequestedDocument(models.Model):
    """One thing a letter asks for."""

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="requested_documents")
    kind = models.ForeignKey(DocumentKind, models.PROTECT, related_name="+")
    wording = models.CharField(max_length=500, blank=True, help_text="As the letter words it.")
    is_optional = models.BooleanField("invited only: never overdue, never chased", default=False)
    # A pointer to the newest append-only row, written with it in one transaction (DESIGN §2).
    settlement = models.OneToOneField(
        "letters.Settlement", models.PROTECT, null=True, blank=True, related_name="current_for"
    )

    objects = RequestedDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["kind__position", "pk"]
        constraints = [
            models.UniqueConstraint(F("letter"), F("kind"), F("wording"), name="document_asked_for_once")
        ]

    def __str__(self):
        return self.wording or self.kind.name

    @property
    def state(self):
        """The state of the newest settlement; "awaited" (or "invited") when there is none."""
        if self.settlement is None or (self.is_optional and self.settlement.state == "awaited"):
            return "invited" if self.is_optional else "awaited"
        return self.settlement.state

    @property
    def is_settled(self):
        """Whether nothing more is expected for this document."""
        return self.state in SETTLED

    @property
    def is_outstanding(self):
        """The row's own `RequestedDocumentQuerySet.outstanding`."""
        return self.letter.is_live and not self.is_optional and not self.is_settled

    def is_overdue(self, on):
        """The row's own `RequestedDocumentQuerySet.overdue`: `on` is a date."""
        due = self.letter.due_date
        if not self.is_outstanding or due is None or due.due_on >= on:
            return False
        promised_for = self.settlement.promised_for if self.state == "promised" else None
        return promised_for is None or promised_for < on
