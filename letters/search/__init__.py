"""Search: for staff over letters, arrivals and documents, for the public over public copies. Imports models only."""

from letters.search.databases import TooSlowError, limited
from letters.search.finding import TOO_SLOW, Filters, Hit, Results, search
from letters.search.keeping import catch_up, faults, rebuild, waiting
from letters.search.public import BEST, NEWEST, OLDEST, PublicResults, copies_with, search_public
from letters.search.questions import LONGEST

__all__ = [
    "BEST",
    "LONGEST",
    "NEWEST",
    "OLDEST",
    "TOO_SLOW",
    "Filters",
    "Hit",
    "PublicResults",
    "Results",
    "TooSlowError",
    "catch_up",
    "copies_with",
    "faults",
    "limited",
    "rebuild",
    "search",
    "search_public",
    "waiting",
]
