"""What a page of results shows of each thing that was found."""

from datetime import date
from functools import reduce
from operator import add
from typing import NamedTuple

from django.db.models import Case, IntegerField, Q, Value, When
from django.urls import reverse

from letters.models import Document, Incoming, Letter, SearchEntry
from letters.search.databases import rows_with
from letters.search.snippets import Part, marked, snippet
from letters.search.things import DOCUMENT, INCOMING, LETTER, kind_and_key
from letters.search.words import clean

MOST_PAGES = 5
FILED_UNDER = "incoming__reply__letter__office__area"
ROWS = {
    LETTER: Letter.objects.select_related("office__area"),
    INCOMING: Incoming.objects.select_related("office__area", "reply__letter__office__area"),
    # A document may have hundreds of pages: only whether it has any text is asked.
    DOCUMENT: Document.objects.select_related("letter__office__area", "incoming__office__area", FILED_UNDER)
    .defer("text")
    .annotate(is_unread=Case(When(text="", then=True), default=False)),
}


class Hit(NamedTuple):
    """One thing found: its `title` as Parts with the `url` of its page, and where the words stand.

    `place` is "page 3" or a label like "Internal notes"; `pages` are further pages with one of the words. `is_unread`
    is true of a file without text. `letter` is what it is filed under, None for what waits in the inbox.
    """

    thing: int
    what: str
    title: list[Part]
    url: str
    snippet: list[Part]
    place: str
    pages: list[int]
    letter: Letter | None
    day: date | None
    name: str
    is_page: bool
    is_unread: bool

    @property
    def first_pages(self):
        """As many of the further pages as a line holds."""
        return self.pages[:MOST_PAGES]


class Shown(NamedTuple):
    """What a row says of itself: its kind in words, its title, the address of its page, its letter and its day."""

    what: str
    title: str
    url: str
    letter: Letter | None
    day: date | None


def hits_of(numbers, terms):
    """The Hits of the things `numbers`, in their order."""
    rows = {}
    for kind, source in ROWS.items():
        keys = {kind_and_key(number)[1]: number for number in numbers if kind_and_key(number)[0] == kind}
        rows |= {keys[row.pk]: row for row in source.filter(pk__in=keys)}
    best, pages = places_of(numbers, terms)
    return [_hit(number, rows[number], best[number], pages[number], terms) for number in numbers if number in rows]


def places_of(numbers, terms):
    """{thing: the SearchEntry to show}: that with the most of `terms`, a page before a name; {thing: other pages}."""
    one = [
        Case(When(pk__in=rows_with(term, within=numbers), then=1), default=0, output_field=IntegerField())
        for term in terms
    ]
    entries = SearchEntry.objects.filter(thing__in=numbers).annotate(
        score=reduce(add, one), wordless=Case(When(Q(text=""), then=1), default=Value(0))
    )
    found = entries.filter(score__gt=0).order_by("thing", "wordless", "-score", "part")
    first, pages = {}, {number: [] for number in numbers}
    for thing, key, page in found.values_list("thing", "pk", "page"):
        if first.setdefault(thing, (key, page))[1] != page and page is not None and page not in pages[thing]:
            pages[thing].append(page)
    entries = SearchEntry.objects.in_bulk([key for key, _ in first.values()])
    return {thing: entries[key] for thing, (key, _) in first.items()}, pages


def _hit(number, row, entry, pages, terms):
    kind, _ = kind_and_key(number)
    shown = SHOWN[kind](row)
    return Hit(
        thing=number,
        what=shown.what,
        title=marked(clean(shown.title), terms),
        url=shown.url,
        snippet=snippet(entry.text, terms),
        place=f"page {entry.page}" if entry.page else entry.label,
        pages=sorted(pages),
        letter=shown.letter,
        day=shown.day,
        name=shown.title,
        is_page=entry.page is not None,
        is_unread=kind == DOCUMENT and row.is_unread,
    )


def _letter(letter):
    title = f"{letter.reference}: {letter.recipient}"
    return Shown("Letter", title, letter.get_staff_url(), letter, letter.sent_on or letter.dated)


def _incoming(incoming):
    reply = getattr(incoming, "reply", None)
    name = reply.get_kind_display() if reply else incoming.get_channel_display()
    title = f"{name} from {incoming.sender}" if incoming.sender else name
    title = f"{title}: {incoming.subject}" if incoming.subject else title
    url = reply.letter.get_staff_url() if reply else incoming.get_staff_url()
    return Shown("Reply" if reply else "Not filed yet", title, url, reply and reply.letter, incoming.received_on)


def _document(document):
    letter = document.answered_letter
    day = document.incoming.received_on if document.incoming else letter.sent_on or letter.dated
    url = reverse("staff:document-download", args=[document.pk])
    return Shown(document.get_kind_display(), document.original_name, url, letter, day)


SHOWN = {LETTER: _letter, INCOMING: _incoming, DOCUMENT: _document}
