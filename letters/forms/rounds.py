"""The forms of publishing a round: what is chosen, held back, or meant to be published."""

from django import forms

from iasc_tracker.fields import DayField, PlainErrors, RowsField
from letters.models import PublicCopy
from letters.publication import needs_reason


class RoundForm(PlainErrors, forms.Form):
    """Which of the copies that are ready go public, and one reason for those whose sender did not say."""

    use_required_attribute = False  # a reason is needed only for some

    copies = RowsField(
        PublicCopy.objects.none(), label="What to publish", error_messages={"required": "Tick what to publish"}
    )
    reason = forms.CharField(
        label="Why what their senders did not speak about may be public",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For those marked “not stated”. Your reason is kept with your name and never shown to the public.",
    )

    def __init__(self, data, *, ready):
        """`ready`: the PublicCopy rows with nothing in their way."""
        super().__init__(data)
        self.fields["copies"].queryset = PublicCopy.objects.filter(pk__in=[copy.pk for copy in ready])
        self.ticked = {str(pk) for pk in self.data.getlist("copies")} if self.is_bound else {str(c.pk) for c in ready}

    def clean(self):
        """One reason must do for all that need one."""
        chosen = self.cleaned_data.get("copies") or []
        if any(needs_reason(copy) for copy in chosen) and not self.cleaned_data.get("reason", "").strip():
            self.add_error("reason", "Give a reason for what is marked “not stated”, or untick it")
        return self.cleaned_data

    def reasons(self):
        """{pk: reason} for `publication.publish`; call it on a valid form."""
        reason = self.cleaned_data["reason"]
        return {copy.pk: reason for copy in self.cleaned_data["copies"] if needs_reason(copy)}


class IntentionForm(forms.Form):
    """About when a round or a letter is to be published."""

    expected_on = DayField(label="About when", required=False, help_text="Leave it empty if you do not know.")


class HoldBackForm(PlainErrors, forms.Form):
    """Until when a copy may not be published, and why."""

    until = DayField(label="Held back until", required=False, help_text="Leave it empty to end it.")
    reason = forms.CharField(label="Why", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
