"""How parent and child speak: one line of JSON, then the bytes that it tells the lengths of. Never pickle."""

import json
from dataclasses import fields
from datetime import date

from letters.opening.opened import Attachment, Opened

DAYS = ("sent_on", "made_on")
LISTS = tuple(field.name for field in fields(Opened) if str(field.type).startswith("tuple"))


def packed(values, *blobs):
    """The bytes of a frame: `values` (what JSON can say) and `blobs`."""
    line = json.dumps(values | {"blobs": [len(blob) for blob in blobs]})
    return b"".join([line.encode(), b"\n", *blobs])


def unpacked(data):
    """(values, blobs) of a frame; raises ValueError when it is not one, whole."""
    line, _, rest = data.partition(b"\n")
    values = json.loads(line)
    lengths = values.pop("blobs") if isinstance(values, dict) and "blobs" in values else None
    if not isinstance(lengths, list) or sum(lengths) != len(rest):
        raise ValueError("not a whole frame")
    blobs, start = [], 0
    for length in lengths:
        blobs.append(rest[start : start + length])
        start += length
    return values, blobs


def packed_opened(opened):
    """The frame of an `Opened`."""
    return packed(as_values(opened), *(one.data for one in opened.attachments))


def unpacked_opened(data):
    """The `Opened` of a frame; raises ValueError, KeyError or TypeError when it is none."""
    values, blobs = unpacked(data)
    return from_values(values, blobs)


def as_values(opened):
    """What JSON can hold of an `Opened`: all but the bytes of its attachments, whose names stay."""
    values = {field.name: getattr(opened, field.name) for field in fields(Opened)}
    values |= {day: values[day] and values[day].isoformat() for day in DAYS}
    values["attachments"] = [one.name for one in opened.attachments]
    return {name: storable(value) for name, value in values.items()}


def from_values(values, blobs=()):
    """The `Opened` of what `as_values` made; without `blobs` no attachments. Raises as `unpacked_opened` does."""
    values = dict(values)
    names = values.pop("attachments", [])
    for day in DAYS:
        values[day] = values[day] and date.fromisoformat(values[day])
    values |= {name: tuple(values[name]) for name in LISTS if name in values}
    return Opened(attachments=tuple(Attachment(*pair) for pair in zip(names, blobs, strict=False)), **values)


def storable(value):
    """`value` with every text in it such as a database can hold: no NUL, no half of a character."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    return [storable(one) for one in value] if isinstance(value, list | tuple) else value
