"""The form for an office itself."""

import re

from django import forms

from iasc_tracker.postcodes import AREAS
from recipients.forms.versioned import VersionForm
from recipients.models import Office

# Royal Mail, Programmers' Guide to PAF: the form of a postcode. A space may be missing; we put it in.
POSTCODE = re.compile(r"^(([A-Z]{1,2})[0-9][0-9A-HJKMNPRSTUVWXY]?) ?([0-9][ABD-HJLNP-UW-Z]{2})$")


class OfficeForm(VersionForm):
    """Name, address, e-mail, website and language of an office."""

    name = forms.CharField(
        label="Name of the office",
        max_length=200,
        help_text="As it is printed above the address.",
        error_messages={"required": "Enter the name of the office"},
    )
    address = forms.CharField(
        label="Address",
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 5}),
        help_text="One line each, without the postcode.",
    )
    postcode = forms.CharField(
        label="Postcode",
        required=False,
        max_length=10,
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        error_messages={"invalid": "Enter an e-mail address in full, like office@testingham.example"},
    )
    website = forms.URLField(
        label="Website",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter the address of a website in full, like https://www.testingham.example"},
    )
    language = forms.ChoiceField(label="Language", choices=Office.Language, widget=forms.RadioSelect)

    def clean_address(self):
        """The lines, without empty ones and outer spaces."""
        lines = [line.strip() for line in self.cleaned_data["address"].splitlines()]
        return "\n".join(line for line in lines if line)

    def clean_postcode(self):
        """The postcode in capitals with its space; a new one is refused in a sentence when it cannot be one."""
        typed = " ".join(self.cleaned_data["postcode"].upper().split())
        if typed in ("", self.initial.get("postcode")):
            return typed
        match = POSTCODE.match(typed)
        if not match or f" {match[2]} " not in AREAS:
            raise forms.ValidationError("Enter a full UK postcode, like SO23 8AJ (check letter O and figure 0)")
        return f"{match[1]} {match[3]}"
