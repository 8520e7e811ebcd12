"""Offices: the bodies written to, which outlive their holders."""

from django.db import models
from django.db.models import F
from django.urls import reverse

from iasc_tracker.constraints import ends_after_it_starts, set_together
from recipients.models.area import PoliceArea
from recipients.models.doubt import is_doubtful
from recipients.models.period import FromDataFile, Period


class Office(Period, FromDataFile):
    """The body written to, as its holders come and go."""

    class Kind(models.TextChoices):
        PCC = "pcc", "Police and crime commissioner"
        PFCC = "pfcc", "Police, fire and crime commissioner"
        MAYOR = "mayor", "Mayor with police and crime functions"
        AUTHORITY = "authority", "Police authority"

    class Language(models.TextChoices):
        ENGLISH = "en", "English"
        BOTH = "cy+en", "Welsh and English"

    key = models.SlugField(max_length=120, unique=True, help_text="Ties the row to the data file it came from.")
    area = models.ForeignKey(PoliceArea, models.PROTECT, related_name="offices")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    address = models.TextField(blank=True, help_text="One line each, without the postcode.")
    postcode = models.CharField(max_length=10, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    language = models.CharField(max_length=5, choices=Language, default=Language.ENGLISH)
    address_as_of = models.CharField(max_length=60, blank=True, help_text="When the source says it held.")
    address_status = models.CharField("how far the address was verified", max_length=300, blank=True)
    address_source = models.TextField(blank=True)
    address_checked_on = models.DateField(null=True, blank=True)
    address_checked_by = models.ForeignKey(
        "iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    email_checked_on = models.DateField(null=True, blank=True)
    email_checked_by = models.ForeignKey(
        "iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The last message to this address came back or was refused; cleared when the address changes or is checked.
    email_failed_on = models.DateField("e-mail failed on", null=True, blank=True)
    email_failed_reason = models.TextField("why the e-mail failed", blank=True)
    source = models.TextField(blank=True)
    status = models.CharField("how far it was verified", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["area__name", F("opened_on").asc(nulls_first=True), "pk"]
        constraints = [
            ends_after_it_starts("opened_on", "closed_on", name="office_closes_after_opening"),
            set_together("address_checked_on", "address_checked_by", name="office_address_check_has_officer"),
            set_together("email_checked_on", "email_checked_by", name="office_email_check_has_officer"),
        ]

    def __str__(self):
        return self.name

    def get_staff_url(self):
        """The staff page of the office."""
        return reverse("recipients:office-detail", args=[self.pk])

    @property
    def address_lines(self):
        """The address as a list of lines, then the postcode; empty when unknown."""
        lines = [line.strip() for line in self.address.splitlines() if line.strip()]
        return [*lines, self.postcode] if self.postcode else lines

    @property
    def address_is_doubtful(self):
        """Whether an address is known whose source leaves some of it unverified."""
        return bool(self.address) and is_doubtful(self.address_status)

    @property
    def is_doubtful(self):
        """Whether some of what the file says of the office (not its address) is unverified."""
        return is_doubtful(self.status)
