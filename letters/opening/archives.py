"""Zip archives, looked at without unpacking them: a bomb must cost nothing before the child has it (R-UPL-3)."""

import struct
from io import BytesIO
from zipfile import BadZipFile, ZipFile

ENTRIES = 2_000
UNPACKED = 200 * 1024 * 1024
DIRECTORY = 1024 * 1024
LOCAL, END = b"PK\x03\x04", b"PK\x05\x06"
# Signature, three disk fields, entries, size and place of the directory, length of the comment that ends the file.
END_RECORD = struct.Struct("<4s4H2LH")
LONGEST_COMMENT = 65_535


def end_of(data):
    """(entries, bytes of the directory, its place, bytes after the end record) of the zip in `data`, or None."""
    place = data.rfind(END, max(0, len(data) - END_RECORD.size - LONGEST_COMMENT))
    if place < 0 or place + END_RECORD.size > len(data):
        return None
    _, _, _, _, entries, size, start, comment = END_RECORD.unpack_from(data, place)
    rest = len(data) - place - END_RECORD.size
    return (entries, size, start, rest) if rest >= comment and size <= place else None


def holds_archive(data):
    """Whether a zip archive ends `data`: something that is meant to be another kind of file must hold none."""
    return end_of(data) is not None


def names_in(data):
    """The names in the zip `data`, or None when it is no clean, small archive from its first byte to its last."""
    end = end_of(data)
    if not data.startswith(LOCAL) or end is None:
        return None
    entries, size, _, rest = end
    # Python reads the whole directory whatever its count says; both are held to the limit first.
    if rest or entries > ENTRIES or size > DIRECTORY:
        return None
    try:
        with ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        return None
    small = len(listed) <= ENTRIES and sum(entry.file_size for entry in listed) <= UNPACKED
    return {entry.filename for entry in listed} if small else None
