"""What a report is narrowed down to: a campaign and when the letters were sent, all in the address."""

import django_filters
from django import forms

from letters.forms.filters import DayFilter, TrackerFilters
from letters.models import Campaign


class PeriodForm(forms.Form):
    """A period that ends before it starts is answered with a sentence, not with an empty report."""

    def clean(self):
        """The cleaned values; an error when the last day lies before the first."""
        values = super().clean()
        first, last = values.get("sent_from"), values.get("sent_to")
        if first and last and last < first:
            self.add_error("sent_to", "The last day must not be before the first")
        return values


class ReportFilters(TrackerFilters):
    """Letters of one campaign or all of them, and when they were sent."""

    campaign = django_filters.ModelChoiceFilter(
        label="Campaign",
        queryset=Campaign.objects.all(),
        empty_label="Any campaign",
        error_messages={"invalid_choice": "Choose a campaign from the list"},
    )
    sent_from = DayFilter(field_name="sent_on", lookup_expr="gte", label="Sent from")
    sent_to = DayFilter(field_name="sent_on", lookup_expr="lte", label="Sent to")

    class Meta:
        form = PeriodForm


class CampaignReportFilters(ReportFilters):
    """When the letters of a campaign were sent."""

    campaign = None
