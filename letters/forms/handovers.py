"""The form of a decision after a handover."""

from django import forms

from iasc_tracker.fields import PlainErrors


class CarryOnForm(PlainErrors, forms.Form):
    """Why a letter goes on with whoever holds the office now."""

    reason = forms.CharField(
        label="Reason",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="For example: the office told us that it is answering the first letter",
    )
