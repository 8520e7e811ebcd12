"""Where a letter's head, body and tail begin and end, and whether the text is a letter at all."""

from dataclasses import dataclass

from .dates import whole_line_days
from .marks import plain
from .patterns import pattern
from .postcodes import at_end_of
from .refusals import NotALetter

SALUTATION = pattern(
    r"^((?:Annwyl|Dear|My [Dd]ear|To [Ww]hom [Ii]t [Mm]ay [Cc]oncern|DEAR|ANNWYL)"
    r"\b[^,:\n]{0,110})\s{0,3}([,:]?)\s{0,3}(.*)$"
)
PROSE_AFTER_DEAR = pattern(
    r"\b(?:is|are|was|were|am|have|has|will|would|can|I|you|your|my|heart|[Dd]iary|[Rr]eader|Santa)\b"
)
PLACEHOLDER = pattern(r"\{\{|\{%|«|<<|\$\{|%\(|\[(?:name|addressee|title)", 2)
TEMPLATE = "This is the template of a letter: its salutation has a placeholder for the name. Choose the letter as sent."
CLOSING = pattern(
    r"^((?:Yours|Kind regards|Kindest regards|Best regards|Warm regards|Regards|Best wishes|Kind wishes"
    r"|With (?:all )?(?:best|kind|warm|very best) (?:wishes|regards)|With kindest regards|Yn gywir|Yn ddiffuant"
    r"|Yr eiddoch|Cofion(?: gorau| cynnes)?|Sincerely|Respectfully yours|Many thanks)(?:\s[a-z]{2,12}){0,3}"
    r"(?:\s?/\s?(?:Yours|Yn|Yr)(?:\s[a-z]{2,12}){1,3})?)\s{0,3}[,.]?$",
    2,
)
ADDRESSES_SOMEONE = pattern(r"\b(?:you|your|yours|chi|eich)\b", 2)
FIRST_PERSON = pattern(r"\b(?:I|we|my|our|rwyf|rydym|fy)\b", 2)
PROSE_LENGTH = 90
NO_LETTER = (
    "This is not a letter: it has neither a salutation (“Dear …”) nor a closing (“Yours sincerely”) around words "
    "addressed to somebody. Choose the file of the letter, or log the letter by form."
)


@dataclass(frozen=True)
class Parts:
    """The lines of a letter by place; `salutation` and `closing` are None when the text has none."""

    head: list[str]
    salutation: str | None
    body: list[str]
    closing: str | None
    tail: list[str]
    more: bool = False


def parts_of(text):
    """The parts of the letter in `text`; raises `NotALetter` when the evidence for one is too thin."""
    lines = text.split("\n")
    shown = [plain(line).strip(" #*_\t\f") for line in lines]
    greeting = _greeting(shown)
    start = greeting[0] if greeting else _first_prose(shown)
    after = start + 1 if greeting else start
    end = next((i for i in range(after, len(lines)) if CLOSING.match(shown[i])), None)
    parts = _cut(lines, shown, greeting, start, after, end)
    _refuse_unless_letter(parts)
    return parts


def _cut(lines, shown, greeting, start, after, end):
    rest = [greeting[2]] if greeting and greeting[2] else []
    stop = len(lines) if end is None else end
    return Parts(
        head=lines[:start],
        salutation=greeting[1] if greeting else None,
        body=rest + lines[after:stop],
        closing=CLOSING.match(shown[end])[1] if end is not None else None,
        tail=lines[stop + 1 :],
        more=_another_letter(shown[stop + 1 :]) if end is not None else False,
    )


def _greeting(shown):
    """(line number, the salutation without its comma, words after it on the line) of the first salutation.

    A second salutation directly below, in the other language, belongs to it.
    """
    for number, line in enumerate(shown[:400]):
        match = _salutation(line)
        if match:
            below = next((i for i in range(number + 1, min(number + 3, len(shown))) if shown[i]), None)
            other = below and not match[3] and _salutation(shown[below])
            if other:
                return below, f"{_words(match)} / {_words(other)}", other[3]
            return number, _words(match), match[3]
    return None


def _salutation(line):
    match = SALUTATION.match(line)
    return match if match and _speaks_to_someone(match) else None


def _words(match):
    return " ".join(match[1].split())


def _speaks_to_someone(match):
    """Not the first words of a sentence or a verse ("Dear heart, how like you this?")."""
    return len(match[1].split()) <= 14 and not PROSE_AFTER_DEAR.search(match[1])


def _another_letter(shown):
    found = any(_salutation(line) for line in shown)
    return found and any(CLOSING.match(line) for line in shown)


def _first_prose(shown):
    """The first line of running text: long, or shorter and carried on by the next line."""
    for number, line in enumerate(shown):
        if len(line) >= PROSE_LENGTH or (len(line) > 55 and _runs_on(shown, number)):
            return number
    return len(shown)


def _runs_on(shown, number):
    following = shown[number + 1] if number + 1 < len(shown) else ""
    return len(following) > 30 and following[:1].islower()


def _refuse_unless_letter(parts):
    if parts.salutation and PLACEHOLDER.search(parts.salutation):
        raise NotALetter(TEMPLATE)
    body = " ".join(plain(line) for line in parts.body)
    head = [plain(line).strip() for line in parts.head[-80:]]
    evidence = (
        2 * bool(parts.salutation)
        + 2 * bool(parts.closing)
        + any(whole_line_days(line) for line in head)
        + any(at_end_of(line)[1] for line in head)
        + bool(ADDRESSES_SOMEONE.search(body))
        + bool(FIRST_PERSON.search(body))
    )
    spoken = ADDRESSES_SOMEONE.search(body) or FIRST_PERSON.search(body) or (parts.salutation and parts.closing)
    framed = parts.salutation or parts.closing
    if evidence < 4 or len(body.split()) < 4 or not spoken or not framed:
        raise NotALetter(NO_LETTER)
