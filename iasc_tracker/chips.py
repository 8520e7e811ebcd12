"""A filter in force, as every list shows it."""

from typing import NamedTuple


class Chip(NamedTuple):
    """One filter in force, in words, and the address without it."""

    words: str
    url: str
