"""Keeping the index true: what the marks of the database name is read again, and everything can be made anew.

No verb knows of it. Whoever changes a letter, an arrival, a reply, a document or a public copy, in whatever way, a
trigger leaves a mark in the same transaction (see its migrations), and nothing can be forgotten.
"""

import time
from collections import defaultdict

from django.db import transaction
from django.db.models import Count, Max

from letters.models import SearchEntry, SearchMark
from letters.search import databases
from letters.search.entries import SOURCES, said
from letters.search.things import COPY, DOCUMENT, INCOMING, LETTER, kind_and_key, number_of

AT_ONCE = 10
NAMES = {COPY: "public copy", LETTER: "letter", INCOMING: "arrival", DOCUMENT: "document"}


def catch_up(seconds=None):
    """Read again what has a mark, for `seconds` or until nothing is left; returns how many things were looked at."""
    end = None if seconds is None else time.monotonic() + seconds
    looked_at = 0
    while SearchMark.objects.exists() and (end is None or time.monotonic() < end):
        looked_at += _take_some()
    return looked_at


def waiting():
    """How many things have changed and are not read again yet."""
    return SearchMark.objects.aggregate(things=Count("thing", distinct=True))["things"]


@transaction.atomic
def _take_some():
    """Take the oldest marks and read what they name.

    The marks go first: who changes the thing meanwhile leaves another, which this transaction does not see.
    """
    databases.take_turns()
    oldest = set(SearchMark.objects.values_list("thing", flat=True)[:AT_ONCE])
    marks = list(SearchMark.objects.filter(thing__in=oldest).values_list("pk", flat=True))
    SearchMark.objects.filter(pk__in=marks).delete()
    read_again(oldest)
    return len(oldest)


def read_again(numbers):
    """Make the rows of the things `numbers` say what the things say now; call it inside a transaction, in turn."""
    keys = defaultdict(list)
    for number in numbers:
        kind, key = kind_and_key(number)
        keys[kind].append(key)
    there = {one.number: one for kind in keys for one in _every(kind, pk__in=keys[kind])}
    kept = dict(SearchEntry.objects.filter(thing__in=numbers, part=0).values_list("thing", "sha256"))
    stale = [number for number in numbers if number not in there or kept.get(number) != there[number].sha256]
    SearchEntry.objects.filter(thing__in=stale).delete()
    SearchEntry.objects.bulk_create(row for number in stale if number in there for row in there[number].entries())


def _every(kind, **conditions):
    """The Said of every row of a kind that meets `conditions`, a few in memory at a time."""
    rows = SOURCES[kind][0].filter(**conditions).order_by("pk")
    return (said(kind, row) for row in rows.iterator(chunk_size=AT_ONCE))


def rebuild():
    """Mark everything there is and everything in the index, and read it; returns how many things that were."""
    databases.mend_index()
    SearchEntry.objects.update(sha256="")  # so that no row passes for what it should be; all stay to be found meanwhile
    for kind, (rows, _, _) in SOURCES.items():
        keys = rows.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=1_000)
        SearchMark.objects.bulk_create((SearchMark(thing=number_of(kind, pk)) for pk in keys), batch_size=1_000)
    gone = SearchEntry.objects.order_by().values_list("thing", flat=True).distinct()
    SearchMark.objects.bulk_create((SearchMark(thing=number) for number in gone), batch_size=1_000)
    return catch_up()


def faults():
    """What is wrong with the index, in sentences; empty when it says what letters, arrivals and documents say."""
    sentences = [f"The trigger {name} is missing: run migrate." for name in databases.missing_triggers()]
    sentences += databases.broken_index()
    marked = set(SearchMark.objects.values_list("thing", flat=True))
    grouped = SearchEntry.objects.order_by().values("thing")
    kept = dict(grouped.annotate(sha256=Max("sha256")).values_list("thing", "sha256"))
    parts = dict(grouped.annotate(parts=Count("pk")).values_list("thing", "parts"))
    for kind in SOURCES:
        for one in _every(kind):
            found = (kept.pop(one.number, None), parts.get(one.number, 0))
            if one.number not in marked and found != ((one.sha256 if one.passages else None), len(one.passages)):
                sentences.append(_sentence(one.number, found[1], len(one.passages)))
    return sentences + [_sentence(number, parts[number], 0) for number in sorted(kept) if number not in marked]


def _sentence(number, found, expected):
    kind, key = kind_and_key(number)
    if found == expected:
        return f"The index holds old words of {NAMES[kind]} {key}."
    return f"The index holds {found} of the {expected} parts of {NAMES[kind]} {key}."
