"""The filters of the lists: all in the URL, each value checked before it reaches the database (TRUST R-LOAD-3)."""

import django_filters
from django import forms
from django.db.models import Q

from iasc_tracker import clock
from iasc_tracker.chips import Chip
from iasc_tracker.fields import DayField
from iasc_tracker.models import Officer
from iasc_tracker.working_days import spell
from letters.models import Campaign
from letters.reports.questions import QUESTIONS
from recipients.models import Office, PoliceArea

LONGEST = 100


def owners():
    """Who may be chosen as owner: oneself, nobody, or any officer who can log in."""
    officers = Officer.objects.filter(is_active=True).values_list("pk", "name")
    return [("me", "Me"), ("none", "Nobody"), *((str(pk), name) for pk, name in officers)]


def statuses(*names):
    """The choices of a status filter: the questions `names`, or all of them."""
    return [(name, QUESTIONS[name].label) for name in names or QUESTIONS]


class OfficeField(django_filters.fields.ModelChoiceField):
    """Offices by area, because all their names begin alike."""

    def label_from_instance(self, office):
        return f"{office.area}: {office.get_kind_display().lower()}"


class OfficeFilter(django_filters.ModelChoiceFilter):
    """One office."""

    field_class = OfficeField


class DayFilter(django_filters.Filter):
    """A date, written as officers write it."""

    field_class = DayField


class TrackerFilters(django_filters.FilterSet):
    """What the lists share. A wrong value gives no rows and a sentence, never the unfiltered list."""

    def ask(self, letters, name, value):
        """Those of `letters` that answer to the question `value` today."""
        return QUESTIONS[value].ask(letters, clock.today())

    def owned_by(self, letters, name, value):
        """Those of `letters` with the chosen owner."""
        if value == "none":
            return letters.filter(owner=None)
        return letters.filter(owner=self.request.user if value == "me" else value)

    def written_to(self, letters, name, value):
        """Those of `letters` whose area, office or addressee holds the words `value`."""
        words = value.strip()
        in_office = Q(office__area__name__icontains=words) | Q(office__name__icontains=words)
        printed = Q(addressee_name__icontains=words) | Q(addressee_organisation__icontains=words)
        return letters.filter(in_office | printed)

    @property
    def qs(self):
        """The letters that match; none at all when a filter holds what it cannot."""
        return super().qs if self.form.is_valid() else self.queryset.none()

    @property
    def chips(self):
        """A `Chip` for each filter in force, in the order of the form."""
        values = self.form.cleaned_data if self.form.is_valid() else {}
        return [self.chip(name, value) for name, value in values.items() if value not in ("", None)]

    def chip(self, name, value):
        """The `Chip` of one filter."""
        rest = self.data.copy()
        for gone in (name, "page"):
            rest.pop(gone, None)
        field = self.form.fields[name]
        return Chip(f"{field.label}: {in_words(field, value)}", f"?{rest.urlencode()}")


def in_words(field, value):
    """The cleaned `value` of a filter's `field` as a chip shows it."""
    if isinstance(field, DayField):
        return spell(value)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return dict(field.choices).get(value, value)
    return str(value)


class BoardFilters(TrackerFilters):
    """The filters of a campaign's board."""

    area = django_filters.CharFilter(label="Area or office", method="written_to", max_length=LONGEST)
    status = django_filters.ChoiceFilter(
        label="Status",
        method="ask",
        empty_label="Any status",
        choices=statuses(
            "stuck",
            "overdue",
            "due",
            "outstanding",
            "settled",
            "invited",
            "draft",
            "unsent",
            "ready",
            "unseen",
            "closed",
        ),
    )
    owner = django_filters.ChoiceFilter(label="Owner", method="owned_by", empty_label="Anybody", choices=owners)


class LetterFilters(TrackerFilters):
    """The filters of the letters list."""

    q = django_filters.CharFilter(label="Words", method="holding", max_length=LONGEST)
    status = django_filters.ChoiceFilter(label="Status", method="ask", empty_label="Any status", choices=statuses())
    campaign = django_filters.ModelChoiceFilter(
        label="Campaign",
        queryset=Campaign.objects.all(),
        empty_label="Any campaign",
        error_messages={"invalid_choice": "Choose a campaign from the list"},
    )
    area = django_filters.ModelChoiceFilter(
        label="Area",
        field_name="office__area",
        queryset=PoliceArea.objects.all(),
        to_field_name="slug",
        empty_label="Any area",
        error_messages={"invalid_choice": "Choose an area from the list"},
    )
    office = OfficeFilter(
        label="Office",
        queryset=Office.objects.select_related("area"),
        empty_label="Any office",
        error_messages={"invalid_choice": "Choose an office from the list"},
    )
    owner = django_filters.ChoiceFilter(label="Owner", method="owned_by", empty_label="Anybody", choices=owners)
    sent_from = DayFilter(field_name="sent_on", lookup_expr="gte", label="Sent from")
    sent_to = DayFilter(field_name="sent_on", lookup_expr="lte", label="Sent to")

    def holding(self, letters, name, value):
        """Those of `letters` whose reference, recipient or body holds the words `value`."""
        words = value.strip()
        found = letters.filter(Q(reference__icontains=words) | Q(body__icontains=words))
        return found | self.written_to(letters, name, value)
