"""Search: for staff over letters, arrivals and documents, for the public over public copies. Imports models only."""

from letters.search.finding import Filters, Hit, Results, search
from letters.search.keeping import catch_up, faults, rebuild, waiting
from letters.search.public import BEST, NEWEST, OLDEST, PublicResults, search_public
from letters.search.questions import LONGEST

__all__ = [
    "BEST",
    "LONGEST",
    "NEWEST",
    "OLDEST",
    "Filters",
    "Hit",
    "PublicResults",
    "Results",
    "catch_up",
    "faults",
    "rebuild",
    "search",
    "search_public",
    "waiting",
]
