"""Plain text: UTF-8 or, failing that, the code page of Windows."""

from letters.opening.opened import CannotOpen, Opened
from letters.opening.types import TEXT

CODINGS = (("utf-8-sig", "from the text file"), ("cp1252", "from the text file (Windows-1252)"))
UNKNOWN = "The characters of this text file are in no coding we know. Ask for it in UTF-8."


def decoded(data):
    """(text, how it was read) of the bytes of a text file; raises `CannotOpen`."""
    for coding, words in CODINGS:
        try:
            return data.decode(coding), words
        except UnicodeDecodeError:
            continue
    raise CannotOpen(UNKNOWN)


def open_text(data):
    """The `Opened` of a text file; raises `CannotOpen` when its coding is unknown."""
    text, words = decoded(data)
    return Opened(TEXT, words, texts=tuple(text.split("\f")), own_text=text)
