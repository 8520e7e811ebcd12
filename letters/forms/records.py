"""The small forms on a letter's record: each is one question on a page of its own."""

from django import forms

from iasc_tracker.fields import LinesField, PlainErrors
from iasc_tracker.models import Officer
from letters.forms.letter import LetterForm
from letters.models import Letter


class ReasonForm(PlainErrors, forms.Form):
    """Why something is done; kept in the history."""

    reason = forms.CharField(label="Reason", max_length=2000, widget=forms.Textarea({"rows": 3}))


class CloseForm(PlainErrors, forms.Form):
    """Why a letter is closed."""

    reason = forms.ChoiceField(
        label="Why is the letter closed?", choices=Letter.ClosedReason.by_hand, widget=forms.RadioSelect
    )
    note = forms.CharField(label="Note", required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))


class OwnerForm(forms.Form):
    """Who looks after the letter."""

    owner = forms.ModelChoiceField(
        Officer.objects.filter(is_active=True), label="Owner", required=False, empty_label="Nobody"
    )


class NotesForm(forms.Form):
    """Internal notes, with the version they were opened at."""

    notes = LinesField(
        label="Internal notes", required=False, help_text="Never published", widget=forms.Textarea({"rows": 8})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AmendForm(LetterForm):
    """The record of a logged letter, and why it changes; the file, the due date and the notes have their own pages."""

    reason = forms.CharField(label="Why is the record amended?", max_length=2000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("reply_within", "stated_due_on", "owner", "internal_notes", "form_token"):
            del self.fields[name]

    def letter_fields(self):
        """Letter field names to the values entered, without those that have pages of their own."""
        fields = super().letter_fields()
        return {name: value for name, value in fields.items() if name in self.fields}
