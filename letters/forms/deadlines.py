"""The forms on a due date, and on the calendar that it is reckoned by."""

from django import forms

from iasc_tracker import clock
from iasc_tracker.fields import DayField, PlainErrors, RowsField
from iasc_tracker.working_days import LAST_YEAR
from letters.forms.records import ReasonForm
from letters.models import DueDate

LONGEST_REASON = 500


def reason_field(label="Reason"):
    """Why something is done, as long as a DueDate can keep it."""
    return forms.CharField(label=label, max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3}))


class ShortReasonForm(ReasonForm):
    """A reason that a DueDate or a holiday keeps."""

    reason = reason_field()


class LaterDateForm(PlainErrors, forms.Form):
    """A date agreed with the office."""

    due_on = DayField(label="New date for the reply", help_text="For example, 27/11/2020")
    reason = reason_field()


class MendDateForm(PlainErrors, forms.Form):
    """A date that was wrong: the right one, or the number of working days that it follows from."""

    due_on = DayField(label="The right date", required=False, help_text="For example, 27/11/2020")
    reply_within = forms.IntegerField(
        label="Or within how many working days of sending", min_value=1, max_value=250, required=False
    )
    reason = reason_field("What was wrong")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reply_within"].widget.attrs |= {"class": "govuk-input--width-3", "inputmode": "numeric"}


class ClockForm(PlainErrors, forms.Form):
    """From which day the clock stands still, or runs again."""

    on = DayField(label="Day", help_text="Today or earlier")
    reason = reason_field()

    def __init__(self, *args, label, **kwargs):
        """`label`: what the day is called."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = label
        self.initial.setdefault("on", clock.today())


class MovesForm(PlainErrors, forms.Form):
    """Which due dates, and whether the new date counts or the old one stays."""

    due = RowsField(None, required=False)
    everything = forms.BooleanField(label="All of them", required=False)
    calendar = forms.CharField(max_length=120, widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label="Which date counts?",
        choices=[("accept", "The new date"), ("keep", "The old date, whatever the calendar says")],
        widget=forms.RadioSelect,
    )
    reason = reason_field()

    def __init__(self, *args, shown, **kwargs):
        """`shown`: the keys of the DueDates on the page."""
        super().__init__(*args, **kwargs)
        self.shown = shown
        self.fields["due"].queryset = DueDate.objects.select_related("letter", "restores")

    @property
    def ticked(self):
        """The keys of the boxes that were ticked, as text, to show them ticked again."""
        return set(self.data.getlist("due")) if self.is_bound else set()

    def chosen(self):
        """The DueDates to decide on: those ticked, or all that are on the page now."""
        rows = self.fields["due"].queryset
        return list(rows.filter(pk__in=self.shown) if self.cleaned_data["everything"] else self.cleaned_data["due"])


class HolidayForm(PlainErrors, forms.Form):
    """A bank holiday that was announced at short notice."""

    day = DayField(label="Date of the holiday", help_text="For example, 19/9/2022")
    name = forms.CharField(label="What it is called", max_length=120)
    reason = reason_field("Where it was announced")

    def clean_day(self):
        """A day within the calendar."""
        day = self.cleaned_data["day"]
        if day.year > LAST_YEAR:
            raise forms.ValidationError(f"The calendar of bank holidays ends in {LAST_YEAR}")
        return day
