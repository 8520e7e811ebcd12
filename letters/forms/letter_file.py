"""The form that takes the file of a letter and reads it."""

from django import forms

from letters import filing
from letters.drafting.logging_letters import AlreadyLogged, refuse_same_bytes
from letters.drafting.matching import read_held
from letters.forms.files import FilesField, HeldFilesMixin


class LetterFileForm(HeldFilesMixin, forms.Form):
    """One file, which must read as a letter that is not on record yet."""

    allowed_types = filing.LETTER_TYPES
    max_files = 1
    no_file = "Choose the file of the letter"

    upload = FilesField(label="File of the letter", multiple=False, help_text="PDF, Word or plain text, up to 25 MB")

    def clean(self):
        """Say why the file cannot be logged: it is no letter, or it is on record (then with `already_logged`)."""
        data = super().clean()
        for held in [] if self.errors else self.held_files:
            try:
                refuse_same_bytes(held)
            except AlreadyLogged as refusal:
                self.already_logged = refusal.letter
                self.add_error("upload", refusal.sentences[0])
                continue
            read = read_held(held)
            if read.refusal:
                self.add_error("upload", read.refusal)
        return data
