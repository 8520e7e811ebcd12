"""The form that logs a letter, confirms a draft, or amends a record."""

import uuid
from datetime import date

from django import forms

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.fields import DayField, LinesField, PlainErrors, RowsField
from iasc_tracker.models import Officer
from iasc_tracker.working_days import add_working_days, spell
from letters import filing
from letters.drafting.logging_letters import Ask, LetterFacts, logging_obstacles
from letters.drafting.matching import facts_of, read_held
from letters.forms.files import FilesField, HeldFilesMixin
from letters.models import Campaign, DocumentKind, ExtraHoliday, Letter
from recipients.models import Office

PRINTED = [
    "addressee_name",
    "addressee_style",
    "addressee_organisation",
    "addressee_address",
    "addressee_postcode",
    "salutation",
    "signatory_name",
    "signatory_role",
]
# Where a sentence about the whole letter is shown: beside the field it can be mended in.
PLACES = (("closed on", "office"), ("opened on", "office"), ("sent to", "office"), ("in post", "addressee_name"))


def offices():
    """Every office for the recipient box, with its area, so that typing "hamp" finds Hampshire."""
    return Office.objects.select_related("area")


class OfficeChoice(forms.ModelChoiceField):
    """An office in a box that finds it by area or name."""

    def label_from_instance(self, office):
        years = f", until {office.closed_on:%Y}" if office.closed_on else ""
        return f"{office.area} – {office.name}{years}"


class LetterForm(PlainErrors, HeldFilesMixin, forms.Form):
    """Five questions: to whom, in which campaign, when, asking for what, due when; and the signed file."""

    allowed_types = filing.LETTER_TYPES
    max_files = 1
    no_file = "Choose the signed letter"

    office = OfficeChoice(
        None,
        label="Recipient",
        help_text="Start typing an area or an office",
        empty_label="",
        widget=forms.Select({"data-combobox": True}),
        error_messages={"required": "Choose who the letter was sent to"},
    )
    campaign = forms.ModelChoiceField(None, label="Campaign", required=False, empty_label="No campaign")
    dated = DayField(label="Date of the letter", help_text="For example, 13/10/2020 or today")
    documents = RowsField(
        None,
        label="Documents asked for",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one document that the letter asks for or invites"},
    )
    invited = RowsField(
        None,
        label="Only invited",
        help_text="What the letter would welcome, “if you have any”: never overdue, never chased",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other_wording = forms.CharField(label="Something else: what the letter asks for", required=False, max_length=500)
    reply_within = forms.IntegerField(
        label="Reply due within, in working days", min_value=1, max_value=250, required=False
    )
    stated_due_on = DayField(
        label="Or the date that the letter itself gives", required=False, help_text="For example, 10/11/2020"
    )
    upload = FilesField(label="Signed letter", multiple=False, help_text="PDF, Word or plain text, up to 25 MB")
    sent_on = DayField(label="Date sent, if it was another day", required=False)
    channel = forms.ChoiceField(label="How it was sent", choices=Letter.Channel, widget=forms.RadioSelect)
    addressee_name = forms.CharField(label="Name", required=False, max_length=200)
    addressee_style = forms.CharField(label="Style of address", required=False, max_length=200)
    addressee_organisation = forms.CharField(label="Office", required=False, max_length=200)
    addressee_address = LinesField(label="Address", required=False, widget=forms.Textarea({"rows": 4}))
    addressee_postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    salutation = forms.CharField(label="Salutation", required=False, max_length=120, help_text="For example, Dear Alex")
    signatory_name = forms.CharField(label="Signed by", required=False, max_length=200)
    signatory_role = forms.CharField(label="Role of the signatory", required=False, max_length=200)
    subject = forms.CharField(label="Subject line", required=False, max_length=300)
    body = LinesField(
        label="Text of the letter",
        required=False,
        max_length=200_000,
        widget=forms.Textarea({"rows": 18}),
        help_text="Between salutation and closing, as Markdown; notes as [^1]",
    )
    language = forms.ChoiceField(label="Language", choices=[("en", "English"), ("cy", "Welsh")])
    owner = forms.ModelChoiceField(None, label="Owner", required=False, empty_label="Nobody")
    internal_notes = LinesField(
        label="Internal notes", required=False, help_text="Never published", widget=forms.Textarea({"rows": 3})
    )
    confirmed = forms.BooleanField(label="I have checked this. Save the letter", required=False)
    form_token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, officer, letter=None, **kwargs):
        """`officer`: who fills it in; `letter`: the draft or record that is confirmed, for what it may keep."""
        super().__init__(*args, officer=officer, **kwargs)
        self.letter = letter
        self.warnings = []
        if letter and "upload" in self.fields:  # its file is on record already
            del self.fields["upload"]
        kinds = DocumentKind.objects.all()
        for name, queryset in (
            ("office", offices()),
            ("campaign", Campaign.objects.all()),
            ("documents", kinds),
            ("invited", kinds),
            ("owner", Officer.objects.filter(is_active=True)),
        ):
            self.fields[name].queryset = queryset
        chosen = self._posted("invited") if self.is_bound else self.initial.get("invited")
        self.fields["documents"].required = not chosen
        defaults = {
            "dated": clock.today(),
            "reply_within": 20,
            "channel": Letter.Channel.EMAIL,
            "language": "en",
            "owner": officer,
            "form_token": uuid.uuid4(),
        }
        self.initial = defaults | self.initial

    def clean(self):
        """Hold the whole letter to the rules that its verb will enforce, each sentence beside its field."""
        data = super().clean()
        asked, invited = data.get("documents") or [], data.get("invited") or []
        for kind in set(asked) & set(invited):
            self.add_error("invited", f"{kind} is either asked for or only invited. Untick one of the two")
        if any(kind.slug == "other" for kind in [*asked, *invited]) and not data.get("other_wording"):
            self.add_error("other_wording", "Enter what else the letter asks for")
        if asked and "reply_within" in self.fields and not data.get("reply_within") and not data.get("stated_due_on"):
            self.add_error("reply_within", "Enter within how many working days a reply is due")
        if data.get("office") and data.get("dated"):
            for sentence in logging_obstacles(self.letter_fields()):
                self.add_error(next((field for words, field in PLACES if words in sentence), "dated"), sentence)
        stated, dated = data.get("stated_due_on"), data.get("dated")
        if stated and dated and stated <= dated:
            self.add_error("stated_due_on", "The date for the reply must be after the date of the letter")
        if not self.errors and not data.get("confirmed"):
            self.warnings = self.worth_checking()
        return data

    def letter_fields(self):
        """Letter field names to the values entered."""
        data = self.cleaned_data
        names = ["office", "campaign", "dated", "sent_on", "channel", "subject", "body", "language", "owner"]
        return {name: data.get(name) for name in [*names, *PRINTED, "internal_notes"]}

    def worth_checking(self):
        """What is unusual but may be right: shown once, saved when the officer says so."""
        office, campaign, dated = (self.cleaned_data[name] for name in ("office", "campaign", "dated"))
        warnings = []
        if dated.weekday() > 4:
            warnings.append(f"The letter is dated on a {dated:%A}.")
        sent_on, stated = self.cleaned_data["sent_on"], self.cleaned_data.get("stated_due_on")
        if sent_on and stated and stated <= sent_on:
            warnings.append(f"The reply was to come by {spell(stated)}, and the letter was sent {spell(sent_on)}.")
        twins = Letter.objects.kept().filter(office=office, campaign=campaign, voided_at=None)
        twin = campaign and twins.exclude(pk=self.letter and self.letter.pk).first()
        if twin:
            warnings.append(f"{office} already has a letter in this campaign: {twin.reference}.")
        return warnings + self.other_copies()

    def other_copies(self):
        """A sentence for a file that looks like another copy of a letter on record (DESIGN rule 8)."""
        found = [read_held(held).other for held in self.held_files]
        return [
            f"The file looks like another copy of {other[0].reference}, {other[0].recipient}."
            for other in found
            if other
        ]

    def asks(self):
        """What a valid form asks for, as `Ask`s, keeping the wordings of the letter it confirms."""
        data = self.cleaned_data
        known = self.initial.get("wordings", {})
        return tuple(
            Ask(kind, wording, kind in data["invited"])
            for kind in [*data["documents"], *data["invited"]]
            for wording in wordings_of(kind, known.get(kind.pk, []), data["other_wording"])
        )

    def facts(self):
        """The `LetterFacts` of a valid form."""
        data = self.cleaned_data
        return LetterFacts(
            fields=self.letter_fields(),
            asks=self.asks(),
            reply_within=data["reply_within"],
            stated_due_on=data["stated_due_on"],
        )

    @property
    def working(self):
        """How the due date comes about with what is in the form now, or "" when that cannot be told yet."""
        source = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else self.initial
        start, within = source.get("sent_on") or source.get("dated"), source.get("reply_within")
        if not (isinstance(start, date) and within):
            return ""
        try:
            reckoning = add_working_days(start, within, ExtraHoliday.objects.days())
        except CorrespondenceError as refusal:  # a date past the end of the calendar
            return str(refusal).rstrip(".")
        return f"{reckoning.working}. {reckoning.warning}".rstrip(". ")

    def version(self, letter):
        """The version of `letter` that the page was made from; 0 (a conflict) when the page lost it."""
        value = self.data.get("version", "")
        return int(value) if value.isdecimal() and len(value) < 10 else 0


def wordings_of(kind, known, other):
    """The wordings under which `kind` is asked for: those `known`, once each; `other` is typed for something else.

    The box for something else holds the first of several; the rest stay as they are.
    """
    wordings = [other, *known[1:]] if kind.slug == "other" else known or [""]
    return dict.fromkeys(wordings)


def initial_of_reading(read):
    """The form's values from a `FileReading`; empty when the file did not read as a letter."""
    if read.reading is None:
        return {}
    facts = facts_of(read.reading, read.found)
    return initial_of(facts.fields, [(ask.kind, ask.wording, ask.is_optional) for ask in facts.asks]) | {
        "stated_due_on": facts.stated_due_on
    }


def initial_of_draft(letter):
    """The form's values from a draft or a record."""
    names = [*(field.name for field in Letter._meta.concrete_fields)]
    fields = {name: getattr(letter, name) for name in names if name in LetterForm.base_fields or name in PRINTED}
    asks = [(item.kind, item.wording, item.is_optional) for item in letter.requested_documents.all()]
    return initial_of(fields, asks) | {"version": letter.version}


def initial_of(fields, asks):
    """Form values of Letter fields and of what is asked for, triples of (kind, wording, only invited)."""
    return {name: value for name, value in fields.items() if value not in ("", None)} | {
        "documents": [kind.pk for kind, _, optional in asks if not optional],
        "invited": [kind.pk for kind, _, optional in asks if optional],
        "other_wording": next((wording for kind, wording, _ in asks if kind.slug == "other"), ""),
        "wordings": {kind.pk: [wording for one, wording, _ in asks if one == kind] for kind, _, _ in asks},
        "dated": fields.get("dated"),
    }
