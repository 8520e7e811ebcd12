"""How far the reading of a document has come, and what it found besides the text."""

from django.db import models

from iasc_tracker import clock

ATTEMPTS = 5  # TRUST R-CRA-2
GIVEN_UP = f"The reader failed {ATTEMPTS} times on this file, so it was given up. Open it yourself."


class Reading(models.Model):
    """One for each document whose reading was begun; the text itself is `Document.text`.

    A document whose `text_source` is empty is still to be read. `found` is what the file says of itself (the fields of
    `letters.opening.opened.Opened` that JSON can hold); `filing.opened_of` gives it back. A scan is recognised page by
    page: `scanned` are the pages that hold a picture, `words` what was recognised so far, by page.
    """

    document = models.OneToOneField("letters.Document", models.CASCADE, related_name="reading")
    attempts = models.PositiveSmallIntegerField(default=0, help_text="Since the last step that succeeded.")
    started_at = models.DateTimeField(default=clock.now, help_text="When the last attempt began.")
    found = models.JSONField(default=dict, blank=True)
    scanned = models.JSONField(default=list, blank=True)
    words = models.JSONField(default=dict, blank=True)

    def __str__(self):
        return f"Reading of {self.document_id}"

    @property
    def next_page(self):
        """The page (from 1) to recognise next, or None when none is left."""
        return next((page for page in self.scanned if str(page) not in self.words), None)

    @property
    def progress(self):
        """How far the recognition of a scan is, in words; "" for what is no scan or done."""
        if self.next_page is None:
            return ""
        return f"{len(self.words)} of {len(self.scanned)} scanned pages recognised"
