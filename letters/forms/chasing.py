"""The forms of chasing: which letters, the messages as confirmed, calls, snoozes, rules, putting back."""

from django import forms

from iasc_tracker import clock
from iasc_tracker.fields import DayField, LinesField, PlainErrors, RowsField
from letters.chasing.confirming import LONGEST_SUBJECT, LONGEST_TEXT
from letters.chasing.rules import LONGEST_WAIT
from letters.models import Chaser, ChaseRule, Letter
from recipients.models import Contact

STEPS = (1, 2, 3, 4)
NAMES = {1: "First step", 2: "Second step", 3: "Third step", 4: "Escalation"}
QUOTE = "Please quote our reference"


class ChosenForm(forms.Form):
    """Which letters were ticked, and, for one letter alone, which contact it is written to."""

    letter = RowsField(Letter.objects.exclude(office=None).exclude(sent_on=None))
    contact = forms.ModelChoiceField(Contact.objects.select_related("office"), required=False)


class ForAllForm(PlainErrors, forms.Form):
    """A paragraph for every message, and which button was pressed."""

    ACTIONS = [("add", "Add"), ("send", "Send")]
    paragraph = LinesField(
        label="Add a paragraph to all messages",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text="It stands before the line about our reference",
    )
    action = forms.ChoiceField(choices=ACTIONS, required=False)


class MessageForm(PlainErrors, forms.Form):
    """One chaser as it is to go: whether it goes, its words, and the mark of what it was made from."""

    go = forms.BooleanField(label="Send this message", required=False)
    # A box of several lines shows all of it, on a telephone too; the lines become one when it is confirmed.
    subject = forms.CharField(label="Subject", max_length=LONGEST_SUBJECT, widget=forms.Textarea({"rows": 2}))
    text = LinesField(label="Message", max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 20}))
    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def with_paragraph(self, paragraph):
        """A copy of what was typed, with `paragraph` before the line about our reference (or at the end)."""
        data = self.data.copy()
        name = self.add_prefix("text")
        before, quote, after = data.get(name, "").replace("\r\n", "\n").rpartition(QUOTE)
        data[name] = f"{before}{paragraph}\n\n{quote}{after}" if quote else f"{after}\n\n{paragraph}"
        return MessageForm(data, prefix=self.prefix)


class ContactForm(PlainErrors, forms.Form):
    """A call or a meeting that took place."""

    WAYS = [(Chaser.Way.CALL.value, "Telephone call"), (Chaser.Way.MEETING.value, "Meeting")]
    way = forms.ChoiceField(label="What was it?", choices=WAYS, widget=forms.RadioSelect)
    happened_on = DayField(label="Date of the call or meeting", help_text="Today or earlier")
    to_name = forms.CharField(label="With whom", required=False, max_length=200)
    note = LinesField(label="What was said", max_length=5000, widget=forms.Textarea({"rows": 5}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("happened_on", clock.today())
        self.initial.setdefault("way", Chaser.Way.CALL.value)


class SnoozeForm(PlainErrors, forms.Form):
    """Until when a letter is left alone, and why."""

    until = DayField(label="Date it is back in the queue", help_text="For example, 27/11/2020")
    reason = LinesField(label="Reason", max_length=500, widget=forms.Textarea({"rows": 3}))


class PutBackForm(PlainErrors, forms.Form):
    """Why a chaser is put back."""

    reason = LinesField(label="Reason", max_length=1000, widget=forms.Textarea({"rows": 3}))


class ChaserSentForm(PlainErrors, forms.Form):
    """On which day a chaser was sent by other means, and how."""

    sent_on = DayField(label="Date sent")
    how = forms.CharField(
        label="How it was sent", max_length=500, help_text="For example: from the office’s own mailbox"
    )


class RulesForm(PlainErrors, forms.Form):
    """Four steps, each a kind and a number of working days; a step without days ends the rules."""

    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, rules, **kwargs):
        """`rules`: the `owing.Step`s to begin with."""
        super().__init__(*args, **kwargs)
        known = {step.number: step for step in rules}
        for number in STEPS:
            step = known.get(number)
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=f"{NAMES[number]}: what happens", choices=ChaseRule.Kind, initial=step and step.kind
            )
            self.fields[f"after_{number}"] = self.days_field(number, step)

    def days_field(self, number, step):
        """How many working days a step waits."""
        before = "the reply date" if number == 1 else "the step before it"
        end = "" if number == 1 else ". Empty: no further step"
        field = forms.IntegerField(
            label=f"{NAMES[number]}: working days after {before}",
            required=number == 1,
            min_value=1,
            max_value=LONGEST_WAIT,
            initial=step and step.after,
            help_text=f"From 1 to {LONGEST_WAIT}{end}",
            error_messages={
                "required": "Enter after how many working days the first step comes",
                "min_value": f"{NAMES[number]}: enter 1 or more working days: a step cannot come on the day itself",
                "max_value": f"{NAMES[number]}: enter at most {LONGEST_WAIT} working days",
                "invalid": f"{NAMES[number]}: enter a whole number of working days",
            },
        )
        field.widget.attrs |= {"class": "govuk-input--width-3", "inputmode": "numeric"}
        return field

    def clean(self):
        """Refuse a step after one that is empty: nobody could say after what it comes."""
        values = super().clean()
        days = [values.get(f"after_{number}") for number in STEPS]
        for number in STEPS[1:]:
            missing = days[number - 2] is None and f"after_{number - 1}" not in self.errors
            if days[number - 1] is not None and missing:
                sentence = f"{NAMES[number - 1]}: enter its days, or empty the steps after it"
                self.add_error(f"after_{number - 1}", sentence)
        return values

    @property
    def rules(self):
        """(kind, working days) of each step that is filled, in order."""
        values = self.cleaned_data
        return [
            (values[f"kind_{number}"], values[f"after_{number}"])
            for number in STEPS
            if values.get(f"after_{number}") is not None
        ]
