"""Files in a form that survive its errors: each is held at once, so nobody chooses a file twice (INTERFACE 3, 5).

A form mixes in `HeldFilesMixin`; its page includes `letters/_held_files.html` with the form beside the field
`upload`, and its form tag says `enctype="multipart/form-data"`. After `is_valid()`, `cleaned_data["upload"]` and
`form.held_files` are the HeldFiles to file (with errors too: `held_files` is what the page lists).
"""

from django import forms
from django.conf import settings

from letters import filing, intake


class FilesInput(forms.FileInput):
    """An ordinary file input that may take several files at once; gives a list."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        """Every uploaded file under `name`."""
        return files.getlist(name)

    def use_required_attribute(self, initial):
        """Never: a browser cannot know that a file is held already."""
        return False


class FilesField(forms.Field):
    """A list of uploads; the rules for each are checked by the form, which keeps the good ones."""

    widget = FilesInput

    def __init__(self, *, multiple=True, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs["multiple"] = multiple  # else Django's input takes several

    def validate(self, value):
        """Nothing here: a file held before counts as well, which only the form knows."""


class HeldFilesMixin:
    """Mix into a form, before forms.Form, with `upload = FilesField(...)` and, where they differ, these three."""

    allowed_types = None  # media types that will do, or None for any file
    max_files = settings.MAX_FILES
    no_file = ""  # what to say when no file is there; "" when a file is not needed

    def __init__(self, *args, officer, held=(), **kwargs):
        """`officer`: whose holds count; `held`: HeldFiles to begin with (a page that was given its file)."""
        super().__init__(*args, **kwargs)
        self.officer = officer
        self.held_files = self._held_in_data() if self.is_bound else list(held)

    @property
    def held_name(self):
        """The name of the hidden inputs that carry the ids of held files."""
        return self.add_prefix("held")

    @property
    def remove_name(self):
        """The name of the checkboxes that let go of held files."""
        return self.add_prefix("remove")

    def _posted(self, name):
        return self.data.getlist(name)

    def _held_in_data(self):
        return filing.held_of(self.officer, self._posted(self.held_name))

    def let_go(self, held):
        """Drop `held` from the form, with its bytes if nothing else uses them."""
        filing.discard(held)
        self.held_files.remove(held)

    def leave_out_logged(self, *, apart_from=None):
        """Let go of files that are logged already, with a sentence that leads to each; whether there were any.

        `apart_from`: the mail that is being filed, whose own bytes are no second copy.
        """
        twins = {held: intake.already_logged(held, apart_from=apart_from) for held in self.held_files}
        for held, sentence in twins.items():
            if sentence:
                self.let_go(held)
                self.add_error(None, sentence)
        return any(twins.values())

    def clean_upload(self):
        """Hold every upload that may be kept, let go of what was unticked, and say what is wrong with the rest."""
        unwanted = filing.held_of(self.officer, self._posted(self.remove_name))
        for held in [held for held in self.held_files if held in unwanted]:
            self.let_go(held)
        problems = []
        for upload in self.cleaned_data["upload"]:
            problems += filing.obstacles(upload, allowed=self.allowed_types) or self._hold(upload)
        if not problems and not self.held_files and self.no_file:
            problems = [self.no_file]
        if problems:
            raise forms.ValidationError(list(dict.fromkeys(problems)))
        return list(self.held_files)

    def _hold(self, upload):
        """Hold `upload` and return nothing, or return why there is no room for it."""
        if self.max_files == 1:
            for held in list(self.held_files):
                self.let_go(held)
        if len(self.held_files) >= self.max_files:
            return [
                f"Only {self.max_files} files fit here. The first {self.max_files} are kept: log the rest afterwards"
            ]
        held = filing.hold(upload, by=self.officer)
        if any(other.sha256 == held.sha256 for other in self.held_files):
            filing.discard(held)  # the same file chosen twice
        else:
            self.held_files.append(held)
        return []
