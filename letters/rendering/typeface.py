"""The typeface that travels with the project: Arimo (OFL, npm @fontsource/arimo 5.3.0), and what it can show.

With a system font the same letter would not be the same bytes on another machine (DESIGN §6).
"""

import unicodedata
from base64 import b64encode
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
# Names of our own: a machine with another Arimo installed must not slip its own in. And one name for each file of a
# style: WeasyPrint 70 takes two files of one name for one font, and printed ² for ŵ.
FAMILIES = {"latin": "IASC Letter", "latin-ext": "IASC Letter Extended"}
STYLES = {"400-normal": (400, "normal"), "400-italic": (400, "italic"), "700-normal": (700, "normal")}
STYLES["700-italic"] = (700, "italic")
FACE = (
    '@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
    "src:url(data:font/woff2;base64,{data})}}"
)
# Arimo lacks these two; they look no different from what it has.
LOOKALIKES = {ord("\N{HYPHEN}"): "-", ord("\N{NON-BREAKING HYPHEN}"): "-"}
BLANKS = frozenset("\n\r\t ")


def font_faces():
    """The `@font-face` rules of every style, the fonts inside them as data."""
    return "".join(
        FACE.format(family=family, weight=weight, style=style, data=_data(subset, name))
        for name, (weight, style) in STYLES.items()
        for subset, family in FAMILIES.items()
    )


def _path(subset, name):
    return FOLDER / f"arimo-{subset}-{name}.woff2"


def _data(subset, name):
    return b64encode(_path(subset, name).read_bytes()).decode("ascii")


@cache
def shown_characters():
    """The code points that every style of the typeface can show."""
    styles = [set().union(*(_characters(subset, name) for subset in FAMILIES)) for name in STYLES]
    return frozenset(set.intersection(*styles))


def _characters(subset, name):
    with TTFont(_path(subset, name)) as font:
        return font.getBestCmap().keys()


def drawable(content):
    """`content` (a dataclass of strings, tuples and such dataclasses) as it is drawn, which is how it is compared too.

    Letters are composed (a w and a circumflex typed one after the other are ŵ, which the typeface has), and
    invisible format characters go: they show nothing, and some turn the text after them round.
    """
    return replace(content, **{field.name: _drawable(getattr(content, field.name)) for field in fields(content)})


def _drawable(value):
    if isinstance(value, str):
        return _drawn(value)
    if isinstance(value, tuple):
        return tuple(_drawable(part) for part in value)
    return drawable(value) if is_dataclass(value) else value


def _drawn(text):
    composed = unicodedata.normalize("NFC", text).translate(LOOKALIKES)
    return "".join(char for char in composed if unicodedata.category(char) != "Cf").strip()


def missing_characters(text):
    """The characters of `text` the typeface lacks, each once, in order of appearance."""
    return [char for char in dict.fromkeys(text) if char not in BLANKS and not _shows(char)]


def _shows(char):
    """Whether the typeface has `char`; control characters show nothing, though the font has a place for some."""
    return ord(char) in shown_characters() and unicodedata.category(char) != "Cc"


def character_name(char):
    """How a sentence names `char`: itself where it can be seen, its Unicode number and its name."""
    shown = f"{char} " if char.isprintable() and not unicodedata.combining(char) else ""
    return f"{shown}(U+{ord(char):04X} {unicodedata.name(char, 'unnamed')})"
