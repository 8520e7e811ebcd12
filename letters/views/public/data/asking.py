"""What an address of the API may ask: the filters of the list, and a page. Everything else is told what to mend."""

import re
from datetime import date

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage, Paginator

from iasc_tracker.fields import WordsField
from letters.search import TOO_SLOW, TooSlowError, copies_with, limited
from letters.views.public.data.answers import DataError
from letters.views.public.data.fields import KINDS, SLUG
from letters.views.public.published import public_areas, public_campaigns, published
from letters.views.public.question import CONDITIONS

PER_PAGE = 100
LAST_PAGE = 999_999
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEAR = "^20[0-9]{2}$"
PAGE = re.compile(r"[1-9][0-9]{0,5}")
TURNED = "until is before since, so nothing can be found. Give a later day."


class IsoDayField(forms.Field):
    """A day as data writes it: 2020-10-13, and nothing else."""

    def to_python(self, value):
        """The date; a ValidationError for what is none."""
        if not value:
            return None
        try:
            return date.fromisoformat(value) if ISO_DAY.fullmatch(value) else self._refuse()
        except ValueError:
            return self._refuse()

    def _refuse(self):
        raise ValidationError("Give a day like 2020-10-13.", code="invalid")


class PageField(forms.Field):
    """The number of a page: 1, 2, 3."""

    def to_python(self, value):
        """The number, 1 when none was given; a ValidationError for what is none."""
        if not value:
            return 1
        if not PAGE.fullmatch(value):
            raise ValidationError(f"Give a whole number from 1 to {LAST_PAGE}.", code="invalid")
        return int(value)


class PlacesForm(forms.Form):
    """The parameters of the lists of areas and campaigns."""

    page = PageField(required=False)


class ItemsForm(PlacesForm):
    """The parameters of the lists of letters, responses and documents."""

    q = WordsField(required=False)
    campaign = forms.RegexField(SLUG, required=False, max_length=200)
    area = forms.RegexField(SLUG, required=False, max_length=100)
    document = forms.ChoiceField(choices=[("", ""), *KINDS], required=False)
    year = forms.RegexField(YEAR, required=False)
    since = IsoDayField(required=False)
    until = IsoDayField(required=False)

    def __init__(self, query):
        super().__init__(query)
        for name, words in (("campaign", "campaigns"), ("area", "areas")):
            self.fields[name].error_messages["invalid"] = f"Give an id from /api/v1/{words}/."
        self.fields["year"].error_messages["invalid"] = "Give a year like 2020."
        kinds = ", ".join(kind for kind, _ in KINDS)
        self.fields["document"].error_messages["invalid_choice"] = f"Give one of: {kinds}."


def read(form_class, query):
    """What the address asks for, as a dictionary; DataError (400) with a sentence for each thing that is wrong."""
    form = form_class(query)
    wrong = [f"There is no parameter “{name[:50]}”." for name in query if name not in form.fields]
    wrong += [f"Give {name} once." for name in form.fields if len(query.getlist(name)) > 1]
    wrong += [f"Give {name} a value, or leave it out." for name in form.fields if name != "q" and query.get(name) == ""]
    if wrong:
        raise DataError(400, *wrong, f"The parameters here are {', '.join(sorted(form.fields))}.")
    if not form.is_valid():
        raise DataError(400, *(f"{name}: {words}" for name, texts in form.errors.items() for words in texts))
    return form.cleaned_data


def narrowed(asked):
    """(the public copies that the filters of `asked` leave, why there are none or not all, if so).

    DataError (404) for a campaign or an area of which nothing is published.
    """
    for name, rows in (("campaign", public_campaigns()), ("area", public_areas())):
        if asked[name] and not rows.filter(slug=asked[name]).exists():
            raise DataError(404, f"Nothing is published for this {name}. See /api/v1/{name}s/ for those there are.")
    if asked["since"] and asked["until"] and asked["since"] > asked["until"]:
        return published().none(), TURNED
    copies = published()
    for name in CONDITIONS.keys() & asked.keys():
        if asked[name]:
            copies = copies.filter(CONDITIONS[name](asked[name]))
    words = (asked["q"] or "").strip()
    return copies_with(words, copies) if words else (copies, "")


def page_of(rows, number):
    """Page `number` of `rows`; DataError (404) past the last one."""
    pages = Paginator(rows, PER_PAGE)
    try:
        return pages.page(number)
    except EmptyPage as error:
        raise DataError(404, f"There is no page {number}: the last one is page {pages.num_pages}.") from error


def found(rows_of, asked):
    """(the Page asked for, of the rows that `rows_of` makes of the copies asked for; why there are none, if so)."""
    if not asked["q"]:
        copies, why = narrowed(asked)
        return whole(page_of(rows_of(copies), asked["page"])), why
    try:
        with limited(settings.SEARCH_SECONDS, looked_up=True):
            copies, why = narrowed(asked)
            return whole(page_of(rows_of(copies), asked["page"])), why
    except TooSlowError:
        return page_of([], 1), TOO_SLOW


def whole(page):
    """`page` with its rows fetched, which must happen inside `limited`."""
    page.object_list = list(page.object_list)
    return page
