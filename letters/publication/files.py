"""The bytes behind documents and public copies."""

from django.core.files.storage import storages
from django.db import transaction

from iasc_tracker.errors import CorrespondenceError
from letters.models import PublicCopy
from letters.models.stored import read_whole

MISSING = "The stored file is missing or has changed. Tell the administrator; nothing was published."


def stored_bytes(row):
    """The bytes of a Document or PublicCopy, read again; CorrespondenceError when they lost their SHA-256."""
    data = whole_bytes(row)
    if data is None:
        raise CorrespondenceError(MISSING)
    return data


def whole_bytes(row):
    """The bytes of a Document or PublicCopy, or None when they are missing or not those of its SHA-256."""
    alias = "public_copies" if isinstance(row, PublicCopy) else "default"
    return read_whole(row.file.name, row.sha256, alias=alias)


def drop_file(copy):
    """Delete the file of a withdrawn copy once the withdrawal is committed, unless an open copy has the same bytes."""
    path = copy.file.name
    transaction.on_commit(lambda: _delete_unused(path))


def _delete_unused(path):
    if not PublicCopy.objects.filter(file=path, withdrawn_at=None).exists():
        storages["public_copies"].delete(path)
