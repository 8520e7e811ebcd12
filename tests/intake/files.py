"""Bytes of the kinds of file that arrive; everything in them is invented."""

from io import BytesIO
from zipfile import ZipFile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile


def pdf(*, password=None, pages=1):
    """A PDF of blank pages, locked when `password` is given."""
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(200, 200))
        buffer = BytesIO()
        encryption = pikepdf.Encryption(owner=password, user=password) if password else None
        document.save(buffer, encryption=encryption) if encryption else document.save(buffer)
    return buffer.getvalue()


def archive(*names):
    """A zip with an empty entry for each of `names`."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as zipped:
        for name in names:
            zipped.writestr(name, b"")
    return buffer.getvalue()


def upload(name="note.txt", data=b"Thank you for your letter."):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, data)
