"""The text of a letter of ours, as letters.reading wants it: PDF and plain text by that room, Word by this one."""

from letters.opening.opened import CannotOpen
from letters.opening.word_letters import word_letter_text
from letters.reading.files import text_of
from letters.reading.refusals import UnreadableFile


def letter_text(name, data):
    """The text of the letter in a file called `name` with the bytes `data`; `CannotOpen` says why there is none.

    Runs parsers on what may be from strangers: only the child may call it.
    """
    if name.lower().endswith(".docx"):
        return word_letter_text(data)
    try:
        return text_of(name, data)
    except UnreadableFile as error:
        raise CannotOpen(" ".join(error.sentences)) from error
