"""Form fields that take what officers type and answer in sentences."""

import re
from datetime import date, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from iasc_tracker import clock

EXAMPLE = "13/10/2020"
# A year of two figures means this century: the office was founded in 2015.
FORMATS = ["%d %m %Y", "%d %B %Y", "%d %b %Y", "%Y %m %d"]
SHORT_YEAR = re.compile(r"^(\d{1,2} \w+) (\d\d)$")
SELECTED = mark_safe(" selected")  # noqa: S308 (a constant)
WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def read_day(text):
    """The date that `text` means ("13/10/2020", "13 Oct 20", "2020-10-13", "today"); ValueError if none."""
    words = re.sub(r"[\s./,\-\u2013]+", " ", text).strip().lower()
    if words in WORDS:
        return clock.today() + timedelta(days=WORDS[words])
    words = re.sub(r"^(\d{1,2})(st|nd|rd|th)\b", r"\1", words).replace(" sept ", " sep ")
    words = SHORT_YEAR.sub(r"\1 20\2", words)
    for form in FORMATS:
        try:
            found = datetime.strptime(words, form).date()
        except ValueError:
            continue
        if 1900 <= found.year <= 2100:
            return found
    raise ValueError(f"{text!r} is no date that we can read")


class DayInput(forms.DateInput):
    """A text box for one date, shown as 13/10/2020; the `govuk` pack puts a date picker beside it."""

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off"} | (attrs or {}), format="%d/%m/%Y")


class DayField(forms.DateField):
    """A date in one text box, written in any of the ways that `read_day` knows; errors are sentences."""

    widget = DayInput

    def to_python(self, value):
        """The date that `value` (text, date or nothing) means; a ValidationError in words if none."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return read_day(value)
        except ValueError as error:
            sentence = f"{self.label or 'The date'} must be a real date, like {EXAMPLE}"
            raise ValidationError(sentence, code="invalid") from error

    def validate(self, value):
        """Refuse an empty box that must be filled, with a sentence that says what to enter."""
        if value is None and self.required:
            label = self.label or "date"
            # "Date received" reads well after "Enter the"; "Reply due" does not.
            dated = label.lower().startswith("date")
            what = f"the {label[0].lower()}{label[1:]}" if dated else f"a date for “{label}”"
            raise ValidationError(f"Enter {what}, like {EXAMPLE}", code="required")


class LongSelect(forms.Select):
    """A list of hundreds of choices, without groups: Django renders two templates for each, we one text for all."""

    def render(self, name, value, attrs=None, renderer=None):
        """The list as HTML, as Django writes it."""
        chosen = set(self.format_value(value))
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, SELECTED if str(key) in chosen else "", words) for key, words in self.choices),
        )
        attributes = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        return format_html("<select{}>\n{}\n</select>", flatatt(attributes), options)


class WordsField(forms.Field):
    """Text to search for, taken as it was typed: what cannot be searched for, the search itself says."""

    LONGEST_SHOWN = 200
    widget = forms.TextInput({"type": "search", "autocomplete": "off", "spellcheck": "false"})

    def bound_data(self, data, initial):
        """What stands in the box again: without characters that no page can show."""
        return "".join(letter for letter in data or "" if letter.isprintable())[: self.LONGEST_SHOWN]


class LinesField(forms.CharField):
    """Text of several lines, whose ends are "\n" as in a file, where a browser sends "\r\n"."""

    widget = forms.Textarea

    def to_python(self, value):
        """`value` with its line ends made one kind, so that saving what nobody changed changes nothing."""
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows to tick; a number too long for a key is no choice, where a database would stop at it."""

    LONGEST_KEY = 18

    def clean(self, value):
        """The chosen rows; a ValidationError for what cannot be one."""
        for key in value if isinstance(value, list | tuple) else []:
            if len(str(key)) > self.LONGEST_KEY:
                raise ValidationError(self.error_messages["invalid_pk_value"] % {"pk": str(key)[:20]}, code="invalid")
        return super().clean(value)


class PlainErrors:
    """Mix into a form: "This field is required." becomes a sentence that says what to do, and so does "too long".

    A field keeps any message of its own: only Django's defaults are replaced.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            default = forms.Field.default_error_messages["required"]
            if field.error_messages.get("required") == default:
                label = field.label or name.replace("_", " ")
                field.error_messages["required"] = f"{self.verb_for(field)} {label[0].lower()}{label[1:]}"
            shorten = f"{field.label or name} must be %(limit_value)d characters or fewer; it has %(show_value)d"
            field.error_messages.setdefault("max_length", shorten)

    @staticmethod
    def verb_for(field):
        """What one does to fill `field`: "Choose" from a list or of files, else "Enter"."""
        choosing = (forms.Select, forms.RadioSelect, forms.FileInput)
        return "Choose" if isinstance(field.widget, choosing) else "Enter"
