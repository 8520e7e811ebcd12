"""The forms that write what each letter says to its office alone, one by one or from a spreadsheet."""

from hashlib import sha256

from django import forms

from iasc_tracker.fields import PlainErrors
from letters.drafting.wording import WORDS
from letters.forms.files import FilesField, HeldFilesMixin
from letters.forms.text_area import TextArea
from letters.models import LetterText, OfficeWording

AsksFor = OfficeWording.AsksFor


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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix=self.prefix_of(kwargs["instance"]), **kwargs)
        self.initial |= starting_from(self.instance)

    @staticmethod
    def prefix_of(row):
        """What the names of the boxes begin with: "office-7", "office-7-cy"."""
        language = "" if row.language == LetterText.Language.ENGLISH else f"-{row.language}"
        return f"office-{row.office_id}{language}"

    def keep_against(self, row):
        """Let what was typed stand against `row`, the OfficeWording saved meanwhile: saving again overwrites it."""
        self.data = self.data.copy()
        for name, value in starting_from(row).items():
            self.data[self.add_prefix(name)] = str(value)

    @property
    def words(self):
        """What the verb takes."""
        return {"asks_for": AsksFor.WANTED} | {name: self.cleaned_data[name] for name in self._meta.fields}

    @property
    def is_edited(self):
        """Whether the officer changed anything since the page was made, whoever else has since."""
        return digest(self.words) != self.cleaned_data["opened"]


class WelshWordingForm(WordingForm):
    """What one letter says in Welsh to its office alone; what it asks for is chosen beside the English words."""

    class Meta(WordingForm.Meta):
        fields = [name for name in WORDS if name != "asks_for"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ask"].help_text = "No ask is suggested in Welsh: it has to be written"
        for name in ("interest", "ask"):
            self.fields[name].label += ", in Welsh"
            self.fields[name].widget.attrs["lang"] = LetterText.Language.WELSH


class WordingFileForm(HeldFilesMixin, forms.Form):
    """A spreadsheet of wording: an Excel workbook, or saved as CSV."""

    max_files = 1
    no_file = "Choose the spreadsheet"

    upload = FilesField(
        label="Spreadsheet",
        multiple=False,
        required=False,
        help_text="An Excel workbook (.xlsx), or saved as “CSV UTF-8”",
    )
    fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_upload(self):
        """The held file, if it is called .csv or .xlsx."""
        for upload in self.cleaned_data["upload"]:
            if not upload.name.lower().endswith((".csv", ".xlsx")):
                raise forms.ValidationError(
                    f"“{upload.name[:60]}” is neither an Excel workbook (.xlsx) nor a CSV file. "
                    "Save the spreadsheet as one of them and choose that"
                )
        return super().clean_upload()
