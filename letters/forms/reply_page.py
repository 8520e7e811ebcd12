"""The page that logs a reply: one form for what arrived, a row for each file, a row for each requested document.

One reply can settle documents of several letters, so the other open letters to the same office have their rows too.

What a file is can be said only once it is there. So a page that brings new files comes back once with a row for
each, and with what was read in them: nothing typed or chosen is lost, and no script is needed.
"""

from letters import intake
from letters.forms.reply import EnclosureForm, ReplyForm
from letters.forms.settlement import StatementForm
from letters.models import Letter


class ReplyPage:
    """The forms of one page; `data` and `uploads` are what was posted, or None for a fresh page.

    A fresh page may begin with what the inbox hands over: `incoming`, `held` files, and whether to `keep_rest` there.
    """

    def __init__(self, letter, officer, data=None, uploads=None, *, incoming=None, held=(), keep_rest=False):
        self.data, self.letter = data, letter
        found = {} if data is not None else self._found(held, incoming)
        given = {"incoming": incoming, "held": held, "initial": found | ({"keep_rest": True} if keep_rest else {})}
        self.form = ReplyForm(data, uploads, letter=letter, officer=officer, **given)
        self.form.full_clean()  # holds the files, so that the rows below can be made
        on = self.form.cleaned_data.get("received_on") if self.form.is_bound else None
        self.asked = self._statements(letter, on)
        others = Letter.objects.live().filter(office=letter.office).exclude(pk=letter.pk)
        self.others = [(other, self._statements(other, on)) for other in others]
        self.suggestions = self._suggestions(self.form.held_files)
        self.files = [self._row(one) for one in self.suggestions]
        self.kind = self._kind(self.suggestions, self.form.mail)
        if self.only_looks or (self.form.is_bound and self.new_files):
            self.form.offer(intake.arrival_of(self.suggestions) | self._chosen(self.kind))
        if self.only_looks:
            self._forget_what_is_missing()

    @staticmethod
    def _suggestions(held_files):
        """What each of the files says, those read that can be read while one waits."""
        intake.look_into(held_files)
        return [intake.suggestion_of(held) for held in held_files]

    def _found(self, held, incoming):
        """Values of the form that the files of a fresh page give; day and sender of a mail are known better."""
        suggestions = self._suggestions(held)
        arrival = {} if incoming else intake.arrival_of(suggestions)
        return arrival | self._chosen(self._kind(suggestions, incoming))

    def _kind(self, suggestions, incoming):
        """What kind of reply it seems to be, with the words that led to it, or None."""
        if incoming and not suggestions:
            return intake.kind_of_mail(incoming)
        return intake.kind_of_reply(suggestions, self.letter)

    @staticmethod
    def _chosen(kind):
        return {"kind": kind.kind} if kind else {}

    def _forget_what_is_missing(self):
        """Of a page that asks for nothing but a look at its files, only what is wrong with those is told."""
        for name in set(self.form.errors) - {"upload", "__all__"}:
            del self.form.errors[name]
        for row in (*self.files, *self.statements):
            row.errors.clear()

    def _statements(self, letter, on):
        """A form for each document that `letter` asks for."""
        return [
            StatementForm(self.data, prefix=f"asked-{asked.pk}", requested=asked, on=on)
            for asked in letter.requested_documents.select_related("kind", "settlement", "letter")
        ]

    def _row(self, suggestion):
        """The row of a file: filled in as posted, or fresh when it has just arrived or is only looked at again."""
        held, data = suggestion.held, self.data
        posted = data is not None and f"file-{held.pk}-kind" in data
        if posted and not self.only_looks:
            return EnclosureForm(data, held=held, suggestion=suggestion)
        names = EnclosureForm.base_fields if posted else ()
        initial = {name: data.get(f"file-{held.pk}-{name}") for name in names}
        return EnclosureForm(held=held, suggestion=suggestion, initial=initial)

    @property
    def only_looks(self):
        """Whether the page was sent to have its files read, not to be saved."""
        return self.form.is_bound and self.form.cleaned_data.get("look", False)

    @property
    def being_read(self):
        """How many files are still being read."""
        return sum(one.held.is_being_read for one in self.suggestions)

    @property
    def promises(self):
        """What the files seem to promise, each day once."""
        return list({one.date: one for found in self.suggestions for one in found.promises}.values())

    @property
    def forms(self):
        """Every form of the page, in its order."""
        return [self.form, *self.files, *self.statements]

    @property
    def statements(self):
        """The rows of requested documents, this letter's first."""
        return [*self.asked, *(row for _, rows in self.others for row in rows)]

    @property
    def new_files(self):
        """The rows of files that nobody has described yet."""
        return [row for row in self.files if not row.is_bound]

    def is_valid(self):
        """Whether everything is filled in rightly and every file is described."""
        checked = [form.is_valid() for form in self.forms]
        return all(checked) and not self.only_looks

    def facts(self):
        """A valid page as the keywords of `log_reply`."""
        data = self.form.cleaned_data
        named = {name: data[name] for name in ("received_on", "sender", "kind", "internal_note", "form_token")}
        named |= {name: data[name] for name in ("incoming", "keep_rest")}
        return (
            named
            | self.form.arrival()
            | {
                "documents": [row.enclosure() for row in self.files],
                "settlements": {row.requested: row.statement() for row in self.statements if row.cleaned_data["state"]},
            }
        )
