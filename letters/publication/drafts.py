"""The pictures of a redaction before they are a public copy: kept with the originals, which have no public address."""

from django.core.files.storage import storages
from django.db import transaction

from letters.models import Redaction


def drop_made(redaction):
    """Let go of the pictures made for `redaction`; the file is deleted once that is committed."""
    path = redaction.file.name
    redaction.file, redaction.sha256, redaction.findings = "", "", {}
    if path:
        # The state of a ready one needs its file, so both change in one statement.
        state = Redaction.State.DRAFT if redaction.state == Redaction.State.READY else redaction.state
        Redaction.objects.filter(pk=redaction.pk).update(file="", sha256="", findings={}, state=state)
        redaction.state = state
        transaction.on_commit(lambda: _delete_unused(path))


def _delete_unused(path):
    if not Redaction.objects.filter(file=path).exists():
        storages["default"].delete(path)
