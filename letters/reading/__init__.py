"""Reading a letter from its text or file into values. It decides nothing and saves nothing."""

from .files import read_file
from .letter import read_letter
from .likeness import Likeness, same_letter
from .refusals import NotALetter, UnreadableFile
from .values import Addressee, Contact, Footnote, LetterReading, Link, Requested, Sender

__all__ = [
    "Addressee",
    "Contact",
    "Footnote",
    "LetterReading",
    "Likeness",
    "Link",
    "NotALetter",
    "Requested",
    "Sender",
    "UnreadableFile",
    "read_file",
    "read_letter",
    "same_letter",
]
