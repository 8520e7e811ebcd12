"""The box and the filters of the search page: all in the address."""

from urllib.parse import urlencode

from django import forms

from iasc_tracker.chips import Chip
from iasc_tracker.fields import DayField, WordsField
from iasc_tracker.working_days import spell
from letters.models import Campaign
from letters.search import Filters
from recipients.models import PoliceArea

WHAT = [("", "Everything"), ("letters", "Letters"), ("replies", "Replies"), ("documents", "Documents")]
READ = [("", "Any file"), ("yes", "Text has been read"), ("no", "No text: found by name only")]


class SearchForm(forms.Form):
    """What to look for, and what to leave out."""

    q = WordsField(
        label="Search letters, replies and documents",
        required=False,
        help_text="Words in any order; “county lines” in quotes for words side by side; safeguard* for a beginning",
    )
    what = forms.ChoiceField(label="Show", choices=WHAT, required=False)
    campaign = forms.ModelChoiceField(
        Campaign.objects.all(),
        required=False,
        empty_label="Any campaign",
        error_messages={"invalid_choice": "Choose a campaign from the list"},
    )
    area = forms.ModelChoiceField(
        PoliceArea.objects.all(),
        required=False,
        empty_label="Any area",
        error_messages={"invalid_choice": "Choose an area from the list"},
    )
    since = DayField(label="Sent or received from", required=False)
    until = DayField(label="Sent or received up to", required=False)
    read = forms.ChoiceField(label="Files", choices=READ, required=False)

    def clean(self):
        """Two dates the wrong way round find nothing, so they are said to be wrong."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", "The second date is before the first. Enter a later one")
        return self.cleaned_data

    @property
    def filters(self):
        """The Filters of a form that is valid."""
        return Filters(**{name: self.cleaned_data[name] for name in Filters._fields})

    @property
    def chips(self):
        """A `Chip` for each filter in force."""
        if not self.is_valid():
            return []
        used = {name: value for name, value in self.filters._asdict().items() if value}
        return [
            Chip(f"{self.fields[name].label or name.title()}: {self._words(name)}", self._without(name))
            for name in used
        ]

    @property
    def unfiltered_url(self):
        """The address with the words alone."""
        return self._address(["q"])

    def _words(self, name):
        value = self.cleaned_data[name]
        if name in ("since", "until"):
            return spell(value)
        return {"what": dict(WHAT), "read": dict(READ)}.get(name, {}).get(value, str(value))

    def _without(self, name):
        return self._address([key for key in ("q", *Filters._fields) if key != name])

    def _address(self, names):
        return f"?{urlencode({name: self.data[name] for name in names if self.data.get(name)})}"
