"""What search looks into: derived from letters, replies and documents, and made anew from them at any time."""

from django.db import models
from django.db.models import Q


class SearchEntry(models.Model):
    """Some words of a letter, of something that arrived, of a file or of a public copy: a page, or a part of one.

    Where it is filed, to whom and when is not copied: it is asked of the rows each time, and cannot go stale.
    The databases index `heading_tokens` and `text_tokens` beside this table (see its migrations).
    """

    # Which thing the words are of, in one number: `letters.search.things`.
    thing = models.BigIntegerField(db_index=True)
    letter = models.ForeignKey("letters.Letter", models.CASCADE, null=True, related_name="+")
    incoming = models.ForeignKey("letters.Incoming", models.CASCADE, null=True, related_name="+")
    document = models.ForeignKey("letters.Document", models.CASCADE, null=True, related_name="+")
    # Only of what was published: the public side searches these rows and no others, staff all but these.
    public_copy = models.ForeignKey("letters.PublicCopy", models.CASCADE, null=True, related_name="+")
    page = models.PositiveIntegerField(null=True)
    part = models.PositiveIntegerField()
    label = models.CharField(max_length=40, blank=True, help_text="Internal notes, say.")
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    heading_tokens = models.TextField(blank=True)
    text_tokens = models.TextField(blank=True)
    sha256 = models.CharField("SHA-256 of all the words of the thing", max_length=64)

    class Meta:
        ordering = ["thing", "part"]
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(fields=["thing", "part"], name="search_entry_once"),
            models.CheckConstraint(
                condition=Q(letter__isnull=False, incoming__isnull=True)
                | Q(letter__isnull=True, incoming__isnull=False),
                name="search_entry_of_a_letter_or_an_incoming",
            ),
        ]

    def __str__(self):
        return f"{self.thing}, part {self.part}"


class SearchMark(models.Model):
    """A thing whose words may have changed. Triggers of the database write these rows, whoever changes what."""

    thing = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.thing)
