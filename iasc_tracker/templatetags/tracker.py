"""What our templates may say beyond Django's own: loaded in every template (settings, builtins)."""

from datetime import date, datetime

from django import forms, template
from django.core.paginator import Page
from django.forms.formsets import BaseFormSet
from django.utils import timezone

from iasc_tracker.fields import DayInput

register = template.Library()

# The first class that fits decides; the names are those of templates/govuk/field.html.
KINDS = [
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (DayInput, "day"),
]
CLASSES = {
    "text": "govuk-input",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "day": "govuk-input govuk-input--width-10 moj-js-datepicker-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "checkbox": "govuk-checkboxes__input",
}
ERROR_CLASSES = {
    "textarea": "govuk-textarea--error",
    "select": "govuk-select--error",
    "file": "govuk-file-upload--error",
    "checkbox": "",
}


def plain_date(moment):
    """The date of `moment` (a date, or an aware or naive datetime) in the office's time zone."""
    if not isinstance(moment, datetime):
        return moment
    return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()


@register.filter
def day(value):
    """A date or moment as "13 October 2020"; nothing for nothing."""
    return f"{plain_date(value).day} {plain_date(value):%B %Y}" if isinstance(value, date) else ""


@register.filter
def short_day(value):
    """A date or moment as "13 Oct 2020", for tables; nothing for nothing."""
    return f"{plain_date(value).day} {plain_date(value):%b %Y}" if isinstance(value, date) else ""


@register.filter
def file_size(size):
    """A number of bytes as "412KB" or "1.2MB", the way GOV.UK writes sizes; nothing for no number."""
    if not isinstance(size, int):
        return ""
    if size < 1000:
        return f"{size} bytes" if size != 1 else "1 byte"
    if size < 999_500:
        return f"{round(size / 1000)}KB"
    return f"{size / 1_000_000:.1f}MB".replace(".0MB", "MB")


@register.filter
def layout_for(path):
    """The base template of an error page at `path` ("" when unknown): the staff side's or the public one."""
    return "staff/base.html" if str(path).startswith(("/staff/", "/accounts/")) else "public/base.html"


@register.filter
def standing_at(path, url):
    """Where a reader at `path` stands to the menu entry `url`: "page" on it, "true" below it, "" elsewhere."""
    if path == url:
        return "page"
    return "true" if str(path).startswith(url) else ""


@register.filter
def sentences(message):
    """A message as a list of sentences: it may be a list, or text with a sentence on each line.

    Django turns a list into text when a message outlives a redirect, so senders join with a new line.
    """
    if isinstance(message, list | tuple):
        return list(message)
    return message.splitlines() if "\n" in message else [message]


@register.filter
def control_kind(field):
    """The kind of control that the bound field `field` has: a key of `CLASSES`, "radios" or "checkboxes"."""
    return next((kind for widget, kind in KINDS if isinstance(field.field.widget, widget)), "text")


@register.filter
def control_id(field):
    """The id of the first control of the bound field `field`: where a link to it has to land."""
    if control_kind(field) in ("radios", "checkboxes"):
        return field.subwidgets[0].id_for_label if field.subwidgets else ""
    return field.id_for_label


@register.filter
def control(field):
    """The bound field `field` as HTML, with GOV.UK's classes; Django itself writes the aria attributes.

    Placeholders (django-allauth sets some) are left out: they vanish on typing and are too pale to read.
    """
    kind = control_kind(field)
    own = field.field.widget.attrs.get("class", "")
    error = ERROR_CLASSES.get(kind, "govuk-input--error") if field.errors else ""
    classes = " ".join(filter(None, [CLASSES[kind], own, error]))
    return field.as_widget(attrs={"class": classes, "placeholder": False})


def problems_of_form(form):
    """(sentence, id of the control or "") for each error of one form, in the order the fields are shown."""
    problems = [(sentence, "") for sentence in form.non_field_errors()]
    for field in form:
        target = "" if field.is_hidden else control_id(field)
        problems += [(sentence, target) for sentence in field.errors]
    return problems


@register.simple_tag
def problems_of(*sources):
    """Every (sentence, control id) of `sources`: forms, formsets, lists of either, or nothing at all."""
    problems = []
    for source in filter(lambda source: source not in (None, ""), sources):
        if isinstance(source, BaseFormSet):
            problems += [(sentence, "") for sentence in source.non_form_errors()]
            problems += problems_of(*source.forms)
        elif isinstance(source, forms.BaseForm):
            problems += problems_of_form(source)
        else:
            problems += problems_of(*source)
    return problems


@register.filter
def page_numbers(page: Page):
    """The page numbers to offer beside `page`, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
