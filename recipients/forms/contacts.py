"""The form for a contact."""

from django import forms

from recipients.forms.versioned import VersionForm


class ContactForm(VersionForm):
    """Somebody at the office, and how to reach them."""

    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter the name of the contact"})
    role = forms.CharField(label="Role", max_length=200, required=False)
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        error_messages={"invalid": "Enter an e-mail address in full, like clerk@testingham.example"},
    )
    phone = forms.CharField(
        label="Phone number",
        max_length=40,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-20", "type": "tel"}),
    )
