"""JPEG pictures without what cameras and programs write into them."""

START, SCAN = b"\xff\xd8", 0xDA
ADOBE = 0xEE  # says how the colours are coded: without it they come out wrong
NOTES = {*range(0xE0, 0xF0), 0xFE} - {ADOBE}


def without_notes(data):
    """The JPEG `data` without EXIF, GPS, thumbnails, profiles and comments; ValueError when it is no JPEG."""
    if not data.startswith(START):
        raise ValueError("no JPEG")
    kept, at = [START], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if mark == SCAN:
            break
        if mark not in NOTES:
            kept.append(data[at:end])
        at = end
    scan, end, _ = data[at:].rpartition(b"\xff\xd9")
    return b"".join([*kept, scan or data[at:], end])
