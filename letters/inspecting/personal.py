"""Details of persons: addresses, numbers, postcodes, and the names that the office keeps a list of."""

import re
from typing import NamedTuple

from iasc_tracker.patterns import pattern
from iasc_tracker.postcodes import AREAS
from letters.inspecting.office_parts import words_of
from letters.inspecting.results import Finding, in_short
from letters.inspecting.subject import within
from letters.inspecting.walking import strings
from letters.opening.types import DOCX, PDF, XLSX

EMAIL = pattern(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
PHONE = pattern(r"(?<![\w/.-])(?:\+44[ ()0-]{0,6}|\(?0)(?:\d[ ()-]{0,2}){8,10}\d?(?![\w/])")
NATIONAL_INSURANCE = pattern(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b"
)
POSTCODE = pattern(r"\b([A-Z]{1,2})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
DIGITS = range(10, 13)
MOST_PLACES = 200


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
    for match in EMAIL.finditer(text):
        yield Detail("an e-mail address", match[0].rstrip("."), match.start())
    for match in PHONE.finditer(text):
        if len(re.sub(r"\D", "", match[0].replace("+44", "0", 1).replace("0(0)", "0"))) in DIGITS:
            yield Detail("a telephone number", match[0].strip(" -"), match.start())
    for match in NATIONAL_INSURANCE.finditer(text):
        yield Detail("a National Insurance number", match[0], match.start())
    for match in POSTCODE.finditer(text):
        if f" {match[1]} " in AREAS or match[1] == "ZZ":
            yield Detail("a postcode", match[0], match.start())
    for name, reason in names:
        for start in places_of(name, text):
            yield Detail(f"a protected name ({reason})", name, start)


def places_of(name, text):
    """Where `name` stands in `text` as whole words, whatever its case and the spaces in it."""
    parts = [re.escape(part) for part in name.split()]
    if not parts:
        return []
    spelt = re.compile(r"(?<!\w)" + r"\s{1,9}".join(parts) + r"(?!\w)", re.IGNORECASE)
    return [match.start() for match in spelt.finditer(text)]


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
