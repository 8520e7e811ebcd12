"""Footnotes: taken out of the text they interrupt, numbered, and tied to their calls."""

from collections import Counter
from dataclasses import dataclass

from .marks import A_CALL, call, markdown, plain
from .patterns import pattern
from .values import Footnote

DEFINES = pattern(r"^\s{0,8}\ue003([0-9]{1,4})\ue004:?\s{0,8}(\S.*)$")
DIGIT_NOTE = pattern(r"^\s{0,8}(?:\[([0-9]{1,2})\]|([0-9]{1,2}))\s{1,8}([A-Z“\"'‘(h\[\ue000].{7,})$")
GLUED = r"(?<=[a-z”’\"')])([.,;:]?)(?:\[{0}\]|{0})(?=[\s.,;:)]|$)"
PER_NUMBER = {number: pattern(GLUED.format(number)) for number in range(1, 41)}


@dataclass(frozen=True)
class RawNote:
    number: int
    marked: str


def with_marked_digits(text):
    """Text whose plain-figure notes ("1 Home Office (2019) …") and their glued calls are marked as such.

    A line counts as a note only in a run 1, 2, 3 … and only when its figure is glued to a word further up:
    numbered lists and house numbers have no such call.
    """
    lines, expected, seen = text.split("\n"), 1, 0
    for at, line in enumerate(lines):
        match = DIGIT_NOTE.match(line)
        if not match or int(match[1] or match[2]) != expected or expected not in PER_NUMBER:
            continue
        if not _marks_call(lines, range(seen, at), expected):
            seen = at  # no line above need be searched for this number again
            continue
        lines[at] = f"{call(expected)} {match[3]}"
        expected, seen = expected + 1, 0
    return "\n".join(lines)


def _marks_call(lines, where, number):
    """Whether one of the lines `where` calls note `number`; a call printed as a plain figure is marked."""
    for at in where:
        if call(number) in lines[at]:
            return True
        if PER_NUMBER[number].search(lines[at]):
            lines[at] = PER_NUMBER[number].sub(rf"\1{call(number)}", lines[at], count=1)
            return True
    return False


def note_start(line):
    """The note a line begins, or None."""
    match = DEFINES.match(line)
    return RawNote(int(match[1]), match[2].strip()) if match else None


def numbered(notes, body):
    """(notes, body, warnings) with notes numbered through, where each page began again at 1."""
    if max(Counter(note.number for note in notes).values(), default=1) == 1:
        return notes, body, []
    order = {}
    for index, note in enumerate(notes, 1):
        order.setdefault(note.number, []).append(index)

    def renumber(match):
        waiting = order.get(int(match[1]))
        return call(waiting.pop(0)) if waiting else match[0]

    body = A_CALL.sub(renumber, body)
    notes = [RawNote(index, note.marked) for index, note in enumerate(notes, 1)]
    return notes, body, ["The footnotes begin again at 1 on a later page; they were numbered through."]


def finished(notes, links):
    """The `Footnote`s of `notes`, words as printed."""
    return [
        Footnote(
            number=note.number,
            text=" ".join(plain(note.marked).split()),
            target=next((links[i].target for i in _link_numbers(note.marked) if links[i].target), None),
            markdown=markdown(" ".join(note.marked.split()), links, set()),
        )
        for note in notes
    ]


def _link_numbers(marked):
    return [int(part.split("\ue001")[0]) for part in marked.split("\ue000")[1:]]


def doubts(notes, body):
    """Sentences on calls without a note and notes without a call."""
    called = {int(match[1]) for match in A_CALL.finditer(body)}
    defined = {note.number for note in notes}
    for number in sorted(called - defined):
        yield f"Footnote {number} is called in the text, but the note itself is missing."
    for number in sorted(defined - called):
        yield f"Footnote {number} stands in the letter, but nothing in the text calls it."
