"""Where bytes are kept: by their hash, so names are data and never paths (TRUST R-UPL-4)."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import storages


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
    storage = storages[alias]
    sha256 = sha256_of(data)
    path = hashed_path(sha256)
    if not storage.exists(path):
        path = storage.save(path, ContentFile(data))
    return path, sha256


def read_whole(path, sha256, *, alias="default"):
    """The stored bytes at `path`, or None when they are missing or not those of `sha256`."""
    storage = storages[alias]
    if not storage.exists(path):
        return None
    with storage.open(path) as file:
        data = file.read()
    return data if sha256_of(data) == sha256 else None
