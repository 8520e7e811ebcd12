"""What rows of history share: dates known to a day, a month or a year, and what a data file last said."""

from calendar import monthrange
from datetime import date

from django.db import models
from django.db.models import Q


class Precision(models.TextChoices):
    """How exactly a date is known: history often knows only a month."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def span(day, precision):
    """The first and last date that `day`, known to `precision`, can mean."""
    if precision == Precision.MONTH:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if precision == Precision.YEAR:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def span_or_none(day, precision):
    """`span(day, precision)`, or two Nones for an unknown or open date."""
    return span(day, precision) if day else (None, None)


def in_words(day, precision):
    """ "13 October 2020", "October 2020" or "2020", as exactly as the date is known; "" for no date."""
    if day is None:
        return ""
    return {
        Precision.DAY: f"{day.day} {day:%B %Y}",
        Precision.MONTH: f"{day:%B %Y}",
        Precision.YEAR: f"{day.year}",
    }[precision]


class PeriodQuerySet(models.QuerySet):
    """Questions about what exists for a while."""

    def open_on(self, day):
        """Those that existed on `day`, or may have; without an opening date they always had."""
        opened = Q(opened_on=None) | Q(opened_on__lte=day)
        return self.filter(opened & (Q(closed_on=None) | Q(closed_on__gte=day)))


class Period(models.Model):
    """Something that exists for a while and may be followed by another.

    Where only a month or a year is known, `opened_on` is its first day and `closed_on` its last, so that
    what may have existed on a day is never refused; `opening` and `closing` say no more than is known.
    """

    opened_on = models.DateField(null=True, blank=True)
    opened_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    closed_on = models.DateField("last day", null=True, blank=True)
    closed_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    succeeded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_open_on(self, day):
        """Whether it existed on `day`, or may have (see `PeriodQuerySet.open_on`)."""
        return (self.opened_on is None or self.opened_on <= day) and (self.closed_on is None or self.closed_on >= day)

    @property
    def opening(self):
        """The opening date in words, as exactly as it is known."""
        return in_words(self.opened_on, self.opened_precision)

    @property
    def closing(self):
        """The last day in words, as exactly as it is known."""
        return in_words(self.closed_on, self.closed_precision)


class FromDataFile(models.Model):
    """A row that a data file made: `loaded` is what the file last said, so that officers' edits show."""

    loaded = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True
