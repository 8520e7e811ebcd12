"""Postcodes: found as printed, doubted where no UK postcode area has those letters, mended by one character.

Form: Royal Mail, Programmers' Guide to PAF, "Postcodes"; areas: the 124 of the Postcode Address File and the
form of British Forces Post Office ("BF1 3AA") and Girobank ("GIR 0AA").
"""

from iasc_tracker.postcodes import AREAS

from .patterns import pattern

WELL_FORMED = pattern(r"^(?:([A-Z]{1,2})[0-9][0-9A-HJKMNPRSTUVWXY]? [0-9][ABD-HJLNP-UW-Z]{2}|GIR 0AA)$")
SHAPED = pattern(r"^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$")
ENDS_A_LINE = pattern(r"(?:^|[\s,])([A-Z0-9|]{2,4} {0,2}[A-Z0-9|]{3})[.,]?$")
LOOKALIKES = {
    **dict(zip("OISBZGQ", "0158260", strict=True)),
    **dict(zip("015826|", "OISBZGI", strict=True)),
}


def is_postcode(text):
    """Whether `text` has a postcode's form and the letters of a UK postcode area."""
    match = WELL_FORMED.match(text)
    return bool(match) and (match[1] is None or f" {match[1]} " in AREAS)


def spaced(written):
    """Upper case, one space before the last three characters."""
    packed = "".join(written.upper().split())
    return f"{packed[:-3]} {packed[-3:]}"


def mended(written):
    """The one postcode that `written` is when a single look-alike character is put right, or None."""
    code = spaced(written)
    tries = {code[:i] + LOOKALIKES[c] + code[i + 1 :] for i, c in enumerate(code) if c in LOOKALIKES}
    good = sorted(attempt for attempt in tries if is_postcode(attempt))
    return good[0] if len(good) == 1 else None


def at_end_of(line):
    """(the line before its postcode, the postcode as written), or (line, None) when it ends with none.

    What merely resembles a postcode counts when it has the form or can be mended to it.
    """
    match = ENDS_A_LINE.search(line[-40:].rstrip())
    if not match or not (_shaped(spaced(match[1])) or mended(match[1])):
        return line, None
    rest = line.rstrip().rstrip(".,")
    return rest[: len(rest) - len(match[1])].strip(" ,"), match[1]


def _shaped(code):
    """Whether `code` has a postcode's rough shape, so that a wrong one is doubted and not taken for a place."""
    return bool(SHAPED.match(code) or WELL_FORMED.match(code))


def read(written):
    """(postcode or None, warnings) for a postcode as it was written."""
    code = spaced(written)
    if is_postcode(code):
        return code, []
    better = mended(written)
    if better:
        return better, [f"The postcode “{written}” was read as {better}: one character was mended, check it."]
    why = "no postcode area has its letters" if WELL_FORMED.match(code) else "its characters cannot stand so"
    return None, [f"“{written}” is not a UK postcode: {why}. It was left out."]
