"""Files kept byte for byte: what may be kept, how it is held while a form is open, and how it becomes a document.

A service room: it imports models only, and both drafting and intake file through it.
"""

from letters.filing.findings import note_opened, opened_of
from letters.filing.held_reading import give_up_held, letter_text_of, open_held, opened_held, recognise_held
from letters.filing.holding import (
    discard,
    document_from_held,
    found_of,
    held_of,
    hold,
    hold_again,
    purge,
    same_bytes,
    take_held,
)
from letters.filing.limits import obstacles
from letters.filing.names import clean_name
from letters.filing.originals import read_original, whole_bytes
from letters.opening.types import ALLOWED, DOCX, EML, MSG, PDF, TEXT, UNREADABLE, is_readable, media_type

LETTER_TYPES = (PDF, DOCX, TEXT)  # what a letter of ours can be read from

__all__ = [
    "ALLOWED",
    "DOCX",
    "EML",
    "LETTER_TYPES",
    "MSG",
    "PDF",
    "TEXT",
    "UNREADABLE",
    "clean_name",
    "discard",
    "document_from_held",
    "found_of",
    "give_up_held",
    "held_of",
    "hold",
    "hold_again",
    "is_readable",
    "letter_text_of",
    "media_type",
    "note_opened",
    "obstacles",
    "open_held",
    "opened_held",
    "opened_of",
    "purge",
    "read_original",
    "recognise_held",
    "same_bytes",
    "take_held",
    "whole_bytes",
]
