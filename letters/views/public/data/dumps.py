"""Everything published in one file: CSV for each table, JSON for all of it.

Nothing is kept open while a slow reader fetches: the keys are read first, then the items of one chunk at a time, each
asked for anew, so that what is withdrawn in the middle of a download is not in the rest of it.
"""

import json

from iasc_tracker import clock
from iasc_tracker.csv_files import csv_lines
from letters.views.public.data import items
from letters.views.public.data.answers import download, json_answer, open_data
from letters.views.public.data.api import base_of
from letters.views.public.data.fields import ITEMS
from letters.views.public.data.schemas import csv_metadata, dump_schema
from letters.views.public.published import published, reply_keys

CHUNK = 500


def in_chunks(keys, chunk=CHUNK):
    """The `keys` (a queryset of them, read at once) as lists of at most `chunk`."""
    every = list(keys)
    return (every[start : start + chunk] for start in range(0, len(every), chunk))


def letters(base):
    """Every letter as an item, chunk by chunk."""
    for keys in in_chunks(published().own_letters().values_list("pk", flat=True)):
        yield from items.letters(list(published().filter(pk__in=keys)), base)


def responses(base):
    """Every response as an item, chunk by chunk."""
    for keys in in_chunks(reply_keys(published())):
        yield from items.responses(keys, base)


def documents(base, *, chunk=CHUNK):
    """Every document as an item, chunk by chunk."""
    for keys in in_chunks(published().values_list("pk", flat=True), chunk):
        yield from items.documents(published().filter(pk__in=keys), base)


def documents_with_text(base):
    """Every document with its words as an item, chunk by chunk."""
    for keys in in_chunks(published().values_list("pk", flat=True)):
        yield from (items.document_with_text(copy, base) for copy in published().filter(pk__in=keys))


def table(name, rows):
    """The items `rows` as rows of cells, headings first; the columns are those of the table `name`."""
    fields = ITEMS[name][1]
    yield [field.name for field in fields]
    for row in rows:
        yield [cell(row[field.name]) for field in fields]


def cell(value):
    """What stands in a cell for `value`: true or false, and the parts of a list divided by "; "."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(part(one) for one in value) if isinstance(value, list) else value


def part(value):
    """One part of a list: a key, or what was asked for and what is published of it."""
    return f"{value['name']}: {value['published']}" if isinstance(value, dict) else str(value)


def csv_file(request, name, rows):
    """The table `name` with the items `rows`, streamed, with a link to what its columns mean."""
    described = f'<{base_of(request)}/data/csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    kind = "text/csv; charset=utf-8; header=present"
    return download(csv_lines(table(name, rows)), f"{name}.csv", kind, {"Link": described})


@open_data
def letters_csv(request):
    """Every published letter."""
    return csv_file(request, "letters", letters(base_of(request)))


@open_data
def responses_csv(request):
    """Every published response."""
    return csv_file(request, "responses", responses(base_of(request)))


@open_data
def documents_csv(request):
    """Every published document, without its words."""
    return csv_file(request, "documents", documents(base_of(request)))


def whole(base):
    """Everything published as the text of one JSON object, an item on each line."""
    every = {
        "letters": letters(base),
        "responses": responses(base),
        "documents": documents_with_text(base),
        "areas": items.areas(base),
        "campaigns": items.campaigns(base),
    }
    yield f'{{"as_at": "{clock.today().isoformat()}"'
    for name, rows in every.items():
        yield f',\n"{name}": ['
        for number, row in enumerate(rows):
            yield f"{',' if number else ''}\n{json.dumps(row, ensure_ascii=False)}"
        yield "]"
    yield "}\n"


@open_data
def everything(request):
    """Everything published, with the words of the documents."""
    described = f'<{base_of(request)}/data/schema.json>; rel="describedby"; type="application/schema+json"'
    return download(whole(base_of(request)), "all.json", "application/json", {"Link": described})


@open_data
def json_schema(request):
    """What all.json holds (JSON Schema 2020-12)."""
    return json_answer(dump_schema(base_of(request)), content_type="application/schema+json")


@open_data
def csv_schema(request):
    """What the columns of the CSV files hold (CSV on the Web)."""
    return json_answer(csv_metadata(base_of(request)), content_type="application/csvm+json")
