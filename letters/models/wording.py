"""The words of a campaign: its letter text by version, and what is written for each office."""

from django.db import models
from django.db.models import Q

from iasc_tracker import clock


class LetterText(models.Model):
    """One version of a campaign's letter in one language: append-only, the newest counts."""

    class Language(models.TextChoices):
        ENGLISH = "en", "English"
        WELSH = "cy", "Welsh"

    campaign = models.ForeignKey("letters.Campaign", models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    number = models.PositiveIntegerField("version")
    subject = models.CharField(max_length=300, blank=True)
    opening = models.CharField(max_length=200)
    body = models.TextField(help_text="Markdown, with links, footnotes and merge fields.")
    closing = models.CharField(max_length=60, blank=True)
    written_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["campaign", "language", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "language", "number"], name="text_version_given_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="text_versions_start_at_one"),
        ]

    def __str__(self):
        return f"{self.campaign}, {self.version_name}"

    @property
    def version_name(self):
        """Which version it is, with its language where that is not English: "version 2", "Welsh version 2"."""
        language = "" if self.language == self.Language.ENGLISH else f"{self.get_language_display()} "
        return f"{language}version {self.number}"


class OfficeWording(models.Model):
    """What one letter of a campaign says to its office alone."""

    class AsksFor(models.TextChoices):
        WANTED = "wanted", "What is still wanted"
        ALL = "all", "Everything the campaign asks for"
        UPDATES = "updates", "Updates only"
        INVITED = "invited", "Any further updates, if they wish"

    campaign = models.ForeignKey("letters.Campaign", models.CASCADE, related_name="wordings")
    office = models.ForeignKey("recipients.Office", models.PROTECT, related_name="wordings")
    language = models.CharField(max_length=2, choices=LetterText.Language, default=LetterText.Language.ENGLISH)
    interest = models.TextField("interest paragraph", blank=True)
    asks_for = models.CharField("suggest an ask for", max_length=10, choices=AsksFor, default=AsksFor.WANTED)
    ask = models.TextField(blank=True, help_text="Empty: the suggested ask is used.")
    ask_names_contact = models.BooleanField("the ask says whom to contact", default=False)
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey("iasc_tracker.Officer", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["office__area__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "office", "language"], name="one_wording_per_office_and_language"
            )
        ]

    def __str__(self):
        return f"{self.campaign}: {self.office}"
