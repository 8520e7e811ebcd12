"""Names of people, and whether two of them are the same person's."""

import re

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def same_name(one, other):
    """Whether two names are the same but for honours: "Katy Bourne" is "Katy Bourne OBE"."""
    shorter, longer = sorted((WORD.findall(name.casefold()) for name in (one, other)), key=len)
    return bool(shorter) and set(shorter) <= set(longer)
