"""Names of uploads are data: shown, never used as paths (TRUST R-UPL-4)."""

LONGEST = 255
NAMELESS = "file without a name"


def clean_name(name):
    """The base name in `name` without path, control or direction-changing characters, at most 255 long.

    A long name keeps its ending, so that its type can still be told.
    """
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    # str.isprintable is false for control characters and for the marks that turn the writing direction.
    base = "".join(character for character in base if character.isprintable()).strip()
    if base in ("", ".", ".."):
        return NAMELESS
    stem, dot, ending = base.rpartition(".")
    if len(base) <= LONGEST or not dot or len(ending) > 10:
        return base[:LONGEST]
    return stem[: LONGEST - len(ending) - 1] + dot + ending
