"""Count boxes: numbers that lead to the lists they count."""

from typing import NamedTuple


class Count(NamedTuple):
    """One count box: how many letters answer to a question, in what words, and the list that shows them."""

    number: int
    words: str
    url: str
    waiting: bool
