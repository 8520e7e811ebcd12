"""The form on an officer's own account."""

from django import forms

from letters.models import Digest


class DigestsForm(forms.Form):
    """Which lists come by e-mail."""

    kinds = forms.MultipleChoiceField(
        label="Lists by e-mail",
        choices=[
            (Digest.Kind.MORNING, "Morning list, on working days when something waits"),
            (Digest.Kind.WEEKLY, "Weekly digest, on the first working day of the week"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the lists below"},
    )
