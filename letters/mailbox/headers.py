"""The first lines of a message, read without a parser: what it is called, who from, and whether a machine wrote it.

Only lines and patterns: the bodies, where the dangers are, are opened in a child process (letters.opening).
"""

import hashlib
import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from iasc_tracker.patterns import pattern

LONGEST = 256 * 1024
LINE = 2_000
LONGEST_IDENTIFIER = 500
FIELD = pattern(r"^([!-9;-~]{1,80}):(.*)$", re.S)
IDENTIFIER = pattern(r"<([^<>\s]{1,900})>")
ADDRESS = pattern(r"(?<![^\s<>()\[\],;:\"@])[^\s<>()\[\],;:\"@]{1,64}@[^\s<>()\[\],;:\"@]{1,190}")
RETURN_PATH_OF_A_MACHINE = pattern(r"^\s*<\s*>\s*$")


class Head(NamedTuple):
    """What the header lines say; "" or None where they say nothing that can be read."""

    message_id: str
    sender: str
    sender_address: str
    subject: str
    sent_on: object
    fields: dict


def head_of(data):
    """The `Head` of the bytes of a message, or of their beginning."""
    fields = fields_of(data)
    sender = _decoded(fields.get("from", ""))
    addresses = ADDRESS.findall(sender)
    names = [_decoded(fields.get(name, "")) for name in ("message-id", "subject")]
    return Head(
        identifier(names[0]),
        _name(sender, addresses) or (addresses[-1] if addresses else ""),
        addresses[-1].lower()[:254] if addresses else "",
        names[1][:500],
        _day(fields.get("date", "")),
        fields,
    )


def fields_of(data):
    """{lower-case name: value, lines joined by newlines where a name comes twice} of the header lines."""
    block = re.split(rb"\r?\n\r?\n", data[:LONGEST], maxsplit=1)[0]
    text = re.sub(r"\r?\n[ \t]+", " ", block.decode("utf-8", "replace").replace("\x00", ""))
    fields = {}
    for line in text.splitlines():
        match = FIELD.match(line)
        if match:
            name, value = match[1].lower(), match[2].strip()[:LINE]
            fields[name] = f"{fields[name]}\n{value}" if name in fields else value
    return fields


def identifier(value):
    """A Message-ID without its brackets; "" when the message has none, or one that nobody could have meant."""
    found = IDENTIFIER.search(value)
    if found and len(found[1]) > LONGEST_IDENTIFIER:  # two that differ at their ends only must stay two
        return f"sha256:{hashlib.sha256(found[1].encode()).hexdigest()}"
    return found[1] if found else ""


def _decoded(value):
    """A header's value with its coded words made plain; as it came where it cannot be read."""
    value = value.split("\n")[0]
    try:
        plain = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        plain = value
    return " ".join("".join(one if one.isprintable() else " " for one in plain).split())


def _name(sender, addresses):
    """The name beside the address of a From line, as people read it."""
    for one in addresses:
        sender = sender.replace(one, "")
    return sender.strip(" <>\"'")[:200]


def _day(value):
    """The day of a Date line in the sender's own time; None for none, and for 1601-01-01 and the like."""
    try:
        day = parsedate_to_datetime(value.split("\n")[0]).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return day if 1980 <= day.year <= 2200 else None


def is_from_a_machine(fields):
    """Whether the header lines are those of an automatic answer (RFC 3834 section 5, RFC 5321 section 4.5.5).

    "Precedence: bulk" and mailing lists are no such sign: a person may write through a list.
    """
    submitted = fields.get("auto-submitted", "no").split(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or fields.get("precedence", "").strip().lower() == "auto_reply"
        or any(name in fields for name in ("x-autoreply", "x-autorespond"))
        or bool(RETURN_PATH_OF_A_MACHINE.match(fields.get("return-path", "")))
    )


def is_report(fields):
    """Whether the message is a report on a delivery or a reading (RFC 6522)."""
    return fields.get("content-type", "").lower().startswith("multipart/report")
