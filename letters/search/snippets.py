"""Where in a text the words asked for stand, and a few lines around them. Plain text in and out: pages escape it."""

from typing import NamedTuple

from letters.search.words import words_of

AROUND, BEFORE = 40, 8
CUT = "…"


class Part(NamedTuple):
    """Some of a text: what was asked for (`is_match`), or what stands around it."""

    text: str
    is_match: bool = False


def marked(text, terms):
    """All of a cleaned `text` as Parts, with what the Terms `terms` ask for marked."""
    return _parts(text, 0, len(text), _spans(words_of(text), terms))


def snippet(text, terms):
    """The Parts of some forty words of a cleaned `text`: those around the first place where the most `terms` stand."""
    words = words_of(text)
    if not words:
        return []
    first = max(_best(words, terms) - BEFORE, 0)
    last = min(first + AROUND, len(words)) - 1
    start = words[first].start if first else 0
    end = words[last].end if last < len(words) - 1 else len(text)
    parts = _parts(text, start, end, _spans(words, terms))
    before, after = [Part(f"{CUT} ")] if first else [], [Part(f" {CUT}")] if end < len(text) else []
    return before + parts + after


def _best(words, terms):
    """The place in `words` from which the most `terms` stand within reach; the first of such places."""
    found = [(at, number) for at in range(len(words)) for number, term in enumerate(terms) if term.fits(words, at)]
    best, most, low = 0, 0, 0
    for high, (at, _) in enumerate(found):
        while at - found[low][0] >= AROUND - BEFORE:
            low += 1
        count = len({number for _, number in found[low : high + 1]})
        if count > most:
            best, most = found[low][0], count
    return best


def _spans(words, terms):
    """(start, end) of each stretch of the text that a term asks for, in order and not overlapping."""
    spans = []
    for at in range(len(words)):
        length = max((len(term.stems) for term in terms if term.fits(words, at)), default=0)
        if not length:
            continue
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
