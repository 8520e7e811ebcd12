"""Why an upload cannot be kept, in sentences (TRUST R-UPL-1, INTERFACE screen 5)."""

from django.conf import settings

from letters.filing.names import clean_name
from letters.opening.child import locked_in_child
from letters.opening.types import PDF, TEXT, media_type, type_name

MEGABYTE = 1024 * 1024


def obstacles(upload, *, allowed=None):
    """What stands against keeping `upload` (an UploadedFile); an empty list when nothing does.

    `allowed`: the media types that will do, or None for any file. Leaves the file at its start.
    """
    name = clean_name(upload.name)
    if upload.size == 0:
        return [f"The file “{name}” is empty. Choose another file, or ask the sender for it again"]
    if upload.size > settings.MAX_FILE_BYTES:
        limit = settings.MAX_FILE_BYTES // MEGABYTE
        return [f"“{name}” is larger than {limit} MB. Choose a smaller copy, or split it into several files"]
    upload.seek(0)
    data = upload.read()
    upload.seek(0)
    return _wrong_content(name, data, allowed)


def _wrong_content(name, data, allowed):
    kind = media_type(name, data)
    if allowed is not None and kind not in allowed:
        *others, last = (f"a {_wanted(one)}" for one in allowed)
        wanted = f"{', '.join(others)} or {last}" if others else last
        return [f"“{name}” is not {wanted} file that can be read. Save it as {wanted} file and choose that"]
    if kind == PDF and locked_in_child(data):
        return [f"“{name}” is protected by a password. Ask for a copy without one, or save it again without it"]
    return []


def _wanted(kind):
    return "plain text" if kind == TEXT else type_name(kind)
