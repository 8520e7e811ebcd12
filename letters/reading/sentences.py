"""A body's sentences, with each list joined to the words that introduce it."""

from .marks import plain
from .patterns import pattern

SENTENCE_END = pattern(r"(?<=[.?!”\"])\s{1,4}(?=[A-ZÀ-ÞŴŶ“\"‘(])")
SHORT_FORMS = ("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Rt.", "Hon.", "St.", "No.", "Cllr.", "e.g.", "i.e.", "Rev.")
LIST_MARK = pattern(r"^(?:[-*•●▪◦·‣o–]|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,5})[.)])\s{1,8}")


def sentences_of(blocks):
    """The plain sentences of `blocks`, in order; "I ask for:" and its items are one sentence."""
    sentences, leading = [], False
    for block in blocks:
        words = " ".join(plain(block.text).split())
        if block.kind == "item" and leading:
            sentences[-1] += f" {LIST_MARK.sub('', words)};"
            continue
        found = _sentences(words)
        sentences += found
        leading = bool(found) and found[-1].endswith(":") or (leading and block.kind == "item")
    return sentences


def _sentences(words):
    parts = []
    for part in SENTENCE_END.split(words):
        if parts and parts[-1].endswith(SHORT_FORMS):
            parts[-1] += f" {part}"
        elif part:
            parts.append(part)
    return parts
