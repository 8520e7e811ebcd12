"""JPEG pictures without what cameras and programs write into them."""

START, END = b"\xff\xd8", 0xD9
SCAN, ADOBE = 0xDA, 0xEE
ADOBE_LENGTH = 12  # of the Adobe mark: it says how the colours are coded, and without it they come out wrong
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
TABLES = {0xC4, 0xCC, 0xDB, 0xDD}  # how the points are packed
WITHIN = {0x00, *range(0xD0, 0xD8)}  # marks inside the points
# EXIF and profiles, which have findings of their own, and the mark that says that a file is a JPEG.
TOLD, JFIF, LONGEST_JFIF = (b"Exif\0", b"ICC_PROFILE\0"), b"JFIF\0", 14
NO_JPEG = "no JPEG"


def without_notes(data):
    """The JPEG `data` without EXIF, GPS, thumbnails, profiles, comments and what follows it.

    ValueError when it is no JPEG, or holds anything that is no part of one (ITU T.81, annex B).
    """
    return b"".join([START, *(kept for kept, _ in _segments(data))])


def notes_in(data):
    """What programs wrote into the JPEG `data`, each note as bytes, but for EXIF, profiles and what shows it.

    ValueError as for `without_notes`.
    """
    end = 2
    for kept, whole in _segments(data):
        note = whole[4:] if not kept else whole[len(kept) :] if whole[1:2] == bytes([ADOBE]) else b""
        end += len(whole)
        if note and not note.startswith(TOLD) and not (note.startswith(JFIF) and len(note) <= LONGEST_JFIF):
            yield note
    if data[end:].strip(b"\0\r\n "):
        yield data[end:]


def _segments(data):
    """(what of it stays, the whole) for each part of the JPEG `data` up to its end."""
    if not data.startswith(START):
        raise ValueError(NO_JPEG)
    at = 2
    while True:
        begin, at = at, _mark(data, at)
        mark = data[at + 1]
        if mark == END:
            yield data[at : at + 2], data[begin : at + 2]
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if mark == SCAN:
            end = _end_of_scan(data, end)
        kept = data[at:end] if mark in FRAMES | TABLES | {SCAN} else b""
        if mark == ADOBE:
            kept = data[at : at + 2] + (ADOBE_LENGTH + 2).to_bytes(2) + data[at + 4 : at + 4 + ADOBE_LENGTH]
        yield kept, data[begin:end]
        at = end


def _mark(data, at):
    """Where the mark at `at` really begins: filling bytes may stand before it. ValueError where none is."""
    if data[at : at + 1] != b"\xff":
        raise ValueError(NO_JPEG)
    while data[at + 1 : at + 2] == b"\xff":
        at += 1
    if at + 2 > len(data):
        raise ValueError(NO_JPEG)
    return at


def _end_of_scan(data, at):
    """Where the points end that begin at `at`: at the next mark that is none of theirs; the end where there is none."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise ValueError(NO_JPEG)
        if data[at + 1] not in WITHIN | {0xFF}:
            return at
        at += 1 if data[at + 1] == 0xFF else 2
