"""The number of a thing that can be found: four times the key of its row, and 0, 1, 2 or 3 for its kind.

One number, so that the triggers of the database (see its migrations) can write it and a query can group by it.
"""

KINDS = 4
COPY, LETTER, INCOMING, DOCUMENT = 0, 1, 2, 3


def number_of(kind, pk):
    """The number of the row `pk` of a kind."""
    return KINDS * pk + kind


def kind_and_key(number):
    """The (kind, pk) of a number."""
    pk, kind = divmod(number, KINDS)
    return kind, pk
