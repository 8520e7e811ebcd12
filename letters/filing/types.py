"""What a file is: an allow-list of endings, each with a strict look at the bytes (TRUST R-UPL-2).

Anything else is kept all the same, as bytes that nothing reads.
"""

from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

PDF = "application/pdf"
TEXT = "text/plain"
UNREADABLE = "application/octet-stream"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EML = "message/rfc822"
MSG = "application/vnd.ms-outlook"

ZIP_ENTRIES = 2_000
ZIP_UNPACKED = 200 * 1024 * 1024
# Every character below the space but tab, new lines and form feed (a page turn) means that it is no text.
CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13})
# What encryption and other programs leave after the last line of a PDF and no reader minds.
PADDING = b"\x00\t\n\x0c\r "


def is_pdf(data):
    """Whether `data` starts as a PDF and has nothing after its last end mark."""
    head, mark, tail = data.rpartition(b"%%EOF")
    return data.startswith(b"%PDF-") and bool(mark) and not tail.strip(PADDING)


def is_text(data):
    """Whether `data` is plain text: no control characters, in UTF-8 or a Western Windows code page."""
    return bool(data) and len(data.translate(None, CONTROLS)) == len(data)


def is_mail(data):
    """Whether `data` begins as a message does: a header line of printable ASCII."""
    name, colon, _ = data.split(b"\n", 1)[0].partition(b":")
    return bool(colon) and name.replace(b"-", b"").isalnum() and b"\x00" not in data


def office_file(part):
    """A test for an Office document whose main part is `part`: no macros, not too much inside."""

    def test(data):
        if not data.startswith(b"PK\x03\x04"):
            return False
        try:
            with ZipFile(BytesIO(data)) as archive:
                entries = archive.infolist()
        except (BadZipFile, NotImplementedError, ValueError, OSError):  # broken, or a kind of ZIP nobody has
            return False
        names = {entry.filename for entry in entries}
        small = len(entries) <= ZIP_ENTRIES and sum(entry.file_size for entry in entries) <= ZIP_UNPACKED
        return small and part in names and not any(name.endswith("vbaProject.bin") for name in names)

    return test


def starts(*heads):
    """A test for bytes that start with one of `heads`."""
    return lambda data: data.startswith(heads)


JPEG = ("image/jpeg", starts(b"\xff\xd8\xff"))
TIFF = ("image/tiff", starts(b"II*\x00", b"MM\x00*"))
KNOWN = {
    ".pdf": (PDF, is_pdf),
    ".txt": (TEXT, is_text),
    ".docx": (DOCX, office_file("word/document.xml")),
    ".xlsx": (XLSX, office_file("xl/workbook.xml")),
    ".eml": (EML, is_mail),
    ".msg": (MSG, starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".png": ("image/png", starts(b"\x89PNG\r\n\x1a\n")),
    ".tif": TIFF,
    ".tiff": TIFF,
}
ALLOWED = {kind for kind, _ in KNOWN.values()}
NAMES = {
    PDF: "PDF",
    TEXT: "text",
    DOCX: "Word document",
    XLSX: "Excel workbook",
    EML: "e-mail",
    MSG: "Outlook e-mail",
    "image/jpeg": "JPEG picture",
    "image/png": "PNG picture",
    "image/tiff": "TIFF picture",
}


def media_type(name, data):
    """The media type of a file called `name` with the bytes `data`; `UNREADABLE` for all that is not known."""
    kind, test = KNOWN.get(PurePath(name).suffix.lower(), (UNREADABLE, None))
    return kind if test and test(data) else UNREADABLE


def is_readable(kind):
    """Whether files of the media type `kind` are ever read; others are only kept."""
    return kind in ALLOWED


def type_name(kind):
    """The media type `kind` in a word or two for officers."""
    return NAMES.get(kind, "kept, not readable")
