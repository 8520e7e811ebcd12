"""The two ways a reading can fail; nothing else is ever raised from this room."""

from iasc_tracker.errors import CorrespondenceError


class NotALetter(CorrespondenceError):
    """The words were read, and they are not those of a letter."""


class UnreadableFile(CorrespondenceError):
    """The file cannot be read at all: empty, of a wrong type, locked or too big."""
