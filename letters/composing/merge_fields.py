"""Merge fields in the manner of GOV.UK Notify: ((vru)), and text on a condition: ((strategy_online??…)).

Text in, values out: nothing here knows a model. One pass over the text, whatever it holds.
"""

import re
from dataclasses import dataclass, field

FIELDS = 200  # in one text; a letter has five
LONGEST_NAME = 40
BRACKETS = re.compile(r"(\({2,}|\){2,})")
SHOWN = 30


@dataclass(frozen=True)
class Field:
    """A place for the value called `name`."""

    name: str


@dataclass(frozen=True)
class Condition:
    """`parts` (text and Fields) that stand in the letter where `name` is true."""

    name: str
    parts: tuple


@dataclass(frozen=True)
class Template:
    """A text taken apart: `parts` are text, Fields and Conditions; `problems` are sentences, [] for a good text."""

    parts: tuple
    problems: tuple

    @property
    def names(self):
        """The names of the fields anywhere in the text, in order, each once."""
        inner = [part for one in self.parts for part in (one.parts if isinstance(one, Condition) else (one,))]
        return list(dict.fromkeys(part.name for part in inner if isinstance(part, Field)))


@dataclass
class _Frame:
    """What is open while the text is read: the letter itself, a conditional text, or a field."""

    parts: list = field(default_factory=list)
    condition: str = ""
    open_brackets: int = 0  # single ones within the frame, so that a link in a conditional text keeps its own

    def add(self, text):
        if text:
            self.parts.append(text)
            self.open_brackets += text.count("(") - text.count(")")


class _Reader:
    """Reads one text; `fields` and `conditions` are the names that it may use."""

    def __init__(self, fields, conditions):
        self.fields, self.conditions = fields, conditions
        self.frames, self.problems, self.count = [_Frame()], [], 0

    def read(self, text):
        for piece in BRACKETS.split(text):
            if piece.startswith("(("):
                self.opened(len(piece))
            elif piece.startswith("))"):
                self.closed(len(piece))
            else:
                self.plain(piece)
        if len(self.frames) > 1:
            self.problems.append(f"“(({self.told()}” is not closed: put )) after it.")
        parts = tuple(self.frames[0].parts)
        return Template(parts, tuple(dict.fromkeys(self.problems)))

    def told(self):
        """The beginning of what is open, for a sentence."""
        frame = self.frames[-1]
        begun = f"{frame.condition}??" if frame.condition else ""
        return begun + "".join(part for part in frame.parts if isinstance(part, str)).strip()[:SHOWN]

    def opened(self, length):
        self.frames[-1].add("(" * (length - 2))
        self.count += 1
        if self.count == FIELDS + 1:
            self.problems.append(f"A text can have {FIELDS} fields at most.")
        if len(self.frames) > 1 and not self.frames[-1].condition:
            self.problems.append(f"“(({self.told()}” is not closed: put )) after it.")
            self.frames.pop()
        self.frames.append(_Frame())

    def plain(self, text):
        frame = self.frames[-1]
        name, mark, rest = text.partition("??")
        if mark and len(self.frames) > 1 and not frame.parts and not frame.condition:
            frame.condition, text = name.strip(), rest
            if len(self.frames) > 2:
                self.problems.append(f"A condition cannot stand within another: “(({frame.condition}??”.")
            if frame.condition not in self.conditions:
                self.problems.append(unknown(frame.condition, "condition", self.conditions))
        frame.add(text)

    def closed(self, length):
        while length >= 2 and len(self.frames) > 1:
            inside = min(length - 2, max(self.frames[-1].open_brackets, 0))
            self.frames[-1].add(")" * inside)
            length -= inside + 2
            self.finish(self.frames.pop())
        self.frames[-1].add(")" * length)

    def finish(self, frame):
        if frame.condition:
            part = Condition(frame.condition, tuple(one for one in frame.parts if not isinstance(one, Condition)))
        else:
            part = Field("".join(frame.parts).strip())
            if part.name not in self.fields:
                self.problems.append(unknown(part.name, "field", self.fields))
        self.frames[-1].parts.append(part)


def unknown(name, what, known):
    """The sentence for a name that is no field or condition."""
    can = ", ".join(f"(({one}{'??…' if what == 'condition' else ''}))" for one in known) or "none"
    shown = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
    return f"“{shown}” is no {what}. There is: {can}."


def read_template(text, *, fields, conditions=()):
    """The `Template` of `text`, which may use the names `fields` and `conditions`; raises nothing."""
    return _Reader(tuple(fields), tuple(conditions)).read(text)


def fill(template, values, true=()):
    """The text of a `template` without problems: `values` {name: text} in its fields, conditions in `true` kept."""
    return "".join(_filled(part, values, true) for part in template.parts)


def _filled(part, values, true):
    if isinstance(part, Field):
        return values[part.name]
    if isinstance(part, Condition):
        return "".join(_filled(one, values, true) for one in part.parts) if part.name in true else ""
    return part


def fields_used(template, true=()):
    """The names of the fields that stand in the text where the conditions in `true` hold, each once."""
    shown = [
        part
        for one in template.parts
        for part in ((one.parts if one.name in true else ()) if isinstance(one, Condition) else (one,))
    ]
    return list(dict.fromkeys(part.name for part in shown if isinstance(part, Field)))
