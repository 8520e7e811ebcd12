"""JPEG pictures without what cameras and programs write into them."""

START, END = b"\xff\xd8", 0xD9
SCAN, ADOBE = 0xDA, 0xEE
ADOBE_LENGTH = 12  # of the Adobe mark: it says how the colours are coded, and without it they come out wrong
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
TABLES = {0xC4, 0xCC, 0xDB, 0xDD}  # how the points are packed
WITHIN = {0x00, *range(0xD0, 0xD8)}  # marks inside the points
NO_JPEG = "no JPEG"


def without_notes(data):
    """The JPEG `data` without EXIF, GPS, thumbnails, profiles, comments and what follows it.

    ValueError when it is no JPEG, or holds anything that is no part of one (ITU T.81, annex B).
    """
    if not data.startswith(START):
        raise ValueError(NO_JPEG)
    kept, at = [START], 2
    while True:
        at = _mark(data, at)
        mark = data[at + 1]
        if mark == END:
            return b"".join([*kept, b"\xff\xd9"])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if mark == SCAN:
            end = _end_of_scan(data, end)
        if mark == ADOBE:
            kept.append(data[at : at + 2] + (ADOBE_LENGTH + 2).to_bytes(2) + data[at + 4 : at + 4 + ADOBE_LENGTH])
        elif mark in FRAMES | TABLES | {SCAN}:
            kept.append(data[at:end])
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
