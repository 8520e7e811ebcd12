"""The forms that say how a requested document stands, in a reply or outside one."""

from django import forms
from django.core.validators import URLValidator

from iasc_tracker.fields import DayField, PlainErrors
from letters import intake
from letters.models import Settlement

DAY_HINT = "For example, 13/10/2020 or today"
STATES = Settlement.State
COVERED = [
    ("", "Not covered by this reply"),
    (STATES.RECEIVED, "Received in full"),
    (STATES.PART_RECEIVED, "Received in part"),
    (STATES.PROMISED, "Promised by a date"),
    (STATES.ALREADY_PUBLIC, "Already public at a link"),
    (STATES.NOT_HELD, "Not held"),
    (STATES.DECLINED, "Declined"),
]


def long_text(rows=3):
    """A box for a few lines."""
    return forms.Textarea({"rows": rows})


class LinkField(forms.URLField):
    """An address on the web; others would become links that do something else."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **kwargs):
        message = "Enter a whole web address, like https://www.example.org/page"
        super().__init__(
            max_length=500, assume_scheme="https", required=False, error_messages={"invalid": message}, **kwargs
        )


class Revealing:
    """Mix into a form whose radio buttons open further fields: `chooser` names them, `reveals` maps values to fields.

    Without JavaScript the further fields simply stand below their button.
    """

    chooser = ""
    reveals = {}

    @property
    def chosen(self):
        """The bound field of the radio buttons."""
        return self[self.chooser]

    @property
    def options(self):
        """(radio button, bound fields it opens) in order."""
        return [(option, [self[name] for name in self.reveals.get(option.data["value"], ())]) for option in self.chosen]

    def add_faults(self, faults):
        """Show each sentence of `faults` ({field: sentence}) at its field, unless that has an error already."""
        for name, sentence in faults.items():
            if name not in self.errors:
                self.add_error(name, sentence)


class StatementForm(PlainErrors, Revealing, forms.Form):
    """What the reply says of one requested document."""

    chooser = "state"
    reveals = {STATES.PROMISED: ("promised_for",), STATES.ALREADY_PUBLIC: ("link",)}

    state = forms.ChoiceField(choices=COVERED, required=False, widget=forms.RadioSelect)
    promised_for = DayField(label="Promised for", required=False, help_text=DAY_HINT)
    link = LinkField(label="Where it is public")

    def __init__(self, *args, requested, on=None, **kwargs):
        """`requested`: the RequestedDocument; `on`: the day of the statement, None while that is not known."""
        super().__init__(*args, **kwargs)
        self.requested, self.on = requested, on
        self.fields["state"].label = str(requested)

    @property
    def standing(self):
        """How the document stands now, in a sentence."""
        newest = self.requested.settlement
        words = newest.get_state_display().lower() if newest else self.requested.state
        day = f" for {newest.promised_for:%-d %B %Y}" if newest and newest.promised_for else ""
        return f"Now: {words}{day}"

    def clean(self):
        """Hold the statement to the rules of its verb."""
        data = super().clean()
        if data.get("state"):
            on = self.on or data.get("on") or self.requested.letter.sent_on
            self.add_faults(intake.statement_faults(self.requested, self.statement(), on))
        return data

    def statement(self):
        """The `Statement` of a form whose state is chosen."""
        data = self.cleaned_data
        return intake.Statement(data["state"], data.get("promised_for"), data.get("link", ""), data.get("note", ""))


class SettleForm(StatementForm):
    """What is known of one requested document outside any reply."""

    reveals = StatementForm.reveals | {STATES.NOT_PURSUED: ()}

    on = DayField(label="Date", help_text=DAY_HINT)
    note = forms.CharField(label="Note", required=False, help_text="Never published", widget=long_text())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [*COVERED[1:], (STATES.NOT_PURSUED, "Not pursued any more")]
        self.fields["state"].required = True
        self.fields["state"].error_messages["required"] = f"Choose how “{self.requested}” stands"
        self.order_fields(["state", "promised_for", "link", "on", "note"])


class UndoForm(PlainErrors, forms.Form):
    """Why a settlement is undone."""

    reason = forms.CharField(label="Reason", widget=long_text(), error_messages={"required": "Say why it is undone."})
