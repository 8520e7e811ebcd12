"""What a file holds besides what people see: checks that pass, find something, or could not be done.

A service room without Django (docs/decisions/0020): bytes in, findings out. The checks run parsers on what strangers
sent, so they run in a child process alone; everyone else calls `inspect`, `inspect_each` and `leak_check`.
"""

from letters.inspecting.registry import TITLES, VERSION, checks_for
from letters.inspecting.results import COULD_NOT, FOUND, PASSED, Finding, Inspection, Result
from letters.inspecting.running import inspect, inspect_each, leak_check

__all__ = [
    "COULD_NOT",
    "FOUND",
    "PASSED",
    "TITLES",
    "VERSION",
    "Finding",
    "Inspection",
    "Result",
    "checks_for",
    "inspect",
    "inspect_each",
    "leak_check",
]
