"""Asking for PDFs: the Renderings of letters written here, renewed only where their words are others."""

from collections import defaultdict
from dataclasses import dataclass

from iasc_tracker import clock
from letters.drafting.word_counts import changed_words, own_words, said
from letters.models import Rendering
from letters.rendering.from_record import content_of_rendering, words_sha256
from letters.tasks.rendering import render_letter_pdf

TRANSLATED = ("subject", "salutation", "body", "closing")
# A row that waits has nothing of what was made before: no page can show an old PDF for new words.
UNMADE = {"state": Rendering.State.WAITING, "reasons": [], "attempts": 0, "finished_at": None}
UNMADE |= {"file": "", "sha256": "", "size": None, "pages": None, "thumbnail": ""}
COUNTS = ["own_words", "words_changed"]
STORED = [*UNMADE, *TRANSLATED, *COUNTS, "words_sha256", "asked_at", "asked_by"]


@dataclass
class Row:
    """A Rendering that was looked at: `text` is what its letter says, `is_asked` whether its PDF has to be made."""

    rendering: Rendering
    text: str
    is_asked: bool


def renewed(rendering, content, old, *, by):
    """The `Row` of `rendering` (saved or not) for the words of `content`; `old`: what it said before, or None.

    The letter's own language takes its words from the Letter, which says them already; others keep them here.
    """
    if rendering.language != rendering.letter.language:
        for name in TRANSLATED:
            setattr(rendering, name, getattr(content, name))
    return asked(rendering, old, by=by)


def asked(rendering, old=None, *, by):
    """The `Row` of `rendering`: asked for when it is new, failed, or made of other words than its letter now has."""
    content = content_of_rendering(rendering)
    text, sha256 = said(content), words_sha256(content)
    is_same = rendering.words_sha256 == sha256
    is_asked = not is_same or rendering.state == Rendering.State.FAILED
    if rendering.pk and is_same:
        rendering.words_changed = 0
    elif rendering.pk and old is not None:
        rendering.words_changed = changed_words(old, text)
    if is_asked:
        unmake(rendering, by)
        rendering.words_sha256 = sha256
    return Row(rendering, text, is_asked)


def unmake(rendering, by):
    """Let `rendering` wait for its PDF as from now; not saved."""
    for name, value in UNMADE.items():
        setattr(rendering, name, value)
    rendering.asked_at, rendering.asked_by = clock.now(), by


def ask_again(rendering, *, by):
    """Ask once more for the PDF of the saved `rendering`."""
    unmake(rendering, by)
    rendering.save(update_fields=STORED)
    render_letter_pdf.enqueue(rendering.pk)


def store(rows):
    """Save the `Row`s with their counts and hand over those that were asked for; call it inside a transaction."""
    count_own_words(rows)
    new = [row.rendering for row in rows if row.rendering.pk is None]
    for row in rows:
        if row.rendering.pk:
            row.rendering.save(update_fields=STORED if row.is_asked else COUNTS)
    Rendering.objects.bulk_create(new)
    for row in rows:
        if row.is_asked:
            render_letter_pdf.enqueue(row.rendering.pk)


def count_own_words(rows):
    """Set on each Rendering how many words no other letter of `rows` in its language has."""
    texts = defaultdict(dict)
    for place, row in enumerate(rows):
        texts[row.rendering.language][place] = row.text
    for same_language in texts.values():
        for place, count in own_words(same_language).items():
            rows[place].rendering.own_words = count
