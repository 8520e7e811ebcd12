"""The forms of checking a campaign's letters: how each goes, and the files that go with them."""

from django import forms

from iasc_tracker.fields import PlainErrors
from letters import filing
from letters.composing.checked import already_sent, batch_letters
from letters.drafting.enclosures import KINDS
from letters.forms.files import FilesField, HeldFilesMixin
from letters.models import Letter


class ChannelForm(forms.Form):
    """By which way the letters ticked go, or with `every` all on the page."""

    letter = forms.ModelMultipleChoiceField(None, required=False)
    every = forms.BooleanField(required=False)
    channel = forms.ChoiceField(choices=Letter.Channel)

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letter"].queryset = batch_letters(campaign)

    @property
    def letters(self):
        """The Letters meant by the valid form."""
        every = self.cleaned_data["every"]
        return list(self.fields["letter"].queryset if every else self.cleaned_data["letter"])


class LetterEnclosureForm(PlainErrors, HeldFilesMixin, forms.Form):
    """A file that goes with one letter of its own."""

    allowed_types = tuple(kind for kind in filing.ALLOWED if kind in KINDS)
    max_files = 1
    no_file = "Choose the file to enclose"

    upload = FilesField(label="File", multiple=False, required=False, help_text="PDF, Word, Excel, text or a picture")


class EnclosureForm(LetterEnclosureForm):
    """A file, and with which letters of a campaign it goes."""

    office = forms.ModelChoiceField(None, required=False, label="Goes with", empty_label="Every letter")

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        offices = campaign.offices.exclude(pk__in=already_sent(campaign)).select_related("area")
        self.fields["office"].queryset = offices.order_by("area__name", "pk")
        self.fields["office"].label_from_instance = lambda office: f"The letter to {office.area}"
