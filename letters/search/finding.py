"""The one way to search: words and filters in, a page of hits out, the same on both databases.

First comes what holds all the words in its heading (reference, addressee, name of the file), then what holds them side
by side, then on one page, then anywhere; among equals the newest first (docs/decisions/0012). Where more is found than
anybody reads (settings.SEARCH_WEIGHED), only the heading counts, because weighing costs more the more there is.
"""

from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Case, F, IntegerField, Max, Q, Value, When
from django.db.models.functions import Coalesce

from letters.models import Incoming, SearchEntry
from letters.search.databases import TooSlowError, limited, rows_with
from letters.search.hits import Hit, hits_of
from letters.search.questions import Term, read_question
from letters.search.things import KINDS

PER_PAGE = 20
IN_HEADING, IN_ORDER, ON_ONE_PAGE, ANYWHERE = 4, 3, 2, 1
LONG_AGO = date(1900, 1, 1)
DAY = Coalesce(F("incoming__received_on"), F("letter__sent_on"), F("letter__dated"), Value(LONG_AGO))
# The kind before the key: keys of different tables say nothing of one another.
ORDER = ("-rank", "-day", (F("thing") % KINDS).desc(), "-thing")
TOO_SLOW = "This search takes too long. Add a word, choose a filter, or write more letters before the *."
FILED = Q(incoming=None) | ~Q(incoming__state=Incoming.State.REJECTED)

LETTERS, REPLIES, DOCUMENTS = "letters", "replies", "documents"
WHAT = {
    LETTERS: Q(document=None, incoming=None),
    REPLIES: Q(document=None, incoming__isnull=False),
    DOCUMENTS: Q(document__isnull=False),
}
READ = {"yes": Q(document=None) | ~Q(document__text=""), "no": Q(document__isnull=False, document__text="")}


class Filters(NamedTuple):
    """What a search is narrowed to: `what` and `read` are keys above; `since` and `until` are days, both included."""

    what: str = ""
    campaign: object = None
    area: object = None
    since: date | None = None
    until: date | None = None
    read: str = ""


class Results(NamedTuple):
    """One page of `hits`, the Page they are of (None when nothing was asked), and why there are none, if so."""

    hits: list[Hit]
    page: Page | None = None
    sentence: str = ""

    @property
    def is_answered(self):
        """Whether something was asked and looked for; a Page without rows would count as false by itself."""
        return self.page is not None


def search(words, *, filters=None, page=1):
    """The Results of page `page` for the text `words` narrowed by `filters` (Filters).

    Nothing that can be typed raises: what cannot be searched for, or would take longer than
    `settings.SEARCH_SECONDS`, is answered with a sentence (TRUST R-LOAD-2, 3).
    """
    question = read_question(words)
    if not question.terms:
        return Results([], sentence=question.sentence)
    try:
        with limited(settings.SEARCH_SECONDS):
            entries = narrowed(filters or Filters())
            found = pages_of(question.terms, entries, day=DAY, order=ORDER).get_page(page)
            return Results(hits_of([row["thing"] for row in found], question.terms), found)
    except TooSlowError:
        return Results([], sentence=TOO_SLOW)


def pages_of(terms, entries, *, day, order):
    """The Paginator of the {thing, rank, day} of `entries` that hold all of `terms`, in the order of the names `order`.

    They are counted first, because the count decides how they are weighed. `day`: the expression for their day.
    """
    entries = holding(terms, entries)
    count = entries.order_by().values("thing").distinct().count()
    weight = rank(terms, weighed=count <= settings.SEARCH_WEIGHED)
    found = entries.order_by().values("thing").annotate(rank=Max(weight), day=Max(day))
    paginator = Paginator(found.order_by(*order), PER_PAGE)
    paginator.count = count
    return paginator


def holding(terms, entries):
    """Those of `entries` (SearchEntry rows) whose thing holds all of `terms` somewhere."""
    for term in terms:
        with_term = SearchEntry.objects.order_by().filter(pk__in=rows_with(term))
        entries = entries.filter(thing__in=with_term.values("thing"))
    return entries


def rank(terms, *, weighed, within=None):
    """The expression that says how well one entry fits `terms`; unless `weighed`, by its heading alone.

    `within`: the numbers of the things whose entries are looked at, if they are known.
    """
    in_order = Term(
        tuple(form for term in terms for form in term.forms), tuple(root for term in terms for root in term.stems)
    )
    cases = [When(pk__in=rows_with(*terms, only_in_heading=True, within=within), then=IN_HEADING)]
    if weighed and len(terms) > 1:
        cases.append(When(pk__in=rows_with(in_order, within=within), then=IN_ORDER))
        cases.append(When(pk__in=rows_with(*terms, within=within), then=ON_ONE_PAGE))
    return Case(*cases, default=ANYWHERE, output_field=IntegerField())


def narrowed(filters):
    """The entries that `filters` leave: never discarded drafts, never what was rejected, never public copies."""
    entries = SearchEntry.objects.filter(FILED, public_copy=None, letter__discarded_at=None)
    if filters.what:
        entries = entries.filter(WHAT[filters.what])
    if filters.read:
        entries = entries.filter(READ[filters.read])
    if filters.campaign:
        entries = entries.filter(
            Q(letter__campaign=filters.campaign) | Q(incoming__reply__letter__campaign=filters.campaign)
        )
    if filters.area:
        arrived = Q(incoming__office__area=filters.area) | Q(incoming__reply__letter__office__area=filters.area)
        entries = entries.filter(Q(letter__office__area=filters.area) | arrived)
    return _between(entries, filters.since, filters.until)


def _between(entries, since, until):
    """Those of `entries` that arrived or were sent from the day `since` to the day `until`; drafts by their date."""
    entries = entries.alias(on=Coalesce(F("incoming__received_on"), F("letter__sent_on"), F("letter__dated")))
    if since:
        entries = entries.filter(on__gte=since)
    return entries.filter(on__lte=until) if until else entries
