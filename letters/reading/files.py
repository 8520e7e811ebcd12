"""A file's bytes as text: plain text in the usual encodings, or a PDF that holds text."""

import codecs
from pathlib import PurePath

from . import pdf
from .letter import LARGEST_TEXT, TOO_LONG, read_letter
from .refusals import UnreadableFile

LARGEST_FILE = 25 * 1024 * 1024
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
TEXT_SUFFIXES = ("", ".txt", ".text", ".md", ".markdown")
EMPTY = "The file is empty. Choose the file again, or ask for it to be sent again."
TOO_BIG = "The file is larger than 25 MiB. Choose a smaller copy of the letter."
WRONG_TYPE = "This type of file cannot be read. Choose the letter as a PDF, a Word document or plain text (.txt)."
NO_TEXT_FILE = "The file is not plain text. Choose the letter as a PDF, a Word document or plain text (.txt)."


def read_file(name, data):
    """The `LetterReading` of a file called `name` with the bytes `data`.

    Raises `UnreadableFile` when it is empty, too big, locked or neither text nor PDF, `NotALetter` as
    `read_letter` does. The bytes decide what it is; the name only rules out other types.
    """
    return read_letter(text_of(name, data))


def text_of(name, data):
    """The text in a file; raises `UnreadableFile`."""
    if not data:
        raise UnreadableFile(EMPTY)
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(TOO_BIG)
    if data.startswith(b"%PDF-"):
        return pdf.text_of(data)
    if PurePath(name).suffix.lower() not in TEXT_SUFFIXES:
        raise UnreadableFile(WRONG_TYPE)
    if len(data) > 2 * LARGEST_TEXT:
        raise UnreadableFile(TOO_LONG)
    return _decoded(data)


def _decoded(data):
    """Text by its byte order mark, else UTF-8, else the old Windows code page."""
    marked = next((encoding for bom, encoding in BOMS if data.startswith(bom)), None)
    for encoding in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _mostly_readable(text):
            return text
    raise UnreadableFile(NO_TEXT_FILE)


def _mostly_readable(text):
    """Pictures and office files are full of control characters; text has none but white space."""
    sample = text[:20_000]
    odd = sum(char < " " and char not in "\t\n\r\f\x0b" for char in sample)
    return odd * 200 <= len(sample)
