"""The forms of the inbox: which letter a message answers and with which files, referring it on, and moving a reply."""

from django import forms

from iasc_tracker.fields import PlainErrors, RowsField
from letters import filing
from letters.forms.reply import LetterChoice
from letters.forms.settlement import Revealing, long_text
from letters.models import ArrivedFile, Incoming, Letter

OTHER = "other"
REST = [("leave", "are left out: nothing more is in this message"), ("keep", "stay in the inbox, for another letter")]


def letter_choice(**kwargs):
    """A box that finds any letter that was sent; closed ones take replies too."""
    messages = {
        "required": "Choose the letter that it answers",
        "invalid_choice": "Choose a letter from the list: only letters that were sent are in it",
    }
    return LetterChoice(
        Letter.objects.sent().select_related("office"),
        empty_label="",
        help_text="Start typing a reference or an office",
        widget=forms.Select({"data-combobox": True}),
        error_messages=messages,
        **kwargs,
    )


class ArrivedFiles(RowsField):
    """Files of a message, by their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, file):
        """The name of the file."""
        return file.original_name


class FileForm(PlainErrors, Revealing, forms.Form):
    """To which letter a message is filed, which of its files go there, and what becomes of the others."""

    chooser = "guess"
    reveals = {OTHER: ("letter",)}

    guess = forms.ChoiceField(
        label="Which letter does it answer?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the letter that it answers"},
    )
    letter = letter_choice(label="Another letter", required=False)
    with_message = forms.BooleanField(label="The message itself", required=False, initial=True)
    files = ArrivedFiles(ArrivedFile.objects.none(), label="Files that go to this letter", required=False)
    rest = forms.ChoiceField(
        label="The files that are not ticked", choices=REST, initial="leave", widget=forms.RadioSelect
    )

    def __init__(self, *args, incoming, **kwargs):
        """`incoming`: the mail to file."""
        super().__init__(*args, **kwargs)
        letters = Letter.objects.sent().select_related("office").in_bulk([one["letter"] for one in incoming.guesses])
        self.guessed = {str(one["letter"]): one for one in incoming.guesses if one["letter"] in letters}
        named = self.fields["letter"].label_from_instance
        choices = [(key, named(letters[one["letter"]])) for key, one in self.guessed.items()]
        self.fields["guess"].choices = [*choices, (OTHER, "Another letter" if choices else "Choose a letter")]
        self.fields["files"].queryset = untaken(incoming)
        if not incoming.is_mail:
            del self.fields["with_message"]
        self.initial = {"guess": next(iter(self.guessed), OTHER), "files": untaken(incoming)} | self.initial

    @property
    def guesses(self):
        """(radio button, the guess with its reasons or None, bound fields it opens) in order."""
        return [(option, self.guessed.get(str(option.data["value"])), fields) for option, fields in self.options]

    def clean(self):
        """Find the letter, and ask for it."""
        data = super().clean()
        key = data.get("guess")
        if key == OTHER and not data.get("letter") and "letter" not in self.errors:
            self.add_error("letter", "Choose the letter that it answers")
        elif key in self.guessed:
            data["letter"] = Letter.objects.sent().filter(pk=int(key)).first()
            if data["letter"] is None:
                self.add_error("guess", "That letter was voided meanwhile. Choose another one")
        return data


def untaken(incoming):
    """The files of `incoming` that are no document of any letter or reply yet."""
    files = list(incoming.files.all())
    taken = {file.pk for file in files if filing.same_bytes(file.sha256).exists()}
    return ArrivedFile.objects.filter(incoming=incoming).exclude(pk__in=taken)


class ReferForm(PlainErrors, forms.Form):
    """To whom a message is referred that is not for us."""

    to = forms.CharField(label="Referred to", max_length=200, help_text="Tell them yourself: nothing is sent from here")
    reason = forms.CharField(label="Why it is not for us", max_length=2000, widget=long_text())


class PutBackForm(PlainErrors, forms.Form):
    """Why a decision is undone."""

    reason = forms.CharField(label="Reason", required=False, max_length=2000, widget=long_text(2))


class MoveForm(PlainErrors, forms.Form):
    """To which letter a reply moves, and why."""

    letter = letter_choice(label="The letter that it answers")
    reason = forms.CharField(label="Why is it moved?", max_length=2000, widget=long_text(2))


class HandedOverForm(forms.Form):
    """What the inbox hands over to the page that logs a reply, in its address; held files may come without a mail."""

    incoming = forms.ModelChoiceField(Incoming.objects.of_inbox(), required=False)
    keep_rest = forms.BooleanField(required=False)
