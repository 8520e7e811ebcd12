"""Where in a text the words asked for stand, and a few lines around them. Plain text in and out: pages escape it."""

from typing import NamedTuple

from letters.search.words import words_of

AROUND, BEFORE = 40, 8
CUT = "…"


class Part(NamedTuple):
    """Some of a text: what was asked for (`is_match`), or what stands around it."""

    text: str
    is_match: bool = False


class Match(NamedTuple):
    """Where a term stands: from the word `at` over `length` words; `number` says which term."""

    at: int
    length: int
    number: int


def marked(text, terms):
    """All of a cleaned `text` as Parts, with what the Terms `terms` ask for marked."""
    words = words_of(text)
    return _parts(text, 0, len(text), _spans(words, _matches(words, terms)))


def snippet(text, terms):
    """The Parts of some forty words of a cleaned `text`: those around the first place where the most `terms` stand."""
    words = words_of(text)
    if not words:
        return []
    matches = _matches(words, terms)
    first = max(_best(matches) - BEFORE, 0)
    last = min(first + AROUND, len(words)) - 1
    start = words[first].start if first else 0
    end = words[last].end if last < len(words) - 1 else len(text)
    parts = _parts(text, start, end, _spans(words, [match for match in matches if first <= match.at <= last]))
    before, after = [Part(f"{CUT} ")] if first else [], [Part(f" {CUT}")] if end < len(text) else []
    return before + parts + after


def _matches(words, terms):
    """Every Match of `terms` in the list of Words `words`, in order."""
    begin, numbered = {}, list(enumerate(terms))
    for number, term in numbered:
        if not term.is_open:
            begin.setdefault(term.stems[0], []).append((number, term))
    opened = [(number, term) for number, term in numbered if term.is_open]
    return [
        Match(at, len(term.stems), number)
        for at, word in enumerate(words)
        for number, term in (*begin.get(word.stem, ()), *opened)
        if term.fits(words, at)
    ]


def _best(matches):
    """The number of the word from which on the most terms stand within reach; the first of such places."""
    best, most, low = 0, 0, 0
    for high, match in enumerate(matches):
        while match.at - matches[low].at >= AROUND - BEFORE:
            low += 1
        count = len({one.number for one in matches[low : high + 1]})
        if count > most:
            best, most = matches[low].at, count
    return best


def _spans(words, matches):
    """(start, end) of each stretch of the text that `matches` cover, in order and not overlapping."""
    spans = []
    for at, length, _ in matches:
        start, end = words[at].start, words[at + length - 1].end
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _parts(text, start, end, spans):
    """`text` from `start` to `end` as Parts, with `spans` marked and every blank one space."""
    parts, at = [], start
    for left, right in spans:
        if left < start or right > end:
            continue
        parts += [Part(text[at:left]), Part(text[left:right], True)]
        at = right
    parts.append(Part(text[at:end]))
    return [Part(_blanks(part.text), part.is_match) for part in parts if part.text]


def _blanks(text):
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * text[-1:].isspace()}" if words else " "
