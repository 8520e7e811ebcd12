"""The forms that write a campaign's letter text and compare its versions."""

from django import forms

from iasc_tracker.fields import PlainErrors
from letters.drafting.letter_texts import CLOSINGS, LONGEST, OPENINGS, PARTS, TOO_LONG
from letters.forms.text_area import TextArea
from letters.models import LetterText
from recipients.models import Office

MARKDOWN = "Markdown, with [links](https://…) and footnotes: a call [^1], and below the text [^1]: what it says"


class TextForm(PlainErrors, forms.Form):
    """A version of the letter's text; `office` is whose letter a preview shows."""

    subject = forms.CharField(required=False, max_length=300, label="Subject")
    opening = forms.CharField(max_length=200, label="Opening")
    body = TextArea(rows=24, label="Text", help_text=MARKDOWN)
    closing = forms.CharField(max_length=60, label="Closing")
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    office = forms.ModelChoiceField(None, required=False, label="Preview the letter to", empty_label=None)

    def __init__(self, *args, campaign, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign, self.language = campaign, language
        self.fields["opening"].initial, self.fields["closing"].initial = OPENINGS[language], CLOSINGS[language]
        offices = campaign.offices.select_related("area").order_by("area__name", "pk")
        if language == LetterText.Language.WELSH:
            offices = offices.filter(language=Office.Language.BOTH)
            for name in PARTS:
                self.fields[name].widget.attrs["lang"] = language
        self.fields["office"].queryset = offices
        self.fields["office"].label_from_instance = lambda office: office.area.name

    def clean_body(self):
        """Not too long: a preview reads it too, which the verb never sees."""
        if len(self.cleaned_data["body"]) > LONGEST:
            raise forms.ValidationError(TOO_LONG)
        return self.cleaned_data["body"]

    @property
    def parts(self):
        """What the verb takes."""
        return {name: self.cleaned_data[name] for name in PARTS}

    @property
    def text(self):
        """The unsaved LetterText of the valid form, for a preview."""
        return LetterText(campaign=self.campaign, language=self.language, number=0, **self.parts)


class DifferenceForm(PlainErrors, forms.Form):
    """Any two texts, of any campaigns."""

    old = forms.ModelChoiceField(None, label="Compare", empty_label=None)
    new = forms.ModelChoiceField(None, label="With", empty_label=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        texts = LetterText.objects.select_related("campaign").order_by("campaign__title", "-language", "-number", "pk")
        self.fields["old"].queryset = self.fields["new"].queryset = texts
