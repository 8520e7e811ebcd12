"""A message's own words told apart from the history it quotes; and what a forwarded message holds."""

from dataclasses import dataclass
from email.utils import parseaddr

from iasc_tracker.patterns import pattern

WROTE = pattern(r"^(?:On|Ar)\b.{4,200}\b(?:wrote|ysgrifennodd)\b.{0,80}:\s*$", 2)
ORIGINAL = pattern(r"^[-_ ]{2,}\s?(?:original message|neges wreiddiol)\s?[-_ ]{2,}$", 2)
FORWARDED = pattern(r"^(?:begin forwarded message:|[-_ ]{2,}\s?forwarded message\s?[-_ ]{2,})$", 2)
FROM = pattern(r"^\*?(?:from|oddi wrth)\s?:\*?\s?(\S.{0,300})$", 2)
HEADER = pattern(r"^\*?(?:sent|date|to|cc|subject|anfonwyd|dyddiad|at|pwnc)\s?:", 2)
SUBJECT = pattern(r"^\*?(?:subject|pwnc)\s?:\*?\s?(\S.{0,300})$", 2)
FORWARDING = pattern(r"^\s*(?:fw|fwd)\s?:", 2)


@dataclass(frozen=True)
class Split:
    """`own` words and `quoted` history; of a forwarded message also who wrote it."""

    own: str
    quoted: str
    forwarded: bool = False
    sender_name: str = ""
    sender_address: str = ""
    subject: str = ""


def split(text, subject=""):
    """The `Split` of a message's text. A message that only forwards another gives that one's words as its own."""
    lines = text.split("\n")
    at = _history(lines)
    own = "\n".join(line for line in _without_wrote(lines[:at]) if not line.startswith(">")).strip()
    quoted = "\n".join([line for line in lines[:at] if line.startswith(">")] + lines[at:]).strip()
    forwards = FORWARDING.match(subject) or (at < len(lines) and FORWARDED.match(lines[at].strip()))
    if forwards and at < len(lines) and len(own.split()) < 40:
        return _forwarded(lines[at:], own)
    return Split(own, quoted)


def _history(lines):
    """The index of the line where the history begins that has no ">" before it; the number of lines when none does."""
    for index, line in enumerate(lines):
        plain = line.strip()
        if not plain:
            continue
        if ORIGINAL.match(plain) or FORWARDED.match(plain):
            return index
        if FROM.match(plain) and sum(bool(HEADER.match(one.strip())) for one in lines[index + 1 : index + 7]) >= 2:
            return index
        if _wrote(lines, index) and not any(one.startswith(">") for one in lines[index + 1 : index + 5]):
            return index
    return len(lines)


def _wrote(lines, index):
    """How many lines from `index` are the words "On … wrote:" (mail programs break them), or 0."""
    if not lines[index].startswith(("On ", "Ar ", "on ")):
        return 0
    for count in (1, 2, 3):
        if WROTE.match(" ".join(line.strip() for line in lines[index : index + count])):
            return count
    return 0


def _without_wrote(lines):
    """The lines but those that say who wrote what is quoted below."""
    skip = 0
    for index, line in enumerate(lines):
        skip = max(skip - 1, _wrote(lines, index))
        if not skip:
            yield line


def _forwarded(lines, note):
    """The `Split` of forwarded lines: the head of the message says who wrote it; an officer's `note` is history."""
    sender = subject = ""
    body = 0
    for index, line in enumerate(lines[:14]):
        plain = line.strip()
        sender = sender or (FROM.match(plain) or ("", ""))[1]
        subject = subject or (SUBJECT.match(plain) or ("", ""))[1]
        if FROM.match(plain) or HEADER.match(plain) or FORWARDED.match(plain) or ORIGINAL.match(plain):
            body = index + 1
    inner = split("\n".join(lines[body:]))
    name, address = parseaddr(sender.replace("[mailto:", "<").replace("]", ">"))
    quoted = "\n".join(filter(None, [note, inner.quoted]))
    return Split(
        inner.own, quoted, True, name if "@" in address else sender, address if "@" in address else "", subject
    )
