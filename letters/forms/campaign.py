"""The form of a campaign."""

from django import forms

from iasc_tracker.fields import DayField, PlainErrors
from iasc_tracker.models import Officer
from letters.models import Campaign

LONGEST_WAIT = 250  # working days: about a year


class CampaignForm(PlainErrors, forms.ModelForm):
    """Title, purpose, what is asked for, dates, whom to contact and who leads. It checks; verbs save."""

    dated = DayField(
        label="Date of the letters",
        required=False,
        help_text="Offices and commissioners are those of this day. Empty: today",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Campaign
        fields = [
            "title",
            "purpose",
            "document_kinds",
            "dated",
            "reply_within",
            "contact",
            "contact_cy",
            "lead_officer",
        ]
        widgets = {
            "purpose": forms.Textarea({"rows": 3}),
            "document_kinds": forms.CheckboxSelectMultiple,
            "contact": forms.Textarea({"rows": 3}),
            "contact_cy": forms.Textarea({"rows": 3, "lang": "cy"}),
        }
        labels = {
            "reply_within": "Reply within, in working days",
            "document_kinds": "Documents asked for",
            "contact": "Whom to contact",
            "contact_cy": "Whom to contact, in Welsh",
        }
        help_texts = {
            "title": "Public: it is the heading of the campaign's page",
            "document_kinds": "Letters of this campaign start with these; each letter can differ",
            "contact": "A sentence in Markdown. It stands where the letter text says ((contact))",
            "contact_cy": "The same for the letters in Welsh, to offices marked “Welsh and English”",
            "reply_within": "20 is usual. It is a target of this office, not a duty of those who are asked",
        }
        error_messages = {"title": {"unique": "Another campaign has this title. Give this one its own"}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_officer"].queryset = self.possible_leads()
        self.fields["lead_officer"].empty_label = "Nobody yet"
        self.fields["reply_within"].min_value = 1
        self.fields["reply_within"].widget.attrs |= {"class": "govuk-input--width-3", "inputmode": "numeric"}
        self.initial.setdefault("version", self.instance.version)

    def possible_leads(self):
        """Officers with the role of lead, and whoever leads the campaign now."""
        leads = Officer.objects.filter(is_active=True, groups__name="lead")
        return (leads | Officer.objects.filter(pk=self.instance.lead_officer_id)).distinct()

    def clean_reply_within(self):
        """Between one working day and a year."""
        days = self.cleaned_data["reply_within"]
        if not 1 <= days <= LONGEST_WAIT:
            raise forms.ValidationError(f"Enter a number of working days from 1 to {LONGEST_WAIT}")
        return days

    @property
    def values(self):
        """The cleaned values that the verbs take, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
