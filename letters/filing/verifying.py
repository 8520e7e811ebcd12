"""Whether every stored file still has the bytes it was stored with, and which files no row knows (TRUST R-UPL-7)."""

from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from django.core.files.storage import storages
from django.utils import timezone

from letters.models import Document, Enclosure, HeldFile, PublicCopy, Redaction, Rendering
from letters.models.stored import read_whole

ORIGINALS, COPIES = "default", "public_copies"
# A file is stored a moment before its row: what is younger may belong to somebody who is saving right now.
YOUNG = timedelta(minutes=10)


class Stored(NamedTuple):
    """A file that a row names: where it lies, the hash it must have, and the row in words."""

    alias: str
    path: str
    sha256: str
    row: str


def stored_files():
    """Every file that a row names, as `Stored`; what was withdrawn or never made is left out."""
    for model in (Document, HeldFile, Enclosure):
        for row in model.objects.iterator():
            yield Stored(ORIGINALS, row.file.name, row.sha256, _named(row, row))
    for row in Rendering.objects.exclude(file="").iterator():
        yield Stored(ORIGINALS, row.file.name, row.sha256, _named(row, row.letter))
    for row in Rendering.objects.exclude(thumbnail="").iterator():
        # The picture has no column for its hash: its name is its hash.
        yield Stored(
            ORIGINALS, row.thumbnail.name, Path(row.thumbnail.name).name, f"{_named(row, row.letter)}, picture"
        )
    for row in Redaction.objects.exclude(file="").iterator():
        yield Stored(ORIGINALS, row.file.name, row.sha256, _named(row, row))
    for row in PublicCopy.objects.filter(withdrawn_at=None).iterator():
        yield Stored(COPIES, row.file.name, row.sha256, _named(row, row.title))


def _named(row, words):
    return f"{row._meta.verbose_name} {row.pk} “{words}”"


def damaged():
    """A sentence for each stored file that is gone or has other bytes than it was stored with."""
    for stored in stored_files():
        if read_whole(stored.path, stored.sha256, alias=stored.alias) is None:
            what = "has changed" if storages[stored.alias].exists(stored.path) else "is gone"
            yield f"{stored.path} {what}: {stored.row}."


def orphans():
    """(alias, path) of each file, at least ten minutes old, that no row names."""
    known = {(stored.alias, stored.path) for stored in stored_files()}
    for alias in (ORIGINALS, COPIES):
        storage = storages[alias]
        for path in _files(storage, ""):
            old = timezone.now() - storage.get_modified_time(path) >= YOUNG
            if (alias, path) not in known and old:
                yield alias, path


def _files(storage, folder):
    if folder and not storage.exists(folder) or not Path(storage.path(folder)).is_dir():
        return
    folders, files = storage.listdir(folder)
    yield from (f"{folder}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from _files(storage, f"{folder}{name}/")


def remove_orphans():
    """Delete the files that no row names and return their paths."""
    found = list(orphans())
    for alias, path in found:
        storages[alias].delete(path)
    return [path for _, path in found]
