"""The letters that a campaign writes here, for its progress and its table."""

from dataclasses import dataclass

from letters.composing.checked import batch_letters
from letters.models import Letter, Rendering

READY, FAILED = Rendering.State.READY, Rendering.State.FAILED


@dataclass(frozen=True)
class Progress:
    """How far the PDFs of a campaign's drafts are, counted in letters."""

    total: int
    ready: int
    failed: int

    @property
    def done(self):
        """Letters for which nothing is being made any more."""
        return self.ready + self.failed

    @property
    def is_over(self):
        """Whether nothing is being made."""
        return self.done == self.total

    @property
    def words(self):
        """It in words, as the page says it."""
        return f"{self.ready} of {self.total} letter{'' if self.total == 1 else 's'} ready"


def progress_of(campaign):
    """The `Progress` of the drafts that checking made for `campaign`; one query."""
    states = {}
    rows = Rendering.objects.filter(letter__in=batch_letters(campaign)).values_list("letter_id", "state")
    for letter, state in rows:
        states.setdefault(letter, set()).add(state)
    failed = sum(FAILED in found for found in states.values())
    return Progress(len(states), sum(found == {READY} for found in states.values()), failed)


def failures_of(campaign):
    """The Renderings of those drafts that could not be made, by area."""
    rows = Rendering.objects.filter(letter__in=batch_letters(campaign), state=FAILED)
    return rows.select_related("letter__office__area").order_by("letter__office__area__name", "letter", "language")


def written_letters(campaign):
    """Every letter of `campaign` written here, drafts and sent, by area, with its PDFs and its office."""
    letters = Letter.objects.kept().filter(campaign=campaign, origin=Letter.Origin.WRITTEN, voided_at=None)
    letters = letters.select_related("office__area").prefetch_related("renderings")
    return letters.order_by("office__area__name", "pk")


def checked_table(checked, sent):
    """Checked letters as rows of values, headings first; `sent`: Letters that are sent or on their way."""
    yield [
        *("Area", "Office", "Reference", "Addressee", "Goes by", "E-mail", "Address", "Language", "Pages"),
        *("PDF/UA", "Own words", "Words changed", "What stands in the way"),
    ]
    for one in checked:
        yield from rows_of(one.office, one.letter, one.renderings, "; ".join(one.problems))
    for letter in sent:
        yield from rows_of(letter.office, letter, letter.renderings.all(), "Sent or on its way")


def rows_of(office, letter, renderings, remark):
    """A row for each PDF of a letter; one row for a letter without any."""
    head = [office.area, office.name]
    if letter is None:
        yield [*head, *[""] * 10, remark]
        return
    address = ", ".join((*letter.addressee_address.splitlines(), letter.addressee_postcode))
    head += [letter.reference, letter.addressee_name, letter.get_channel_display(), office.email, address]
    for pdf in renderings:
        verdict = "Passed" if pdf.state == READY else pdf.get_state_display()
        yield [*head, pdf.get_language_display(), pdf.pages, verdict, pdf.own_words, pdf.words_changed, remark]
    if not renderings:
        yield [*head, *[""] * 5, remark]
