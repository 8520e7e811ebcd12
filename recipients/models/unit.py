"""Violence reduction units, under whatever name they use."""

from django.db import models

from recipients.models.area import PoliceArea
from recipients.models.doubt import is_doubtful
from recipients.models.period import FromDataFile, Period


class ViolenceReductionUnit(Period, FromDataFile):
    """A unit under one name (Partnership, Network, …); renaming it makes a successor."""

    key = models.SlugField(max_length=200, unique=True, help_text="Ties the row to the data file it came from.")
    name = models.CharField(max_length=200)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    short_name = models.CharField(max_length=40, blank=True)
    website = models.URLField(blank=True)
    areas = models.ManyToManyField(PoliceArea, related_name="units")
    source = models.TextField(blank=True)
    status = models.CharField("how far it was verified", max_length=300, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "violence reduction unit"

    def __str__(self):
        return self.name

    @property
    def is_doubtful(self):
        """Whether some of what the file says of the unit is unverified."""
        return is_doubtful(self.status)
