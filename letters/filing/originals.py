"""Reading back what was kept: only bytes that still have their hash are ever handed out (TRUST R-UPL-7)."""

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import record
from letters.models.stored import read_whole


def whole_bytes(kept):
    """The bytes of `kept` (a Document or HeldFile), or None when they are gone or have another hash."""
    return read_whole(kept.file.name, kept.sha256)


def read_original(document, *, by):
    """The bytes of `document` for officer `by`; when they are not what was filed, an event and CorrespondenceError."""
    data = whole_bytes(document)
    if data is None:
        about = document.answered_letter or document
        detail = {"document": document.pk, "sha256": document.sha256}
        record(about, "file found damaged", by=by, note=document.original_name, detail=detail)
        raise CorrespondenceError(
            f"The stored copy of “{document.original_name}” is not the file that was filed, so it is not handed out.",
            "Tell the administrator: the original must be restored from a backup.",
        )
    return data
