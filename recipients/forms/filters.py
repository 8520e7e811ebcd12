"""What the list of recipients can be narrowed to; every choice lives in the address of the page."""

from django import forms

MISSING = {
    "address": "Address missing",
    "email": "E-mail missing",
    "holder": "No holder known today",
    "salutation": "Salutation of the holder missing",
}
SHOW = {"": "Open today", "funded": "The 18 areas funded in 2019", "unit": "With a unit", "all": "Closed ones too"}


class OfficeFilterForm(forms.Form):
    """Words, a selection and what is missing."""

    q = forms.CharField(label="Area, office or holder", max_length=100, required=False)
    show = forms.ChoiceField(label="Show", choices=SHOW, required=False)
    missing = forms.ChoiceField(label="Missing", choices={"": "Anything or nothing"} | MISSING, required=False)

    def chosen(self):
        """The filters in use: {name: cleaned value}; none of them when one is wrong."""
        if not self.is_valid():
            return {}
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chip_words(self, name, value):
        """How a chip names the filter `name` set to `value`."""
        return {"q": f"“{value}”", "show": SHOW.get(value), "missing": MISSING.get(value)}[name]
