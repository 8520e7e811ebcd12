"""The forms on the way of a letter out: sign off, release, mark as sent, send again, settle, write a correction."""

from django import forms

from iasc_tracker.fields import DayField, LinesField, PlainErrors, RowsField
from iasc_tracker.models import Officer
from letters.dispatch.manifest import is_manifest
from letters.models import Letter


class ShownForm(forms.Form):
    """What the page showed: the digest of its manifest, and the manifest, to say what changed meanwhile."""

    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    shown = forms.JSONField(widget=forms.HiddenInput)

    def clean_shown(self):
        """The manifest; anything else, as a hand-made form may hold, is refused."""
        shown = self.cleaned_data["shown"]
        if not is_manifest(shown):
            raise forms.ValidationError("This page is not complete. Open it again.")
        return shown


class MarkSentForm(PlainErrors, forms.Form):
    """Which letters were sent on what day, and how, where it was not by post."""

    everything = forms.BooleanField(label="All of them", required=False)
    dispatch = RowsField(None, required=False)
    sent_on = DayField(label="Date sent")
    how = forms.CharField(
        label="How it was sent",
        required=False,
        max_length=500,
        help_text="For an e-mail that did not go from here. For example: from the office’s own mailbox",
    )

    def __init__(self, *args, dispatches, **kwargs):
        """`dispatches`: the queryset of those that can be marked."""
        super().__init__(*args, **kwargs)
        self.fields["dispatch"].queryset = dispatches

    @property
    def ticked(self):
        """The keys of the boxes that were ticked, as text, to show them ticked again."""
        return set(self.data.getlist("dispatch")) if self.is_bound else set()

    def chosen(self):
        """The Dispatches to mark: those ticked, or all of them."""
        everything = self.cleaned_data["everything"]
        return list(self.fields["dispatch"].queryset if everything else self.cleaned_data["dispatch"])


class ResendForm(PlainErrors, forms.Form):
    """Why a letter goes once more, and how."""

    channel = forms.ChoiceField(label="How does it go?", choices=Letter.Channel, widget=forms.RadioSelect)
    reason = forms.CharField(label="Reason", max_length=2000, widget=forms.Textarea({"rows": 3}))


class SettleForm(PlainErrors, forms.Form):
    """Whether an e-mail arrived of which nobody knows."""

    ARRIVED = [("yes", "It arrived"), ("no", "It did not go")]
    arrived = forms.ChoiceField(label="What became of it?", choices=ARRIVED, widget=forms.RadioSelect)
    note = forms.CharField(
        label="How do you know?",
        required=False,
        max_length=500,
        help_text="For example: the office told us by telephone",
    )


class BounceForm(PlainErrors, forms.Form):
    """When an e-mail came back, and why."""

    on = DayField(label="Date it came back")
    reason = forms.CharField(label="What did the message say?", max_length=2000, widget=forms.Textarea({"rows": 3}))


class DeputyForm(PlainErrors, forms.Form):
    """Whom a signatory names to sign in the Commissioner's place, and for how long."""

    officer = forms.ModelChoiceField(
        Officer.objects.filter(is_active=True), label="Deputy", empty_label="Choose an officer"
    )
    until = DayField(label="Last day", required=False, help_text="Leave it empty to end it yourself")


class CorrectionForm(PlainErrors, forms.Form):
    """The words of a correction; every field is one of `Letter`."""

    dated = DayField(label="Date of the letter")
    channel = forms.ChoiceField(label="How does it go?", choices=Letter.Channel, widget=forms.RadioSelect)
    addressee_name = forms.CharField(label="Name of the addressee", max_length=200)
    addressee_style = forms.CharField(label="Style of the addressee", required=False, max_length=200)
    addressee_organisation = forms.CharField(label="Office", required=False, max_length=200)
    addressee_address = LinesField(
        label="Address", widget=forms.Textarea({"rows": 4}), help_text="One line each, without the postcode"
    )
    addressee_postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    subject = forms.CharField(label="Subject", required=False, max_length=300)
    salutation = forms.CharField(label="Salutation", max_length=120)
    body = LinesField(label="Text", widget=forms.Textarea({"rows": 16}), help_text="Markdown, with links and footnotes")
    closing = forms.CharField(label="Closing", max_length=60)
    version = forms.IntegerField(widget=forms.HiddenInput)


class WelshWordsForm(PlainErrors, forms.Form):
    """The Welsh words of a correction to an office that reads both; every field is one of `Rendering`."""

    subject = forms.CharField(label="Subject in Welsh", required=False, max_length=300)
    salutation = forms.CharField(label="Salutation in Welsh", max_length=120)
    body = LinesField(label="Text in Welsh", widget=forms.Textarea({"rows": 16}))
    closing = forms.CharField(label="Closing in Welsh", max_length=60)
