"""The form of when an office closes."""

from django import forms

from recipients.forms.holders import PartDayField
from recipients.forms.versioned import VersionForm
from recipients.models import Office
from recipients.models.period import in_words


class ClosingForm(VersionForm):
    """The last day of an office, and which office has its work after that."""

    end = PartDayField(label="Last day", required=False)
    successor = forms.ModelChoiceField(
        Office.objects.none(),
        label="Which office has its work after that",
        required=False,
        empty_label="None, or not known yet",
        help_text="Letters that are still open are then offered to it.",
    )
    field_order = ["end", "successor"]

    def __init__(self, *args, office, **kwargs):
        """`office`: the one that closes."""
        super().__init__(*args, **kwargs)
        self.office = office
        self.fields["successor"].queryset = Office.objects.exclude(pk=office.pk).select_related("area")

    def again(self, data):
        """The same form of the same office with `data` in it instead."""
        return type(self)(data, office=self.office, initial=self.initial)

    @staticmethod
    def initial_for(office):
        """What the form shows for the row `office`."""
        return {"end": office.closing, "successor": office.succeeded_by}

    def values(self):
        """The cleaned values under the names that the verb takes."""
        closed_on, precision = self.cleaned_data["end"]
        heir, version = self.cleaned_data["successor"], self.cleaned_data["version"]
        return {"closed_on": closed_on, "closed_precision": precision, "succeeded_by": heir, "version": version}

    def in_words(self, name, value):
        """The last day as exactly as it is known, and the successor by its name."""
        return in_words(*value) if isinstance(value, tuple) else str(value or "")
