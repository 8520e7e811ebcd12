"""What a word is: the same in a text, in a question and on both databases (docs/decisions/0012)."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from letters.search.stems import stem

# Raised when a word is cut, folded or stemmed otherwise than before: every row is then made anew.
RULES = 1
LONGEST = 60
# In a heading and in a text, which PostgreSQL keeps together: 240 in all.
MOST_OF_A_WORD = 120
NOTHING = "z"

# A break in a word at the end of a line of a PDF (pypdfium2 writes U+FFFE or U+0002), and the soft hyphen.
BROKEN = re.compile("[\u00ad\ufffe\u0002]\\s{0,3}")
# Marks that take no room and those that turn the writing direction.
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
APOSTROPHES = "'\u2018\u2019\u02bc\uff07"
ACCENTS = "\u0300-\u036f"
# A number with commas between its thousands, or letters and digits with apostrophes inside.
WORD = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|[^\W_](?:[^\W_]|[{ACCENTS}]|[{APOSTROPHES}](?=[^\W_]))*")
# A postcode written without its space: SO238UJ.
POSTCODE = re.compile(r"([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})")


class Word(NamedTuple):
    """One word of a text: where it stands, its folded form and its stem."""

    start: int
    end: int
    form: str
    stem: str


def clean(text):
    """`text` as it is kept and shown: composed characters, no control characters, words whole that a line broke."""
    text = BROKEN.sub("", unicodedata.normalize("NFC", text))
    return CONTROL.sub(" ", UNSEEN.sub("", text)).strip()


def words_of(text):
    """The Words of a cleaned `text` in order; a postcode without its space is two."""
    found = []
    for match in WORD.finditer(text):
        found += [Word(*match.span(), form, root) for form, root in _folded(match[0])]
    return found


@lru_cache(maxsize=50_000)
def _folded(word):
    """The (form, stem) of the word or two that stand in `word`."""
    plain = unicodedata.normalize("NFKD", word)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != ",")
    for mark in APOSTROPHES:
        letters = letters.replace(mark, "'")
    form = letters.casefold().removesuffix("'s").replace("'", "")
    form = "".join(letter for letter in form if letter.isalnum())[:LONGEST]
    halves = POSTCODE.fullmatch(form)
    return tuple((one, stem(one)) for one in (halves.groups() if halves else (form,)) if one)


def as_stem(root):
    """The name under which the databases keep the stem `root`."""
    return f"s{_ascii(root)}"


def as_form(form):
    """The name under which they keep the word itself, for questions like safeguardi*."""
    return f"f{_ascii(form)}"


def _ascii(word):
    """`word` in a to z and 0 to 9 alone, so that no database takes it apart, whatever its language or version."""
    return "".join(letter if letter.isascii() else f"q{ord(letter):x}q" for letter in word)


def tokens(text):
    """What the databases index of a cleaned `text`: the stems in order, then the words themselves."""
    found = words_of(text)
    return " ".join(_capped([as_stem(word.stem) for word in found] + [as_form(word.form) for word in found]))


def _capped(names):
    """`names` with what comes too often replaced by nothing that can be asked for, in its place.

    PostgreSQL forgets where the 256th of a word stands and SQLite does not: a phrase after it would differ.
    """
    seen = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] <= MOST_OF_A_WORD else NOTHING
