"""The pages that say what there is as data, and what each value means."""

from django.shortcuts import render

from letters.views.public.data.fields import ITEMS, KINDS, REQUESTED, TABLES, WORDS
from letters.views.public.data.items import OGL, OGL_URL
from letters.views.public.published import public_campaigns, public_page

MEANINGS = {
    "text": "text",
    "slug": "letters, digits and hyphens",
    "number": "whole number",
    "flag": "true or false",
    "day": "day, as 2020-10-13",
    "moment": "moment, as 2020-12-01T09:30:00Z",
    "address": "address",
    "hash": "64 hexadecimal digits",
    "numbers": "list of numbers",
    "addresses": "list of addresses",
    "requested": "list of what was asked for",
}


@public_page
def data(request):
    """What there is as data, where, and under which licence."""
    page = {"campaigns": public_campaigns(), "tables": TABLES, "licence": OGL, "licence_url": OGL_URL}
    return render(request, "public/data.html", page)


@public_page
def dictionary(request):
    """What each value of the API and each column of the files means."""
    tables = [(name, name in TABLES, meanings(fields)) for name, (_, fields) in ITEMS.items()]
    page = {"tables": tables, "requested": meanings(REQUESTED), "words": WORDS, "kinds": KINDS}
    return render(request, "public/data_dictionary.html", page)


def meanings(fields):
    """(Field, what kind of value it is in words) for each of `fields`."""
    return [(field, MEANINGS[field.kind]) for field in fields]
