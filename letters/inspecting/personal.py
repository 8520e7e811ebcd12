"""Details of persons: addresses, numbers, postcodes, and the names that the office keeps a list of."""

import re
import unicodedata
from typing import NamedTuple

from iasc_tracker.patterns import pattern
from iasc_tracker.postcodes import AREAS
from letters.inspecting.office_parts import words_of
from letters.inspecting.results import Finding, in_short
from letters.inspecting.subject import within
from letters.inspecting.walking import strings
from letters.opening.types import DOCX, PDF, XLSX

# Addresses as they are, and as people write them for people: "anna (at) sample (dot) example".
EMAIL = pattern(
    r"(?<![\w.+@'-])[\w.+'-]{1,64}(?:\s{0,2}@\s{0,2}|\s{0,2}[(\[{]\s?at\s?[)\]}]\s{0,2})"
    r"[\w-]{1,63}(?:(?:\.|\s?[(\[{]\s?dot\s?[)\]}]\s?|\sdot\s)[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
PHONE = pattern(
    r"(?<![\w/.-])(?:(?:\+44|0044)[ ()0-]{0,6}|\(?0)(?:\d[ ()-]{0,2}){8,10}\d?(?![\w/])"
    r"|(?<![\w/.-])0\d{2,4}[./]\d{3,8}(?:[./]\d{3,4})?(?![\w/])"
    r"|(?<![\w/.-])\(?0\d{3,4}\)?\s{1,2}(?:\d{6}|\d{3}\s{1,2}\d{3,4})(?![\w/])"
)
NATIONAL_INSURANCE = pattern(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][\s.-]?\d\d[\s.-]?\d\d[\s.-]?\d\d[\s.-]?[A-D]\b",
    re.IGNORECASE,
)
POSTCODE = pattern(r"\b([A-Z]{1,2})\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
# A letter O where a nought belongs, and the other way round.
NOUGHT, NOT_NOUGHT = pattern(r"(?<=\d)[Oo]|[Oo](?=\d)"), pattern(r"(?<=\b[A-Z])0(?=\d)")
INWARD_NOUGHT = pattern(r"(?<=\d[A-Z] )[Oo](?=[A-Z]{2}\b)|(?<=\d\d )[Oo](?=[A-Z]{2}\b)|(?<=[A-Z]\d )[Oo](?=[A-Z]{2}\b)")
SOFT_HYPHEN = "\xad"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
DIGITS = range(10, 13)
MOST_PLACES = 200
BETWEEN = r"[\W_]{0,3}"  # what may stand between the parts of a name


class Place(NamedTuple):
    """Some text and where it stands: a label for officers, and the page (from 1) if it is a page's own text."""

    label: str
    text: str
    page: int | None = None


class Detail(NamedTuple):
    """A detail found: what it is, its words, and where in the text it stands."""

    what: str
    words: str
    start: int


def details(subject):
    """A Finding for each different detail of a person, with the first place where it stands and how many there are."""
    known = {squeezed(word) for word in subject.known}
    found = {}
    for place in _places(subject):
        for detail in in_text(place.text, subject.names):
            key = squeezed(detail.words)
            if key not in known:
                found.setdefault((detail.what, key), []).append((place, detail))
    for (what, _), places in found.items():
        yield _finding(subject, what, places)


def in_text(text, names=()):
    """Every `Detail` in `text`; `names` are pairs of a protected name and why it is kept."""
    plain, at = _plain(text)
    for what, start, end in _spans(plain):
        first, last = at[start], at[end - 1] + 1
        yield Detail(what, text[first:last], first)
    for name, reason in names:
        for start, _ in _named(name, plain):
            yield Detail(f"a protected name ({reason})", name, at[start])


def _spans(plain):
    """(what, start, end) of each detail in `plain`."""
    for match in EMAIL.finditer(plain):
        yield "an e-mail address", match.start(), match.start() + len(match[0].rstrip("."))
    digits = NOUGHT.sub("0", NOUGHT.sub("0", plain))
    for match in PHONE.finditer(digits):
        if len(re.sub(r"\D", "", re.sub(r"^(?:\+44|0044)", "0", match[0], count=1).replace("0(0)", "0"))) in DIGITS:
            yield "a telephone number", match.start(), match.start() + len(match[0].rstrip(" -"))
    for match in NATIONAL_INSURANCE.finditer(digits):
        yield "a National Insurance number", match.start(), match.end()
    for match in {each.span(): each for spelt in _as_postcodes(plain) for each in POSTCODE.finditer(spelt)}.values():
        if f" {match[1].upper()} " in AREAS or match[1].upper() == "ZZ":
            yield "a postcode", match.start(), match.end()


def _as_postcodes(plain):
    """`plain`, and as it would be with noughts and letters O where postcodes have them."""
    return dict.fromkeys([plain, NOT_NOUGHT.sub("O", plain), INWARD_NOUGHT.sub("0", plain)])


def _plain(text):
    """(text, at): the letters of `text` as they are compared, and where each stands in it.

    Without accents and marks that nobody sees, wide letters and ligatures as plain ones, one kind of dash and space.
    """
    letters, at = [], []
    for number, letter in enumerate(text):
        if letter.isascii():
            letters.append(letter)
            at.append(number)
            continue
        ends_line = letter == SOFT_HYPHEN and text[number + 1 : number + 2].isspace()
        letter = "-" if letter in DASHES or ends_line else letter
        for one in unicodedata.normalize("NFKD", letter):
            if unicodedata.category(one) not in {"Mn", "Cf"}:
                letters.append(" " if one.isspace() and one != "\n" else one)
                at.append(number)
    return "".join(letters), at


def _named(name, plain):
    """(start, end) of each place where `plain` names a person: also turned round, abbreviated, parted or spaced."""
    parts = _plain(name)[0].split()
    if not parts:
        return []
    ways = [BETWEEN.join(map(_parted, parts)), r"\W{1,4}".join(map(_spaced, parts))]
    if len(parts) > 1:
        ways += [
            _parted(parts[-1]) + r",\s{0,3}" + _parted(parts[0]),
            re.escape(parts[0][0]) + r"\.?\s{0,3}" + _parted(parts[-1]),
        ]
    spelt = re.compile(r"(?<!\w)(?:" + "|".join(ways) + r")(?!\w)", re.IGNORECASE)
    return [match.span() for match in spelt.finditer(plain)]


def _parted(word):
    """A pattern for `word`, which a hyphen may part at the end of a line."""
    return r"(?:-\s{1,3})?".join(map(re.escape, word))


def _spaced(word):
    """A pattern for the letters of `word` with a space between each."""
    return " ".join(map(re.escape, word))


def places_of(name, text):
    """Where `name` stands in `text` as whole words, whatever its case and the spaces in it."""
    plain, at = _plain(text)
    parts = [_parted(part) for part in _plain(name)[0].split()]
    if not parts:
        return []
    spelt = re.compile(r"(?<!\w)" + r"\s{1,9}".join(parts) + r"(?!\w)", re.IGNORECASE)
    return [at[match.start()] for match in spelt.finditer(plain)]


def squeezed(words):
    """`words` without case and spaces, so that one detail written in two ways is one."""
    return "".join(words.casefold().split())


def _places(subject):
    """Every text of the file and beside it."""
    for label, text in subject.texts.items():
        yield Place(label, text)
    if subject.media_type == PDF:
        for number, text in enumerate(subject.page_texts, 1):
            yield Place(f"page {number}", text.replace("\r\n", "\n").replace("\x02", "-"), number)
        inner = dict.fromkeys(text for text, _ in strings(subject.pdf) if len(text) > 4)
        yield Place("the parts of the file that are not shown", "\n".join(inner))
    elif subject.media_type in {DOCX, XLSX}:
        yield Place("the file", words_of(subject))


def _finding(subject, what, places):
    place, detail = next(((p, d) for p, d in places if p.page), places[0])
    count = min(len(places), MOST_PLACES)
    where = place.label if count == 1 else f"{count} places, the first {'on' if place.page else 'in'} {place.label}"
    words = in_short(detail.words)
    box = _box(subject, place, detail) if place.page else None
    sentence = f"{what[0].upper()}{what[1:]} in {where}." if not place.page or count > 1 else ""
    sentence = sentence or f"{what[0].upper()}{what[1:]} on {where}."
    return Finding(sentence, place.page, box, words if place.page else "", words)


def _box(subject, place, detail):
    """Where on its page a detail stands, or None when PDFium cannot say."""
    textpage = subject.document[place.page - 1].get_textpage()
    match = textpage.search(detail.words.split()[0]).get_next()
    if match is None:
        return None
    start, count = match
    boxes = [textpage.get_charbox(index) for index in range(start, start + count)]
    edges = list(zip(*boxes, strict=True))
    return within(subject.box(place.page, min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])))
