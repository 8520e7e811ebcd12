"""Search for staff: letters, what arrived and the text of every document. A service room: it imports models only."""

from letters.search.finding import Filters, Hit, Results, search
from letters.search.keeping import catch_up, faults, rebuild, waiting
from letters.search.questions import LONGEST

__all__ = ["LONGEST", "Filters", "Hit", "Results", "catch_up", "faults", "rebuild", "search", "waiting"]
