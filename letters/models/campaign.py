"""Campaigns: one purpose, many offices."""

from django.db import models
from django.urls import reverse

from iasc_tracker import clock
from letters.models.requested_document import DocumentKind


class Campaign(models.Model):
    """One purpose, one letter text, many offices ("Violence Reduction Units 2020")."""

    title = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    purpose = models.TextField(blank=True, help_text="Public: one or two sentences in plain words.")
    document_kinds = models.ManyToManyField(DocumentKind, blank=True, verbose_name="documents asked for")
    dated = models.DateField("date of the letters", null=True, blank=True)
    reply_within = models.PositiveSmallIntegerField("reply within, in working days", default=20)
    names_unanswered = models.BooleanField(
        "say on public pages that nothing was received", default=False, help_text="Only after a notice to the office."
    )
    notice_days = models.PositiveSmallIntegerField("working days between the notice and the page", default=10)
    contact = models.TextField("whom to contact", blank=True, help_text="Markdown: what ((contact)) stands for.")
    contact_cy = models.TextField("whom to contact, in Welsh", blank=True, help_text="Markdown, for letters in Welsh.")
    offices = models.ManyToManyField("recipients.Office", through="CampaignOffice", related_name="campaigns")
    lead_officer = models.ForeignKey(
        "iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="campaigns"
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-created_at", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reply_within__gte=1), name="campaign_reply_within_at_least_a_day"
            ),
            models.CheckConstraint(condition=models.Q(notice_days__gte=1), name="campaign_notice_at_least_a_day"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("public:campaign", args=[self.slug])

    def get_staff_url(self):
        """The board of the campaign."""
        return reverse("staff:campaign-board", args=[self.pk])

    @property
    def letters_dated(self):
        """The day on its letters: the one that was set, else today. Offices and holders are those of this day."""
        return self.dated or clock.today()


class CampaignOffice(models.Model):
    """An office that a campaign writes to."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="chosen")
    office = models.ForeignKey("recipients.Office", models.PROTECT, related_name="chosen_for")
    chosen_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["office__area__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "office"], name="office_once_per_campaign")]

    def __str__(self):
        return f"{self.campaign}: {self.office}"


class OfficeList(models.Model):
    """Offices under a name, to choose them again for another campaign."""

    name = models.CharField(max_length=100, unique=True)
    offices = models.ManyToManyField("recipients.Office", related_name="lists")
    saved_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
