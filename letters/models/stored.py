"""Where bytes are kept: by their hash, so names are data and never paths (TRUST R-UPL-4)."""

import hashlib
import os
import secrets
from pathlib import Path

from django.core.files.storage import storages

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
