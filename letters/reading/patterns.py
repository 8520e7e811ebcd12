"""Every regular expression of this room, so that tests and bench can try each on hostile text."""

import re

ALL: list[re.Pattern] = []


def pattern(source, flags=0):
    """Compile `source` and remember it in `ALL`; repeats in it must be bounded or cannot overlap."""
    compiled = re.compile(source, flags)
    ALL.append(compiled)
    return compiled
