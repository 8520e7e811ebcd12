"""The one form about an officer."""

from django import forms

from iasc_tracker.models import Officer
from iasc_tracker.roles import ROLES

ROLE_WORDS = {
    "officer": "Officer: logs letters and replies, keeps recipients",
    "lead": "Partnerships lead: also chases, closes, agrees dates, manages campaigns",
    "signatory": "Signatory: signs off letters",
    "publisher": "Publisher: approves, publishes and withdraws",
    "auditor": "Auditor: reads everything, changes nothing",
    "administrator": "Administrator: adds officers and gives roles, keeps recipients",
}


class OfficerForm(forms.Form):
    """Name, log-in address and roles."""

    name = forms.CharField(
        label="Full name", max_length=200, error_messages={"required": "Enter the officer’s full name"}
    )
    email = forms.EmailField(
        label="E-mail address",
        max_length=Officer._meta.get_field("email").max_length,
        help_text="They sign in with it.",
        error_messages={
            "required": "Enter the officer’s e-mail address",
            "invalid": "Enter an e-mail address, like name@office.example",
        },
    )
    roles = forms.MultipleChoiceField(
        label="Roles",
        choices=[(name, ROLE_WORDS[name]) for name in ROLES],
        widget=forms.CheckboxSelectMultiple,
        help_text="Everybody may read everything internal. Nobody may release what they drafted themselves.",
        error_messages={"required": "Choose at least one role"},
    )
