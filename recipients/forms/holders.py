"""Forms for who holds an office."""

import re
from datetime import date

from django import forms

from iasc_tracker.fields import DayField, read_day
from recipients.forms.versioned import VersionForm
from recipients.models import Commissioner
from recipients.models.period import Precision, in_words

MONTH_OF_YEAR = re.compile(r"^[A-Za-z]{3,9}\.? \d{4}$|^\d{1,2}/\d{4}$")
YEAR = re.compile(r"^\d{4}$")


class PartDayField(forms.CharField):
    """A date known to a day, a month or a year; cleans to (date, precision), or (None, day) for nothing."""

    def __init__(self, **options):
        super().__init__(
            widget=forms.TextInput({"class": "govuk-input--width-20", "autocomplete": "off"}),
            help_text="As exactly as you know: 13 May 2021, September 2020 or 2016.",
            max_length=40,
            **options,
        )

    def clean(self, value):
        """(date, precision) of what was typed; a ValidationError in words when it is no date."""
        text = " ".join(super().clean(value).split())
        if not text:
            return None, Precision.DAY
        try:
            if YEAR.match(text):
                return date(int(text), 1, 1), Precision.YEAR
            if MONTH_OF_YEAR.match(text):
                return read_day(f"1 {text}"), Precision.MONTH
            return read_day(text), Precision.DAY
        except ValueError as error:
            sentence = f"{self.label} must be a date, like 13 May 2021, September 2020 or 2016"
            raise forms.ValidationError(sentence) from error


class PersonForm(VersionForm):
    """What is printed about a holder."""

    name = forms.CharField(
        label="Name as styled",
        max_length=200,
        help_text="As printed, like Katy Bourne OBE.",
        error_messages={"required": "Enter the name of the holder"},
    )
    style = forms.CharField(
        label="Style of address",
        max_length=200,
        required=False,
        help_text="The line under the name, like Hampshire Police and Crime Commissioner. Empty if unknown.",
    )
    salutation = forms.CharField(
        label="Salutation",
        max_length=100,
        required=False,
        help_text="What follows “Dear”, like Michael or Lord Bach. Empty if unknown.",
    )
    title = forms.CharField(label="Title of the post", max_length=200, required=False)
    is_acting = forms.BooleanField(label="Acting: appointed for a time, not elected", required=False)
    source = forms.CharField(label="How you know", max_length=2000, required=False, widget=forms.Textarea({"rows": 2}))


class HolderForm(PersonForm):
    """Correct what is known of a holder; dates as exactly as they are known."""

    start = PartDayField(label="First day", required=False)
    end = PartDayField(label="Last day", required=False)
    field_order = ["name", "style", "salutation", "title", "start", "end", "is_acting", "source"]

    @staticmethod
    def initial_for(holder):
        """What the form shows for the row `holder`."""
        names = ("name", "style", "salutation", "title", "is_acting", "source", "start", "end")
        return {name: getattr(holder, name) for name in names}

    def values(self):
        """The cleaned values under the names of the model's fields."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("start", "end")}
        values["started_on"], values["started_precision"] = self.cleaned_data["start"]
        values["ended_on"], values["ended_precision"] = self.cleaned_data["end"]
        return values

    def in_words(self, name, value):
        """Dates as exactly as they are known."""
        return in_words(*value) if isinstance(value, tuple) else super().in_words(name, value)


class ChangeHolderForm(PersonForm):
    """Who leaves and when, who takes over and when."""

    role = forms.ChoiceField(label="Which post changes hands", choices=Commissioner.Role, widget=forms.RadioSelect)
    ended_on = DayField(label="Last day of the present holder", required=False)
    started_on = DayField(label="First day of the new holder", required=False)
    name = forms.CharField(
        label="Name of the new holder, as styled",
        max_length=200,
        required=False,
        help_text="As printed, like Katy Bourne OBE. Leave it empty when nobody takes over: the post is vacant.",
    )
    field_order = ["role", "ended_on", "name", "started_on", "style", "salutation", "title", "is_acting", "source"]
