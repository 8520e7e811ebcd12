"""The forms behind saying on public pages that nothing was received."""

from django import forms

from iasc_tracker.fields import DayField, LinesField, PlainErrors


class NamingForm(PlainErrors, forms.Form):
    """Whether public pages of a campaign say where nothing was received, and after how long a notice."""

    names = forms.BooleanField(
        label="Public pages say where nothing was received", required=False, help_text="Off unless this is ticked."
    )
    notice_days = forms.IntegerField(
        label="Working days between the notice and the page",
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={"invalid": "Enter a number of working days, like 10"},
    )
    reason = forms.CharField(label="Why", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class NoticeForm(PlainErrors, forms.Form):
    """The notice that an office was given."""

    sent_on = DayField(label="Date of the notice")
    told = LinesField(
        label="How the office was told, and how it can object",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Never public. Change the words to those that were used.",
    )


class ObjectionForm(PlainErrors, forms.Form):
    """What an office says against it."""

    on = DayField(label="Date of the objection")
    words = LinesField(label="What the office says", widget=forms.Textarea(attrs={"rows": 4}))


class TakeBackForm(PlainErrors, forms.Form):
    """Why a notice is taken back."""

    reason = forms.CharField(label="Why", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
