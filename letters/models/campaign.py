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
    reply_within = models.PositiveSmallIntegerField("reply within, in working days", default=20)
    lead_officer = models.ForeignKey(
        "iasc_tracker.Officer", models.PROTECT, null=True, blank=True, related_name="campaigns"
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-created_at", "title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("public:campaign", args=[self.slug])

    def get_staff_url(self):
        """The board of the campaign."""
        return reverse("staff:campaign-board", args=[self.pk])
