"""The forms of hiding parts of a document and of making its public copy in other ways."""

from django import forms

from iasc_tracker.fields import PlainErrors
from letters.forms.publication import PrepareForm
from letters.models import RedactionBox
from letters.redacting.places import Place

WHOLE = RedactionBox.WHOLE
MOST_MARKS = 2_000  # places at once


class VersionForm(PlainErrors, forms.Form):
    """Which version of the boxes an officer had before them."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


def hundredths(label):
    """A number field for a part of the page."""
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), f"{label}: enter a number from 0 to 100")
    return forms.FloatField(label=label, required=False, min_value=0, max_value=100, error_messages=wrong)


class BoxesForm(VersionForm):
    """Places to hide, by ticks beside found words or by four numbers, and why.

    A tick's value is one or more places, "page-left-top-right-bottom" in hundred-thousandths of the page, with spaces
    between them.
    """

    places = forms.MultipleChoiceField(required=False)
    page = forms.IntegerField(label="Page", min_value=1, required=False)
    left = hundredths("From the left edge")
    top = hundredths("From the top edge")
    width = hundredths("Width")
    height = hundredths("Height")
    reason = forms.ChoiceField(
        label="Why it is hidden",
        choices=[("", "Choose a reason"), *RedactionBox.Reason.choices],
        error_messages={"required": "Choose why it has to be hidden"},
        help_text="The public is told the reason and how many places, never what.",
    )
    note = forms.CharField(label="Note for officers (optional)", max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        """The ticks offered are those that were posted: whether each is a place is checked by `clean_places`."""
        super().__init__(*args, **kwargs)
        given = self.data.getlist("places") if self.is_bound else []
        self.fields["places"].choices = [(value, value) for value in given]

    def clean_places(self):
        """The `Place`s of the ticks."""
        values = [part for value in self.cleaned_data["places"] for part in value.split()]
        if len(values) > MOST_MARKS:
            raise forms.ValidationError(f"Tick at most {MOST_MARKS} places at once")
        return [place_of(value) for value in values]

    def clean(self):
        """A box of numbers counts when all five are there; say what is missing when only some are."""
        cleaned = super().clean()
        numbers = [cleaned.get(name) for name in ("left", "top", "width", "height")]
        if any(number is not None for number in numbers):
            missing = any(number is None for number in [*numbers, cleaned.get("page")])
            if missing and not self.errors:
                self.add_error("left", "Enter all four numbers of the box: left, top, width and height")
            elif not missing:
                left, top, width, height = (number / 100 for number in numbers)
                box = Place(cleaned["page"], left, top, min(1.0, left + width), min(1.0, top + height))
                cleaned["places"] = [*cleaned.get("places", []), box]
        if not cleaned.get("places") and not self.errors:
            self.add_error(None, "Choose at least one place: tick words, draw a box, or enter its numbers")
        return cleaned


class FindForm(PlainErrors, forms.Form):
    """Words to look for on all pages."""

    q = forms.CharField(
        label="Find words on all pages",
        max_length=200,
        error_messages={
            "required": "Enter the words to look for",
            "max_length": "Look for at most 200 characters",
        },
    )


class MakeForm(PrepareForm):
    """What the public reads of a redacted copy, bound to the pictures that were shown."""

    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)


class UploadForm(PrepareForm):
    """A PDF without what must not be public that was made elsewhere."""

    keep_text = forms.ChoiceField(
        label="How it is built anew",
        choices=[
            ("no", "Make every page a picture: nothing hidden can stay"),
            ("yes", "Keep its text: only where nothing was covered, but taken out"),
        ],
        initial="no",
        widget=forms.RadioSelect,
    )
    hidden = forms.CharField(
        label="What is hidden in it, and why (optional)",
        max_length=300,
        required=False,
        help_text="Public: for example “3 places hidden: personal data”. Never what.",
    )
    file = forms.FileField(label="The PDF", error_messages={"required": "Choose the PDF"})
    html_text = forms.CharField(
        label="Words of the copy (optional)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Public. Leave it empty to take the words of your PDF; enter them where its pages are pictures.",
    )
    field_order = ("file", "keep_text", "title", "html_text", "language", "hidden")


def place_of(value):
    """The `Place` written as "page-left-top-right-bottom"; ValidationError when it is none."""
    try:
        page, *sides = (int(part) for part in value.split("-"))
        place = Place(page, *(side / WHOLE for side in sides))
    except (ValueError, TypeError) as error:
        raise forms.ValidationError("Tick the words once more") from error
    if page > 100_000 or not place.is_whole:
        raise forms.ValidationError("Tick the words once more")
    return place


def value_of(places):
    """What `place_of` reads, of several places."""
    return " ".join(
        "-".join(str(part) for part in (one.page, *(round(side * WHOLE) for side in sides_of(one)))) for one in places
    )


def sides_of(place):
    """The four sides of a `Place`."""
    return place.left, place.top, place.right, place.bottom
