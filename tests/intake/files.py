"""Bytes of the kinds of file that arrive; everything in them is invented."""

from io import BytesIO
from zipfile import ZipFile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile


def pdf(*pages, password=None):
    """A PDF with a page for each of `pages` (its words; at least one page), locked when `password` is given."""
    with pikepdf.new() as document:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        for words in pages or [""]:
            page = document.add_blank_page(page_size=(200, 200))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = pikepdf.Stream(document, f"BT /F 12 Tf 20 100 Td ({words}) Tj ET".encode())
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
