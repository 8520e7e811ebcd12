"""Search for the public: the words of public copies, and nothing else that the index holds (TRUST R-PUB-2).

The order and the number of what is found depend on the copies asked for alone, so nothing hidden can be counted.
"""

from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Page
from django.db.models import F, OuterRef, Subquery
from django.db.models.lookups import IsNull

from letters.models import PublicCopy, SearchEntry
from letters.search.databases import TooSlowError, limited
from letters.search.finding import TOO_SLOW, holding, pages_of
from letters.search.hits import places_of
from letters.search.questions import read_question
from letters.search.snippets import Part, marked, snippet
from letters.search.things import kind_and_key
from letters.search.words import clean

BEST, NEWEST, OLDEST = "best", "newest", "oldest"
DAY = "day"
ORDERS = {BEST: ("-rank", f"-{DAY}", "-thing"), NEWEST: (f"-{DAY}", "-thing"), OLDEST: (DAY, "thing")}


class PublicHit(NamedTuple):
    """A public copy that was found, with its `title` and some of its words as Parts, what was asked for marked."""

    copy: PublicCopy
    title: list[Part]
    snippet: list[Part]


class PublicResults(NamedTuple):
    """One page of PublicHits, the Page they are of (None when nothing was asked), and why there are none, if so."""

    hits: list[PublicHit]
    page: Page | None = None
    sentence: str = ""

    @property
    def is_answered(self):
        """Whether something was asked and looked for; a Page without rows would count as false by itself."""
        return self.page is not None


def search_public(words, copies, *, order=BEST, page=1):
    """The PublicResults of page `page` for the text `words` among `copies`, a queryset of PublicCopy.

    `order`: a key of ORDERS. Nothing that can be typed raises (TRUST R-LOAD-2, 3).
    """
    question = read_question(words)
    if not question.terms:
        return PublicResults([], sentence=question.sentence)
    public = copies.order_by().filter(pk=OuterRef("public_copy")).values("pk")[:1]
    entries = SearchEntry.objects.filter(IsNull(Subquery(public), False), public_copy__isnull=False)
    try:
        with limited(settings.SEARCH_SECONDS):
            pages = pages_of(question.terms, entries, day=F("public_copy__published_at"), order=ORDERS[order])
            shown = pages.get_page(page)
            numbers = [row["thing"] for row in shown]
            return PublicResults(_hits(numbers, copies, question.terms), shown)
    except TooSlowError:
        return PublicResults([], sentence=TOO_SLOW)


def copies_with(words, copies):
    """(those of `copies` that hold the text `words`, in no order of ours; why there are none, if so).

    Nothing is looked for before the queryset is used, which belongs inside `databases.limited`.
    """
    question = read_question(words)
    if not question.terms:
        return copies.none(), question.sentence
    entries = holding(question.terms, SearchEntry.objects.filter(public_copy__isnull=False))
    return copies.filter(pk__in=entries.order_by().values("public_copy")), ""


def _hits(numbers, copies, terms):
    """The PublicHits of the things `numbers`, in their order."""
    rows = copies.order_by().in_bulk([kind_and_key(number)[1] for number in numbers])
    entries, _ = places_of(numbers, terms)
    return [_hit(rows[kind_and_key(number)[1]], entries[number], terms) for number in numbers]


def _hit(copy, entry, terms):
    return PublicHit(copy, marked(clean(copy.title), terms), snippet(entry.text, terms))
