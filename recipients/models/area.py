"""Police areas of England and Wales."""

from django.db import models
from django.urls import reverse

from recipients.models.period import FromDataFile


class PoliceArea(FromDataFile):
    """One of the 43 police areas; its slug is the key, because ONS codes are versioned."""

    class Nation(models.TextChoices):
        ENGLAND = "England"
        WALES = "Wales"

    name = models.CharField(max_length=100, unique=True)
    name_cy = models.CharField("name in Welsh", max_length=100, blank=True)
    slug = models.SlugField(max_length=100, unique=True)
    ons_code = models.CharField("ONS code", max_length=9)
    nation = models.CharField(max_length=10, choices=Nation)
    region = models.CharField(max_length=60)
    vru_funded_2019 = models.BooleanField("one of the eighteen areas funded in 2019", default=False)
    is_fictional = models.BooleanField("made up for the demonstration", default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("public:area", args=[self.slug])
