"""Commissioners: people holding an office for a dated term."""

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When

from recipients.models.doubt import is_doubtful
from recipients.models.office import Office
from recipients.models.period import FromDataFile, Precision, in_words, span_or_none


def ranked(condition):
    """A 0 for rows that meet `condition` and a 1 for the others, to sort by."""
    return Case(When(condition, then=Value(0)), default=Value(1), output_field=IntegerField())


def certainly_held(on):
    """Terms that cover `on` whatever their coarse dates mean."""
    started = Q(earliest_start__isnull=False, latest_start__lte=on)
    return started & (Q(earliest_end=None) | Q(earliest_end__gte=on))


def possibly_held(on):
    """Terms that cover `on` for some meaning of their coarse dates."""
    started = Q(earliest_start=None) | Q(earliest_start__lte=on)
    return started & (Q(latest_end=None) | Q(latest_end__gte=on))


def office_existed(on):
    """Nobody holds an office before it opened or after it closed, however coarse the dates of the term."""
    opened = Q(office__opened_on=None) | Q(office__opened_on__lte=on)
    return opened & (Q(office__closed_on=None) | Q(office__closed_on__gte=on))


class CommissionerQuerySet(models.QuerySet):
    """Who held an office on a day."""

    def in_post(self, on):
        """All who certainly held their office on the date `on`, the addressee first.

        The head of the office stands before deputies, an elected holder before an acting one.
        """
        held = self.filter(certainly_held(on) & office_existed(on), is_vacancy=False)
        return held.order_by(ranked(Q(role=Commissioner.Role.HEAD)), "is_acting", "name", "pk")

    def possibly_in_post(self, on):
        """`in_post(on)` and those whose dates are too coarse to tell, who stand after the certain.

        Each row's `doubt` is 0 for the certain and 1 for the others.
        """
        held = self.filter(possibly_held(on) & office_existed(on), is_vacancy=False)
        head = ranked(Q(role=Commissioner.Role.HEAD))
        return held.annotate(doubt=ranked(certainly_held(on))).order_by(head, "doubt", "is_acting", "name", "pk")

    def newest_first(self):
        """Terms as an office's history tells them: the latest start first, the head before a deputy."""
        return self.order_by("-started_on", ranked(Q(role=Commissioner.Role.HEAD)), "pk")


class Commissioner(FromDataFile):
    """A person holding an office for a dated term (PCC, PFCC, mayor, deputy mayor, acting), or a vacancy."""

    class Role(models.TextChoices):
        HEAD = "head", "Head of the office"
        DEPUTY = "deputy", "Deputy"

    key = models.SlugField(max_length=200, unique=True, help_text="Ties the row to the data file it came from.")
    office = models.ForeignKey(Office, models.PROTECT, related_name="commissioners")
    name = models.CharField("name as styled", max_length=200, help_text="As printed: Katy Bourne OBE")
    style = models.CharField(
        "style of address",
        max_length=200,
        blank=True,
        help_text="As printed: Hampshire Police and Crime Commissioner",
    )
    salutation = models.CharField(max_length=100, blank=True, help_text="What follows Dear: Michael, Lord Bach")
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
    status = models.CharField("how far it was verified", max_length=300, blank=True)
    notes = models.TextField(blank=True)

    objects = CommissionerQuerySet.as_manager()

    class Meta:
        ordering = ["office", "-started_on", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(started_on=None) | Q(latest_end__gte=models.F("earliest_start")),
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

    def is_in_post(self, on):
        """Whether this person certainly held the office on `on` (the rule of `in_post`, for one row)."""
        started = self.latest_start is not None and self.latest_start <= on
        not_ended = self.earliest_end is None or self.earliest_end >= on
        return started and not_ended and not self.is_vacancy and self.office.is_open_on(on)

    def is_possibly_in_post(self, on):
        """Whether this person may have held the office on `on` (the rule of `possibly_in_post`, for one row)."""
        started = self.earliest_start is None or self.earliest_start <= on
        not_ended = self.latest_end is None or self.latest_end >= on
        return started and not_ended and not self.is_vacancy and self.office.is_open_on(on)

    @property
    def start(self):
        """The first day in words, as exactly as it is known."""
        return in_words(self.started_on, self.started_precision)

    @property
    def end(self):
        """The last day in words, as exactly as it is known."""
        return in_words(self.ended_on, self.ended_precision)

    @property
    def is_doubtful(self):
        """Whether some of what the file says of this term is unverified."""
        return is_doubtful(self.status)
