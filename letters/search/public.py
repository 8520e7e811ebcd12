"""Search for the public: the words of public copies, and nothing else that the index holds (TRUST R-PUB-2).

The order and the number of what is found depend on what is public alone, so nothing hidden can be counted.

What the words find is weighed as for staff (letters/search/finding.py). Words that stand in more public copies than
anybody reads (settings.SEARCH_WEIGHED) say nothing of which fits best: those copies come newest first, and no more of
them are looked at than are shown (docs/decisions/0022).
"""

from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet
from django.db.models.lookups import IsNull
from django.utils.functional import cached_property

from iasc_tracker import clock
from letters.models import PublicCopy, SearchEntry
from letters.search.databases import TooSlowError, copies_with_all, copies_with_each, in_copy, limited
from letters.search.finding import PER_PAGE, TOO_SLOW, rank
from letters.search.hits import places_of
from letters.search.questions import read_question
from letters.search.snippets import Part, marked, snippet
from letters.search.things import COPY, number_of
from letters.search.words import clean

BEST, NEWEST, OLDEST = "best", "newest", "oldest"
BY_DAY = {NEWEST: ("-published_at", "-pk"), OLDEST: ("published_at", "pk")}
CUT = "More than {:,} documents hold these words. The newest {:,} of them are looked at."


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


class Found(NamedTuple):
    """The keys of the copies found, in order, a list or a queryset that is read as far as is needed.

    `is_cut`: there are more than SEARCH_WEIGHED, and these are that many.
    """

    keys: list[int] | QuerySet
    is_cut: bool = False


class PagesOfFound(Paginator):
    """Pages of what was found; `is_cut` as there."""

    def __init__(self, found):
        self.is_cut = found.is_cut
        super().__init__(found.keys, PER_PAGE)

    @cached_property
    def count(self):
        """How many there are, SEARCH_WEIGHED at most; what is cut is not counted."""
        return settings.SEARCH_WEIGHED if self.is_cut else len(self.object_list)


def search_public(words, copies, *, order=BEST, page=1, is_narrowed=True):
    """The PublicResults of page `page` for the text `words` among `copies`, a queryset of PublicCopy.

    `is_narrowed`: false when `copies` are all that are public. `order`: BEST, NEWEST or OLDEST. Nothing that can be
    typed raises (TRUST R-LOAD-2, 3).
    """
    question = read_question(words)
    if not question.terms:
        return PublicResults([], sentence=question.sentence)
    try:
        with limited(settings.SEARCH_SECONDS, looked_up=True):
            found = found_among(copies, question.terms, order, is_narrowed=is_narrowed)
            shown = PagesOfFound(found).get_page(page)
            return PublicResults(_hits(list(shown), copies, question.terms), shown)
    except TooSlowError:
        return PublicResults([], sentence=TOO_SLOW)


def copies_with(words, copies):
    """(those of `copies` that hold the text `words`, in no order of ours; why there are none or not all, if so).

    Call it, and use the queryset, inside `databases.limited`.
    """
    question = read_question(words)
    if not question.terms:
        return copies.none(), question.sentence
    found = found_among(copies, question.terms, NEWEST, is_narrowed=True)
    most = settings.SEARCH_WEIGHED
    return copies.filter(pk__in=found.keys), CUT.format(most, most) if found.is_cut else ""


def found_among(copies, terms, order, *, is_narrowed):
    """The Found for `terms` among `copies`, in the order BEST, NEWEST or OLDEST."""
    few = few_with(terms)
    if few is None:
        return walked(copies, terms, OLDEST if order == OLDEST else NEWEST, is_narrowed=is_narrowed)
    there = copies.filter(pk__in=few)
    if order != BEST:
        return Found(list(there.order_by(*BY_DAY[order]).values_list("pk", flat=True)))
    days = dict(there.order_by().values_list("pk", "published_at"))
    numbers = [number_of(COPY, key) for key in days]
    entries = SearchEntry.objects.filter(thing__in=numbers).order_by().values("public_copy")
    ranks = dict(
        entries.annotate(rank=Max(rank(terms, weighed=True, within=numbers))).values_list("public_copy", "rank")
    )
    return Found(sorted(days, key=lambda key: (ranks[key], days[key], key), reverse=True))


def walked(copies, terms, order, *, is_narrowed):
    """The first SEARCH_WEIGHED of `copies` that hold `terms`, by day: one after another is asked whether it does.

    Unless filters narrowed them it is known that there are more, and only those of a page are asked.
    """
    for term in terms:
        copies = copies.filter(IsNull(in_copy(term), False))
    keys = copies.order_by(*BY_DAY[order]).values_list("pk", flat=True)[: settings.SEARCH_WEIGHED + 1]
    if not is_narrowed:
        return Found(keys[: settings.SEARCH_WEIGHED], is_cut=True)
    keys = list(keys)
    return Found(keys[: settings.SEARCH_WEIGHED], len(keys) > settings.SEARCH_WEIGHED)


def few_with(terms):
    """The keys of all public copies that hold `terms`, perhaps with some that are not public.

    None when more than SEARCH_WEIGHED are public, whatever filters are in force.
    """
    keys = few_with_all_in_one_entry(terms)
    if keys is None or len(terms) == 1:
        return keys
    for term in terms:
        rows = copies_with_all([term], settings.SEARCH_WEIGHED + 1)
        if len(rows) <= settings.SEARCH_WEIGHED:
            there = PublicCopy.objects.filter(*(IsNull(in_copy(other), False) for other in terms), pk__in=set(rows))
            return set(there.order_by().values_list("pk", flat=True))
    keys = set(copies_with_each(terms))
    return None if are_many(keys) else keys


def few_with_all_in_one_entry(terms):
    """As `few_with`, for copies of which one entry holds all of `terms`."""
    # A copy of several pages comes several times: as many more are asked for as it takes to tell.
    most = 2 * (settings.SEARCH_WEIGHED + 1)
    while True:
        rows = copies_with_all(terms, most)
        if are_many(set(rows)):
            return None
        if len(rows) < most:
            return set(rows)
        most *= 8


def are_many(keys):
    """Whether more than SEARCH_WEIGHED of the copies `keys` are public now."""
    if len(keys) <= settings.SEARCH_WEIGHED:
        return False
    public = PublicCopy.objects.published(clock.now()).order_by().filter(pk__in=keys)
    return len(public.values_list("pk")[: settings.SEARCH_WEIGHED + 1]) > settings.SEARCH_WEIGHED


def _hits(keys, copies, terms):
    """The PublicHits of the copies `keys`, in their order."""
    rows = copies.order_by().in_bulk(keys)
    entries, _ = places_of([number_of(COPY, key) for key in keys], terms)
    return [_hit(rows[key], entries[number_of(COPY, key)], terms) for key in keys if key in rows]


def _hit(copy, entry, terms):
    return PublicHit(copy, marked(clean(copy.title), terms), snippet(entry.text, terms))
