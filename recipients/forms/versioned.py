"""What every form that changes an office carries: the version of the office it was opened on."""

from django import forms

from iasc_tracker.fields import PlainErrors


class VersionForm(PlainErrors, forms.Form):
    """Nothing but the version: enough for a button that confirms what the page shows."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages={"required": "Open the page again and repeat what you did."},
    )

    def clean(self):
        """Text areas send lines ended by two characters; we keep one, as the data files do."""
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = value.replace("\r\n", "\n").strip()
        return cleaned

    def again(self, data):
        """The same form with `data` in it instead."""
        return type(self)(data, initial=self.initial)

    def rows(self, saved):
        """(label, what is typed, what is saved) of every visible field that differs from the values `saved`."""
        found = [
            (self.fields[name].label, self.in_words(name, self.cleaned_data.get(name)), self.in_words(name, value))
            for name, value in saved.items()
            if name in self.fields and not self.fields[name].widget.is_hidden
        ]
        return [(label, typed, kept) for label, typed, kept in found if typed != kept]

    def in_words(self, name, value):
        """`value` as a person reads it: the words of a choice, yes or no, nothing for nothing."""
        if isinstance(value, bool):
            return "Yes" if value else "No"
        choices = dict(getattr(self.fields[name], "choices", []))
        return str(choices.get(value, "" if value is None else value))
