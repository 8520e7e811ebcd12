"""The forms of a reply: what arrived, what each file is, and which letter it answers."""

import uuid
from datetime import date

from django import forms

from iasc_tracker.fields import DayField, PlainErrors
from letters import intake
from letters.forms.files import FilesField, HeldFilesMixin
from letters.forms.settlement import DAY_HINT, LinkField, Revealing, long_text
from letters.models import Document, Incoming, Letter, Reply

ENCLOSED = [
    (kind.value, kind.label) for kind in Document.Kind if kind not in (Document.Kind.LETTER, Document.Kind.OTHER_COPY)
]
CHANNELS = [
    (Incoming.Channel.EMAIL, "By e-mail"),
    (Incoming.Channel.POST, "By post"),
    (Incoming.Channel.LINK, "As a link to a page"),
    (Incoming.Channel.CALL, "In a phone call"),
    (Incoming.Channel.MEETING, "In a meeting"),
]


class ReplyForm(PlainErrors, Revealing, HeldFilesMixin, forms.Form):
    """What arrived, when, from whom, and of what kind."""

    chooser = "channel"
    reveals = {Incoming.Channel.LINK: ("link", "link_seen_on")}

    upload = FilesField(
        label="Files that arrived", required=False, help_text="Up to 20 files of 25 MB: the e-mail, its enclosures"
    )
    channel = forms.ChoiceField(label="How it arrived", choices=CHANNELS, widget=forms.RadioSelect)
    link = LinkField(label="Address of the page")
    link_seen_on = DayField(label="Day on which you looked at it", required=False, help_text=DAY_HINT)
    note = forms.CharField(
        label="Note of what was said",
        help_text="Needed for a call or a meeting, and for a message without files",
        required=False,
        widget=long_text(),
    )
    received_on = DayField(label="Date received", help_text=DAY_HINT)
    sender = forms.CharField(
        label="From whom",
        max_length=200,
        help_text="A name, and their role if you know it",
        error_messages={"required": "Enter who it came from"},
    )
    kind = forms.ChoiceField(
        label="Kind of reply",
        choices=Reply.kinds(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind of reply"},
    )
    internal_note = forms.CharField(
        label="Internal note", required=False, help_text="Never published", widget=long_text()
    )
    form_token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    incoming = forms.ModelChoiceField(Incoming.objects.of_inbox(), required=False, widget=forms.HiddenInput)
    keep_rest = forms.BooleanField(required=False, widget=forms.HiddenInput)
    look = forms.BooleanField(required=False, widget=forms.HiddenInput)  # a button: read the files, save nothing

    def __init__(self, *args, letter, incoming=None, **kwargs):
        """`letter`: the sent letter that is answered; `incoming`: the mail that the inbox hands over, or None."""
        super().__init__(*args, **kwargs)
        self.letter, self.mail = letter, incoming
        self.initial = {"form_token": uuid.uuid4(), "channel": Incoming.Channel.EMAIL} | self.initial
        if incoming:
            found = {"incoming": incoming, "sender": incoming.sender, "received_on": incoming.received_on}
            # With neither file nor words there would be nothing to file.
            note = {} if self.held_files else {"note": incoming.text[:10_000]}
            self.initial = found | note | self.initial

    def clean_incoming(self):
        """The mail; its own bytes are then no second copy."""
        self.mail = self.cleaned_data["incoming"]
        return self.mail

    def clean(self):
        """Leave out files that are logged already, saying where, and ask for what is missing."""
        data = super().clean()
        had_twins = self.leave_out_logged(apart_from=self.mail)
        received_on = data.get("received_on")
        for sentence in intake.day_obstacles(self.letter, received_on) if received_on else []:
            self.add_error("received_on", sentence)
        if "channel" in data and not had_twins:
            self.add_faults(intake.arrival_faults(files=len(self.held_files), **self.arrival()))
        return data

    @property
    def kinds(self):
        """The radio buttons of the kind, which open nothing."""
        return [(option, ()) for option in self["kind"]]

    def offer(self, found):
        """Put what the files say, `found`, into boxes that were left empty: of a page that brought those files."""
        self.data = self.data.copy()
        for name, value in found.items():
            if not self.data.get(name, "").strip():
                self.data[name] = f"{value:%-d %B %Y}" if isinstance(value, date) else value
                self.errors.pop(name, None)

    def arrival(self):
        """What arrived besides files, as the keywords of `log_reply`."""
        data = self.cleaned_data
        return {
            "channel": data["channel"],
            "link": data.get("link", ""),
            "link_seen_on": data.get("link_seen_on"),
            "note": data.get("note", ""),
        }


class EnclosureForm(PlainErrors, Revealing, forms.Form):
    """What one file is, and the sender's position on publishing it."""

    chooser = "position"
    kind = forms.ChoiceField(
        label="What it is",
        choices=[("", "Choose what it is"), *ENCLOSED],
        error_messages={"required": "Choose what this file is"},
    )
    position = forms.ChoiceField(
        label="Sender's position on publication",
        choices=Document.Position,
        initial=Document.Position.NOT_STATED,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="The sender's words", required=False, help_text="Copy them exactly", widget=long_text(2)
    )
    where = forms.CharField(
        label="Where the words stand",
        required=False,
        max_length=300,
        help_text="For example, covering letter, last paragraph",
    )

    def __init__(self, *args, held, suggestion, **kwargs):
        """`held`: the HeldFile that the row is about; `suggestion`: what it says (intake.suggestion_of)."""
        super().__init__(*args, prefix=f"file-{held.pk}", **kwargs)
        self.held, self.suggestion = held, suggestion
        self.quoted = {}
        if suggestion.on_publication:
            self.quoted = {"words": "\n".join(suggestion.on_publication), "where": held.original_name}
        seems = {"kind": suggestion.kind.kind} if suggestion.kind_reasons else {}
        self.initial = seems | self.quoted | {name: value for name, value in self.initial.items() if value}
        self.fields["kind"].error_messages["required"] = f"Choose what “{held.original_name}” is"

    def clean(self):
        """A stated position needs its evidence."""
        data = super().clean()
        self.add_faults(intake.position_faults(self.enclosure()))
        return data

    def enclosure(self):
        """The `Enclosure` of the row as it is filled in."""
        data = self.cleaned_data
        position = data.get("position", Document.Position.NOT_STATED)
        words = (data.get("words", ""), data.get("where", ""))
        if position == Document.Position.NOT_STATED and words[0].split() == self.quoted.get("words", "").split():
            words = ("", "")  # what the tracker put there, and nobody took up
        return intake.Enclosure(self.held, data.get("kind", ""), position, *words)


class LetterChoice(forms.ModelChoiceField):
    """A letter in a box that finds it by reference, office or day."""

    def label_from_instance(self, letter):
        """The reference, who it went to, and when."""
        return f"{letter.reference}: {letter.recipient}, {letter.dated:%-d %B %Y}"


class FilesFirstForm(PlainErrors, HeldFilesMixin, forms.Form):
    """The files of a reply before its letter is known; or, from the page of a `letter`, for that."""

    no_file = "Choose the files that arrived"

    upload = FilesField(label="Files that arrived", required=False, help_text="Up to 20 files of 25 MB")
    letter = forms.ModelChoiceField(Letter.objects.sent(), required=False, widget=forms.HiddenInput)

    def clean(self):
        """Leave out files that are logged already, saying where."""
        data = super().clean()
        self.leave_out_logged()
        return data


class ChooseLetterForm(PlainErrors, forms.Form):
    """Which letter a reply answers."""

    letter = LetterChoice(
        Letter.objects.live().select_related("office"),
        label="Letter",
        empty_label="",
        help_text="Start typing a reference or an office",
        widget=forms.Select({"data-combobox": True}),
        error_messages={
            "required": "Choose the letter that the reply answers",
            "invalid_choice": "Choose a letter from the list: only sent letters that are not closed are in it",
        },
    )
