"""Commissioners: people holding an office for a dated term."""

from calendar import monthrange
from datetime import date

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When

from recipients.models.office import Office


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


class CommissionerQuerySet(models.QuerySet):
    """Who held an office on a day."""

    def addressee_first(self):
        """The head of the office before deputies, an elected holder before an acting one."""
        rank = Case(
            When(role=Commissioner.Role.DEPUTY, then=Value(1)), default=Value(0), output_field=IntegerField()
        )
        return self.order_by(rank, "is_acting", "name", "pk")

    def in_post(self, on):
        """All who certainly held their office on the date `on`, the addressee first."""
        started = Q(earliest_start__isnull=False, latest_start__lte=on)
        not_ended = Q(earliest_end=None) | Q(earliest_end__gte=on)
        return self.filter(started & not_ended, is_vacancy=False).addressee_first()

    def possibly_in_post(self, on):
        """`in_post(on)` and those whose dates are too coarse to tell."""
        started = Q(earliest_start=None) | Q(earliest_start__lte=on)
        not_ended = Q(latest_end=None) | Q(latest_end__gte=on)
        return self.filter(started & not_ended, is_vacancy=False).addressee_first()


class Commissioner(models.Model):
    """A person holding an office for a dated term (PCC, PFCC, mayor, deputy mayor, acting), or a vacancy."""

    class Role(models.TextChoices):
        HEAD = "head", "Head of the office"
        DEPUTY = "deputy", "Deputy"

    key = models.SlugField(
        max_length=200, unique=True, help_text="Ties the row to the data file it came from."
    )
    office = models.ForeignKey(Office, models.PROTECT, related_name="commissioners")
    name = models.CharField("name as styled", max_length=200, help_text="As printed: Katy Bourne OBE")
    style = models.CharField(
        "style of address",
        max_length=200,
        blank=True,
        help_text="As printed: Hampshire Police and Crime Commissioner",
    )
    salutation = models.CharField(
        max_length=100, blank=True, help_text="What follows Dear: Michael, Lord Bach"
    )
    title = models.CharField(max_length=200, blank=True, help_text="The office's title for the post.")
    role = models.CharField(max_length=10, choices=Role, default=Role.HEAD)
    is_acting = models.BooleanField("acting", default=False)
    is_vacancy = models.BooleanField("nobody was in post", default=False)
    started_on = models.DateField(null=True, blank=True)
    started_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    ended_on = models.DateField("last day", null=True, blank=True)
    ended_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    # What the two dates can mean at their precision, kept by save() so that one query answers for all.
    earliest_start = models.DateField(null=True, editable=False)
    latest_start = models.DateField(null=True, editable=False)
    earliest_end = models.DateField(null=True, editable=False)
    latest_end = models.DateField(null=True, editable=False)
    source = models.TextField(blank=True)
    status = models.CharField("how far it was verified", max_length=200, blank=True)
    notes = models.TextField(blank=True)

    objects = CommissionerQuerySet.as_manager()

    class Meta:
        ordering = ["office", "-started_on", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None)
                | Q(started_on=None)
                | Q(latest_end__gte=models.F("earliest_start")),
                name="commissioner_ends_after_starting",
            )
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        """Keep the four bounds equal to the dates and their precision."""
        self.earliest_start, self.latest_start = span_or_none(self.started_on, self.started_precision)
        self.earliest_end, self.latest_end = span_or_none(self.ended_on, self.ended_precision)
        if kwargs.get("update_fields") is not None:
            bounds = {"earliest_start", "latest_start", "earliest_end", "latest_end"}
            kwargs["update_fields"] = {*kwargs["update_fields"], *bounds}
        super().save(**kwargs)


def span_or_none(day, precision):
    """`span(day, precision)`, or two Nones for an unknown or open date."""
    return span(day, precision) if day else (None, None)
