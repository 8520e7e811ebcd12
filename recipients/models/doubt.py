"""How far a fact was verified, read from its status."""

import re

DOUBTFUL = re.compile(r"unverified|except|inferred|inference|assumed|invalid", re.IGNORECASE)


def is_doubtful(status):
    """Whether the words of `status` leave any part of the fact unverified."""
    return bool(DOUBTFUL.search(status))
