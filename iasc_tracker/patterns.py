"""Every regular expression that is used on what strangers wrote, so that tests can try each on hostile text."""

import re

ALL: list[re.Pattern] = []


def pattern(source, flags=0):
    """Compile `source` and remember it in `ALL`; repeats in it must be bounded or cannot overlap (TRUST R-LOAD-6)."""
    compiled = re.compile(source, flags)
    ALL.append(compiled)
    return compiled
