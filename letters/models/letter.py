"""Letters: what the office sends."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from iasc_tracker import clock
from iasc_tracker.constraints import set_together
from letters.models.dispatch import Dispatch
from letters.models.public_copy import PublicCopy


class ReferenceCounter(models.Model):
    """The last running number given in a year; locked while the next is taken, so none is given twice."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.year}: {self.last}"

    @classmethod
    def hold(cls, year):
        """The locked counter of `year`: whoever else logs a letter of that year waits for this transaction to end."""
        cls.objects.get_or_create(year=year)
        return cls.objects.select_for_update().get(year=year)

    @classmethod
    def take(cls, year):
        """The next reference of `year` ("IASC-2020-0001"); call it inside a transaction."""
        return cls.take_many(year, 1)[0]

    @classmethod
    def take_many(cls, year, count):
        """The next `count` references of `year`, in order; call it inside a transaction."""
        counter = cls.hold(year)
        first, counter.last = counter.last + 1, counter.last + count
        counter.save(update_fields=["last"])
        return [f"IASC-{year}-{number:04}" for number in range(first, counter.last + 1)]


class LetterQuerySet(models.QuerySet):
    """Questions about letters."""

    def kept(self):
        """Everything but discarded drafts."""
        return self.filter(discarded_at=None)

    def drafts(self):
        """Not confirmed as sent."""
        return self.kept().filter(sent_on=None)

    def awaiting_release(self):
        """Written here, not sent, and nothing of them on its way: their words may still change."""
        released = Dispatch.objects.standing().filter(letter=OuterRef("pk"))
        return self.drafts().filter(~Exists(released), origin=Letter.Origin.WRITTEN)

    def sent(self):
        """Sent, and the record not voided."""
        return self.filter(voided_at=None, discarded_at=None).exclude(sent_on=None)

    def public(self, at):
        """Letters whose own copy is public at the moment `at` (DESIGN rule 2)."""
        return self.filter(pk__in=PublicCopy.objects.published(at).own_letters().values("document__letter"))

    def live(self):
        """Sent and not closed: the office still expects, or may expect, an answer."""
        return self.sent().filter(closed_on=None)


class Letter(models.Model):
    """What the office sends: written here, or logged after it was sent by other means."""

    class Origin(models.TextChoices):
        WRITTEN = "written", "Written here"
        LOGGED = "logged", "Logged"

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        POST = "post", "Post"

    class Relation(models.TextChoices):
        CORRECTS = "corrects", "Corrects"
        CHASES = "chases", "Chases"
        SUCCEEDS = "succeeds", "Succeeds"
        THANKS = "thanks", "Thanks for the answer to"

    class ClosedReason(models.TextChoices):
        ANSWERED = "answered", "Everything asked for is settled"
        NO_ANSWER = "no_answer", "No answer is expected any more"
        DUPLICATE = "duplicate", "Dealt with under another letter"
        SUCCEEDED = "succeeded", "Asked for again in a letter to the successor"
        OTHER = "other", "Another reason"

        @classmethod
        def by_hand(cls):
            """What an officer may choose: (value, label) pairs; the sending of another letter says the rest."""
            return [choice for choice in cls.choices if choice[0] != cls.SUCCEEDED]

    reference = models.CharField(max_length=20, unique=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.LOGGED)
    campaign = models.ForeignKey("letters.Campaign", models.PROTECT, null=True, blank=True, related_name="letters")
    office = models.ForeignKey("recipients.Office", models.PROTECT, null=True, blank=True, related_name="letters")
    commissioner = models.ForeignKey(
        "recipients.Commissioner", models.PROTECT, null=True, blank=True, related_name="letters"
    )
    vru = models.ForeignKey(
        "recipients.ViolenceReductionUnit", models.PROTECT, null=True, blank=True, related_name="letters"
    )
    language = models.CharField(max_length=2, choices=[("en", "English"), ("cy", "Welsh")], default="en")
    dated = models.DateField("date of the letter", null=True, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True, help_text="Markdown, with links and footnotes.")
    closing = models.CharField(max_length=60, default="Yours sincerely", blank=True)
    signatory_name = models.CharField(max_length=200, blank=True)
    signatory_role = models.CharField(max_length=200, blank=True)

    # Copied at sending: the post may change hands, the letter may not.
    addressee_name = models.CharField(max_length=200, blank=True)
    addressee_style = models.CharField(max_length=200, blank=True)
    addressee_organisation = models.CharField(max_length=200, blank=True)
    addressee_address = models.TextField(blank=True, help_text="One line each, without the postcode.")
    addressee_postcode = models.CharField(max_length=10, blank=True)
    salutation = models.CharField(max_length=120, blank=True, help_text="As printed: Dear Michael")

    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(
        "iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="letters_sent"
    )
    owner = models.ForeignKey(
        "iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="letters_owned"
    )
    internal_notes = models.TextField(blank=True, help_text="Never published.")
    doubts = models.JSONField(default=list, blank=True, help_text="What a person must settle before it is logged.")

    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    closed_reason = models.CharField(max_length=20, choices=ClosedReason, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    voided_reason = models.TextField(blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)
    discarded_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    refers_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    relation = models.CharField(max_length=10, choices=Relation, blank=True)
    # A pointer to the newest append-only row, written with it in one transaction (DESIGN §2).
    due_date = models.OneToOneField(
        "letters.DueDate", models.PROTECT, null=True, blank=True, related_name="current_for"
    )
    # Each page of the form carries its own token, so a double click makes one letter (TRUST R-CON-3).
    form_token = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="letters_created")
    version = models.PositiveIntegerField(default=1)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-dated", "-pk"]
        constraints = [
            set_together("sent_on", "sent_by", name="letter_sent_has_officer"),
            set_together("closed_on", "closed_by", name="letter_closed_has_officer"),
            set_together("voided_at", "voided_by", name="letter_voided_has_officer"),
            set_together("discarded_at", "discarded_by", name="letter_discarded_has_officer"),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(office__isnull=False, dated__isnull=False),
                name="letter_sent_has_office_and_date",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(discarded_at=None), name="letter_sent_is_never_discarded"
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(sent_on__gte=F("dated")), name="letter_sent_after_its_date"
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("public:letter", args=[self.reference])

    def get_staff_url(self):
        """The staff page of the letter."""
        return reverse("staff:letter-detail", args=[self.pk])

    @property
    def is_draft(self):
        """Whether nobody has confirmed yet that it was sent."""
        return self.sent_on is None and self.discarded_at is None

    @property
    def is_live(self):
        """The row's own `LetterQuerySet.live`."""
        return self.sent_on is not None and self.voided_at is None and self.closed_on is None

    @property
    def goes_alone(self):
        """Whether it was written here to follow another letter: checked, signed off and released by itself."""
        return self.origin == self.Origin.WRITTEN and self.refers_to_id is not None

    @property
    def recipient(self):
        """Who the letter is to, in one line: the office, or the addressee of a draft not yet matched."""
        if self.office:
            return self.office.name
        return self.addressee_organisation or self.addressee_name or "Recipient not known yet"

    @property
    def is_sample(self):
        """Whether it was made up for the demonstration, and says SAMPLE on every page."""
        return self.office is not None and self.office.area.is_fictional
