"""Outlook messages written by hand, since no library with a free licence writes them: [MS-CFB] and [MS-OXMSG].

Small: one FAT sector's worth of everything, siblings in a chain instead of a balanced tree. Outlook itself has not
opened these files; python-oxmsg and olefile read them as they read real ones.
"""

import struct
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
UNICODE, BINARY, TIME, LONG = 0x001F, 0x0102, 0x0040, 0x0003
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def _chain(table, start, count):
    for number in range(start, start + count - 1):
        table[number] = number + 1
    if count:
        table[start + count - 1] = END


def compound_file(tree):
    """The bytes of a compound file holding `tree`: {name: bytes or another such tree}."""
    entries = [["Root Entry", 5, tree, FREE, FREE]]
    _list(entries, 0)
    mini, minifat, big, places = b"", [], [], {}
    for number, (_, kind, content, *_) in enumerate(entries):
        if kind != 2:
            continue
        if len(content) < CUTOFF:
            count = -(-len(content) // MINI)
            places[number] = len(minifat) if count else END
            minifat += [len(minifat) + 1 + step for step in range(count - 1)] + [END] * bool(count)
            mini += content.ljust(count * MINI, b"\0")
        else:
            big.append((number, content))
    return _file(entries, mini, minifat, big, places)


def _list(entries, parent):
    """Append the entries of `parent`'s tree, chained as right siblings in the order that the format wants."""
    tree = entries[parent][2]
    before = None
    for name in sorted(tree, key=lambda one: (len(one), one.upper())):
        number = len(entries)
        is_stream = isinstance(tree[name], bytes)
        entries.append([name, 2 if is_stream else 1, tree[name], FREE, FREE])
        entries[parent if before is None else before][4 if before is None else 3] = number
        before = number
        if not is_stream:
            _list(entries, number)


def _file(entries, mini, minifat, big, places):
    parts = [(-1, mini), *big]
    sectors, fat_places, data = 0, {}, b""
    for number, content in parts:
        count = -(-len(content) // SECTOR)
        fat_places[number] = (sectors, count)
        data += content.ljust(count * SECTOR, b"\0")
        sectors += count
    places |= {number: start for number, (start, _) in fat_places.items()}
    directory = b"".join(_entry(entry, places.get(n, END), mini, places) for n, entry in enumerate(entries))
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    minis = struct.pack(f"<{len(minifat)}L", *minifat)
    minis += b"\xff" * (-len(minis) % SECTOR)
    directory_at, minifat_at = sectors, sectors + len(directory) // SECTOR
    fat_at = minifat_at + len(minis) // SECTOR
    fats = -(-(fat_at + 1) // (SECTOR // 4)) + 1
    table = [FREE] * (fats * SECTOR // 4)
    for start, count in (
        *fat_places.values(),
        (directory_at, minifat_at - directory_at),
        (minifat_at, fat_at - minifat_at),
    ):
        _chain(table, start, count)
    table[fat_at : fat_at + fats] = [0xFFFFFFFD] * fats
    difat = [*range(fat_at, fat_at + fats), *[FREE] * (109 - fats)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<10L", 0, fats, directory_at, 0, CUTOFF, minifat_at if minis else END, len(minis) // SECTOR, END, 0, 0
    )[:36]
    head += struct.pack("<109L", *difat)
    return head + data + directory + minis + struct.pack(f"<{len(table)}L", *table)


def _entry(entry, place, mini, places):
    name, kind, content, right, child = entry
    coded = name.encode("utf-16-le") + b"\0\0"
    size = len(mini) if kind == 5 else len(content) if kind == 2 else 0
    start = places[-1] if kind == 5 else place if kind == 2 else 0
    return struct.pack("<64sHBBLLL16xL8x8xLQ", coded, len(coded), kind, 1, FREE, right, child, 0, start, size)


def _properties(values, head):
    """{stream name: bytes} of properties {(id, type): value}, their index first; `head` are the bytes before it."""
    index, streams = head, {}
    for (number, kind), value in values.items():
        if kind == TIME:
            stored = struct.pack("<Q", int((value - EPOCH).total_seconds()) * 10_000_000)
        elif kind == LONG:
            stored = struct.pack("<LL", value, 0)
        else:
            data = value.encode("utf-16-le") if kind == UNICODE else value
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
            stored = struct.pack("<LL", len(data) + 2 * (kind == UNICODE), 0)
        index += struct.pack("<HHL", kind, number, 6) + stored
    return {"__properties_version1.0": index} | streams


def message(subject, body, *, sender=("", ""), to=(), sent=None, headers="", attachments=(), html=None):
    """The bytes of an Outlook message; `sent` is an aware datetime, `attachments` pairs (name, bytes)."""
    values = {
        (0x001A, UNICODE): "IPM.Note",
        (0x0037, UNICODE): subject,
        (0x0C1A, UNICODE): sender[0],
        (0x0C1F, UNICODE): sender[1],
        (0x3FDE, LONG): 65001,
    }
    values |= {(0x1000, UNICODE): body} if body else {}
    values |= {(0x1013, BINARY): html.encode()} if html else {}
    values |= {(0x0039, TIME): sent} if sent else {}
    values |= {(0x007D, UNICODE): headers} if headers else {}
    tree = _properties(values, struct.pack("<8x4L8x", len(to), len(attachments), len(to), len(attachments)))
    for number, address in enumerate(to):
        one = {(0x3001, UNICODE): address, (0x3003, UNICODE): address, (0x39FE, UNICODE): address, (0x0C15, LONG): 1}
        tree[f"__recip_version1.0_#{number:08X}"] = _properties(one, bytes(8))
    for number, (name, data) in enumerate(attachments):
        one = {(0x3705, LONG): 1, (0x3707, UNICODE): name, (0x3701, BINARY): data}
        tree[f"__attach_version1.0_#{number:08X}"] = _properties(one, bytes(8))
    return compound_file(tree)
