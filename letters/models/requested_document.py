"""What a letter asks for, and how far it is settled."""

from django.db import models
from django.db.models import Case, F, Q, When

SETTLED = ("received", "already_public", "not_held", "declined", "not_pursued")
HEARD = ("promised", "part_received", "received", "not_held", "declined")


class DocumentKind(models.Model):
    """A kind of document that letters ask for; more can be added."""

    slug = models.SlugField(unique=True, max_length=40)
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["position", "name", "pk"]

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

    def heard_of(self):
        """Those of which the office said or sent something, be it in a call or with the reply to another letter."""
        return self.filter(Q(settlement__state__in=HEARD) | Q(settlement__reply__isnull=False))

    def with_expected_on(self):
        """Filter and sort by `expected_on`: the due date of the letter, or the later day it was promised for.

        It is null where no reply date was set and while the clock is stopped, so that no comparison holds.
        """
        promised_later = Q(settlement__state="promised", settlement__promised_for__gt=F("letter__due_date__due_on"))
        day = Case(When(promised_later, then="settlement__promised_for"), default="letter__due_date__due_on")
        return self.alias(expected_on=day)

    def overdue(self, on):
        """Outstanding on the date `on`, past the letter's due date, and past the day it was promised for."""
        return self.outstanding().with_expected_on().filter(expected_on__lt=on)

    def due_within(self, start, end):
        """Outstanding, and expected from the date `start` up to and including the date `end`."""
        return self.outstanding().with_expected_on().filter(expected_on__range=(start, end))


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
        constraints = [models.UniqueConstraint(F("letter"), F("kind"), F("wording"), name="document_asked_for_once")]

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

    @property
    def expected_on(self):
        """The due date of the letter, or the later day it was promised for.

        None where no reply date was set, and while the clock is stopped.
        """
        due = self.letter.due_date
        if due is None or due.due_on is None or self.state != "promised":
            return due and due.due_on
        return max(due.due_on, self.settlement.promised_for)

    def is_overdue(self, on):
        """The row's own `RequestedDocumentQuerySet.overdue`: `on` is a date."""
        return self.is_outstanding and self.expected_on is not None and self.expected_on < on

    def is_due_within(self, start, end):
        """The row's own `RequestedDocumentQuerySet.due_within`: `start` and `end` are dates."""
        return self.is_outstanding and self.expected_on is not None and start <= self.expected_on <= end
