"""The forms that prepare a campaign's letters: its offices, its text, the wording for each office, and their import."""

from hashlib import sha256

from django import forms
from django.db.models import Q

from iasc_tracker.fields import PlainErrors
from letters.drafting.letter_texts import CLOSINGS, LONGEST, OPENINGS, TOO_LONG
from letters.drafting.wording import WORDS
from letters.forms.files import FilesField, HeldFilesMixin
from letters.models import Campaign, LetterText, OfficeWording
from recipients.models import Office, PoliceArea

MARKDOWN = "Markdown, with [links](https://…) and footnotes: a call [^1], and below the text [^1]: what it says"
SHOW = [("", "All offices"), ("funded", "Funded in 2019"), ("chosen", "Chosen already")]


class TextArea(forms.CharField):
    """Long words: the line ends that browsers send become plain ones."""

    def __init__(self, *, rows, **kwargs):
        super().__init__(widget=forms.Textarea({"rows": rows}), **kwargs)

    def to_python(self, value):
        """The text with "\\n" for every line's end."""
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class OfficeFilterForm(forms.Form):
    """Which offices the list shows; all of it lives in the address."""

    show = forms.ChoiceField(choices=SHOW, required=False, label="Show")
    region = forms.ChoiceField(required=False, label="Region")
    area = forms.CharField(required=False, max_length=100, label="Area or office")
    as_in = forms.ModelChoiceField(None, required=False, label="As chosen for", empty_label="Any campaign")

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        regions = PoliceArea.objects.order_by("region").values_list("region", flat=True).distinct()
        self.fields["region"].choices = [("", "All regions"), *((one, one) for one in regions)]
        self.fields["as_in"].queryset = Campaign.objects.exclude(pk=campaign.pk).exclude(chosen=None)

    def narrow(self, offices, campaign):
        """Those of the queryset `offices` that the filters leave; none when a filter cannot be read."""
        if not self.is_valid():
            return offices.none()
        wanted = self.cleaned_data
        if wanted["show"] == "funded":
            offices = offices.filter(area__vru_funded_2019=True)
        if wanted["show"] == "chosen":
            offices = offices.filter(pk__in=campaign.offices.values("pk"))
        if wanted["region"]:
            offices = offices.filter(area__region=wanted["region"])
        if wanted["as_in"]:
            offices = offices.filter(pk__in=wanted["as_in"].offices.values("pk"))
        words = wanted["area"]
        named = Q(area__name__icontains=words) | Q(name__icontains=words)
        return offices.filter(named) if words else offices


class OfficeChoiceForm(forms.Form):
    """The boxes: `office` ticked now, `before` ticked when the page was made, `shown` on the page; `every`: all."""

    office = forms.ModelMultipleChoiceField(Office.objects.select_related("area"), required=False)
    before = forms.ModelMultipleChoiceField(Office.objects.select_related("area"), required=False)
    shown = forms.ModelMultipleChoiceField(Office.objects.select_related("area"), required=False)
    every = forms.BooleanField(required=False)

    @property
    def change(self):
        """(Offices to add, Offices to take away) of the valid form."""
        before, ticked = set(self.cleaned_data["before"]), set(self.cleaned_data["office"])
        if self.cleaned_data["every"]:
            ticked = set(self.cleaned_data["shown"])
        return sorted_by_area(ticked - before), sorted_by_area(before - ticked)


def sorted_by_area(offices):
    """`offices` as a list, by area."""
    return sorted(offices, key=lambda office: (office.area.name, office.pk))


class TextForm(PlainErrors, forms.Form):
    """A version of the letter's text; `office` is whose letter a preview shows."""

    subject = forms.CharField(required=False, max_length=300, label="Subject")
    opening = forms.CharField(max_length=200, label="Opening", initial=OPENINGS["en"])
    body = TextArea(
        rows=24,
        label="Text",
        help_text=MARKDOWN,
    )
    closing = forms.CharField(max_length=60, label="Closing", initial=CLOSINGS["en"])
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    office = forms.ModelChoiceField(None, required=False, label="Preview the letter to", empty_label=None)

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.fields["office"].queryset = campaign.offices.select_related("area").order_by("area__name")
        self.fields["office"].label_from_instance = lambda office: office.area.name

    def clean_body(self):
        """Not too long: a preview reads it too, which the verb never sees."""
        if len(self.cleaned_data["body"]) > LONGEST:
            raise forms.ValidationError(TOO_LONG)
        return self.cleaned_data["body"]

    @property
    def parts(self):
        """What the verb takes."""
        return {name: self.cleaned_data[name] for name in ("subject", "opening", "body", "closing")}

    @property
    def text(self):
        """The unsaved LetterText of the valid form, for a preview."""
        return LetterText(campaign=self.campaign, number=0, **self.parts)


class DifferenceForm(PlainErrors, forms.Form):
    """Any two texts, of any campaigns."""

    old = forms.ModelChoiceField(None, label="Compare", empty_label=None)
    new = forms.ModelChoiceField(None, label="With", empty_label=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        texts = LetterText.objects.select_related("campaign").order_by("campaign__title", "-number")
        self.fields["old"].queryset = self.fields["new"].queryset = texts


def digest(words):
    """A short text for `words` ({field: value}), to tell what an officer changed from what was there."""
    return sha256(repr([str(words[name]) for name in WORDS]).encode()).hexdigest()[:16]


def starting_from(row):
    """The hidden values of a form that starts from `row` (an OfficeWording, saved or not)."""
    words = {name: getattr(row, name) for name in WORDS}
    return {"version": row.version if row.pk else 0, "opened": digest(words)}


class WordingForm(PlainErrors, forms.ModelForm):
    """What one letter says to its office alone; one row of the grid."""

    interest = TextArea(rows=6, required=False, label="Interest paragraph")
    ask = TextArea(rows=4, required=False, label="Ask", help_text="Empty: the suggested ask is used")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = OfficeWording
        fields = list(WORDS)
        labels = {"asks_for": "Suggest an ask for", "ask_names_contact": "The ask says whom to contact"}

    def __init__(self, *args, office, **kwargs):
        super().__init__(*args, prefix=f"office-{office.pk}", **kwargs)
        self.initial |= starting_from(self.instance)

    def keep_against(self, row):
        """Let what was typed stand against `row`, the OfficeWording saved meanwhile: saving again overwrites it."""
        self.data = self.data.copy()
        for name, value in starting_from(row).items():
            self.data[self.add_prefix(name)] = str(value)

    @property
    def words(self):
        """What the verb takes."""
        return {name: self.cleaned_data[name] for name in WORDS}

    @property
    def is_edited(self):
        """Whether the officer changed anything since the page was made, whoever else has since."""
        return digest(self.words) != self.cleaned_data["opened"]


class WordingFileForm(HeldFilesMixin, forms.Form):
    """A spreadsheet of wording, saved as CSV."""

    max_files = 1
    no_file = "Choose the CSV file"

    upload = FilesField(label="CSV file", multiple=False, required=False, help_text="Saved as “CSV UTF-8”")
    fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_upload(self):
        """The held file, if it is called .csv."""
        for upload in self.cleaned_data["upload"]:
            if not upload.name.lower().endswith(".csv"):
                raise forms.ValidationError(
                    f"“{upload.name[:60]}” is not a CSV file. Save the spreadsheet as “CSV UTF-8” and choose that"
                )
        return super().clean_upload()
