"""Where bytes are kept: by their hash, so names are data and never paths (TRUST R-UPL-4)."""

import hashlib
import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.storage import storages

ARRIVING = "arriving"
UNFINISHED = ".part"


def sha256_of(data):
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hashed_path(sha256):
    """The path of content with this hash, two folders deep so that none grows too large."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def original_path(instance, filename):
    """Where a Document or HeldFile lies; the uploaded name has no part in it."""
    return hashed_path(instance.sha256)


def keep(data, *, alias="default"):
    """Store bytes under their hash and return (path, sha256); bytes already there are not written again."""
    sha256 = sha256_of(data)
    path = hashed_path(sha256)
    place = Path(storages[alias].path(path))
    if not (place.exists() and place.stat().st_size == len(data)):
        _write_whole(place, data)
    return path, sha256


def keep_arriving(chunks, *, alias="default"):
    """Store the bytes that `chunks` yields and return (path, SHA-256, size); on return they are on the disk itself.

    They lie aside until they are whole, so that a crash never leaves half a file under a hash (TRUST R-CRA-1).
    """
    root, digest, size = Path(storages[alias].location), hashlib.sha256(), 0
    aside = root / ARRIVING
    aside.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=aside, suffix=UNFINISHED, delete=False) as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path = hashed_path(digest.hexdigest())
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    Path(file.name).replace(root / path)
    _sync_folder((root / path).parent)
    return path, digest.hexdigest(), size


def _sync_folder(folder):
    """Have the disk keep the names in `folder` as well as the bytes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_whole(place, data):
    """Write a file that is there whole or not at all, whenever the process or the power dies (TRUST R-CRA-1)."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.{secrets.token_hex(4)}{UNFINISHED}")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(place)


def sweep_unfinished(before, *, alias="default"):
    """Remove what a process left that was killed while it wrote a file, before the moment `before`; how many."""
    parts = Path(storages[alias].path("")).rglob(f"*{UNFINISHED}")
    old = [part for part in parts if part.stat().st_mtime < before.timestamp()]
    for part in old:
        part.unlink(missing_ok=True)
    return len(old)


def read_whole(path, sha256, *, alias="default"):
    """The stored bytes at `path`, or None when they are missing or not those of `sha256`."""
    storage = storages[alias]
    if not storage.exists(path):
        return None
    with storage.open(path) as file:
        data = file.read()
    return data if sha256_of(data) == sha256 else None
