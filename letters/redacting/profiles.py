"""Colour profiles without their words (ICC.1:2010, 7): names, licences, notes and the makers of devices stay behind."""

HEADER, ENTRY = 128, 12
# What turns numbers into colours. Other tags describe the profile.
COLOURS = {
    b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"rXYZ", b"gXYZ",
    b"bXYZ", b"wtpt", b"bkpt", b"chad",
}  # fmt: skip
MARK = b"acsp"
WORDED = ((4, 8), (48, 56), (80, 100))  # program, maker and model, creator and id: four letters of anybody's


def without_words(data):
    """The profile `data` with its colours alone; ValueError when it is none."""
    if data[36:40] != MARK:
        raise ValueError("no colour profile")
    tags = {}
    for number in range(int.from_bytes(data[HEADER : HEADER + 4])):
        entry = data[HEADER + 4 + ENTRY * number :][:ENTRY]
        start, length = int.from_bytes(entry[4:8]), int.from_bytes(entry[8:12])
        if entry[:4] in COLOURS:
            tags[entry[:4]] = data[start : start + length]
    return _profile(bytearray(data[:HEADER]), tags)


def _profile(head, tags):
    for start, end in WORDED:
        head[start:end] = bytes(end - start)
    at, entries, bodies = HEADER + 4 + ENTRY * len(tags), b"", b""
    for name, body in tags.items():
        entries += name + (at + len(bodies)).to_bytes(4) + len(body).to_bytes(4)
        bodies += body + b"\0" * (-len(body) % 4)
    head[:4] = (at + len(bodies)).to_bytes(4)
    return bytes(head) + len(tags).to_bytes(4) + entries + bodies
