"""What a file is: an allow-list of endings, each with a strict look at the bytes (TRUST R-UPL-2).

Anything else is kept all the same, as bytes that nothing reads. No test here unpacks or decodes anything, so the
web process may ask; what a file says is for the child (letters.opening.child).
"""

from pathlib import PurePath

from letters.opening.archives import holds_archive, names_in

PDF = "application/pdf"
TEXT = "text/plain"
UNREADABLE = "application/octet-stream"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EML = "message/rfc822"
MSG = "application/vnd.ms-outlook"
JPEG, PNG, TIFF = "image/jpeg", "image/png", "image/tiff"
PICTURES = (JPEG, PNG, TIFF)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG_HEAD, PNG_END = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB`\x82"
# Every character below the space but tab, new lines and form feed (a page turn) means that it is no text.
CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13})
# What encryption and other programs leave after the last line of a PDF and no reader minds.
PADDING = b"\x00\t\n\x0c\r "


def is_pdf(data):
    """Whether `data` starts as a PDF and has nothing after its last end mark."""
    _, mark, tail = data.rpartition(b"%%EOF")
    return data.startswith(b"%PDF-") and bool(mark) and not tail.strip(PADDING)


def is_text(data):
    """Whether `data` is plain text: no control characters, in UTF-8 or a Western Windows code page."""
    return bool(data) and len(data.translate(None, CONTROLS)) == len(data)


def is_mail(data):
    """Whether `data` begins as a message does: a header line of printable ASCII."""
    name, colon, _ = data.split(b"\n", 1)[0].partition(b":")
    return bool(colon) and name.replace(b"-", b"").isalnum() and b"\x00" not in data


def is_jpeg(data):
    """Whether `data` is a JPEG picture from its first mark to its last."""
    return data.startswith(b"\xff\xd8\xff") and data.rstrip(b"\x00").endswith(b"\xff\xd9")


def is_png(data):
    """Whether `data` is a PNG picture from its first mark to its last."""
    return data.startswith(PNG_HEAD) and data.endswith(PNG_END)


def office_file(part):
    """A test for an Office document whose main part is `part`: no macros, not too much inside."""

    def test(data):
        names = names_in(data)
        return names is not None and part in names and not any(name.endswith("vbaProject.bin") for name in names)

    return test


def starts(*heads):
    """A test for bytes that start with one of `heads`."""
    return lambda data: data.startswith(heads)


IS_JPEG = (JPEG, is_jpeg)
IS_TIFF = (TIFF, starts(b"II*\x00", b"MM\x00*"))
KNOWN = {
    ".pdf": (PDF, is_pdf),
    ".txt": (TEXT, is_text),
    ".docx": (DOCX, office_file("word/document.xml")),
    ".xlsx": (XLSX, office_file("xl/workbook.xml")),
    ".eml": (EML, is_mail),
    ".msg": (MSG, starts(OLE)),
    ".jpg": IS_JPEG,
    ".jpeg": IS_JPEG,
    ".png": (PNG, is_png),
    ".tif": IS_TIFF,
    ".tiff": IS_TIFF,
}
# Outlook keeps attached Office documents as they are, so a message may well end in one.
MAY_HOLD_ARCHIVE = {DOCX, XLSX, MSG}
ALLOWED = {kind for kind, _ in KNOWN.values()}
NAMES = {
    PDF: "PDF",
    TEXT: "text",
    DOCX: "Word document",
    XLSX: "Excel workbook",
    EML: "e-mail",
    MSG: "Outlook e-mail",
    JPEG: "JPEG picture",
    PNG: "PNG picture",
    TIFF: "TIFF picture",
}


def media_type(name, data):
    """The media type of a file called `name` with the bytes `data`; `UNREADABLE` for all that is not known.

    A file that is a zip archive as well as what its ending says is neither.
    """
    kind, test = KNOWN.get(PurePath(name).suffix.lower(), (UNREADABLE, None))
    if test is None or not test(data):
        return UNREADABLE
    return UNREADABLE if kind not in MAY_HOLD_ARCHIVE and holds_archive(data) else kind


def is_readable(kind):
    """Whether files of the media type `kind` are ever read; others are only kept."""
    return kind in ALLOWED


def type_name(kind):
    """The media type `kind` in a word or two for officers."""
    return NAMES.get(kind, "kept, not readable")
