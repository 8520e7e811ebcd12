"""Writing a campaign's letter: every saved text is a version of its own, and any two can be compared."""

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from django.db import transaction

from iasc_tracker.errors import CorrespondenceError, refuse_if
from iasc_tracker.models import record
from letters.composing.read_texts import newest_text
from letters.models import Campaign, LetterText

OPENINGS = {"en": "Dear ((salutation))", "cy": "Annwyl ((salutation))"}
CLOSINGS = {"en": "Yours sincerely", "cy": "Yn gywir"}
PARTS = ("subject", "opening", "body", "closing")
# Every page of a campaign reads the text once for each office: 43 of the worst texts of this length take about 9 s,
# of a real letter (4,000 characters) about 1 s.
LONGEST = 30_000
TOO_LONG = f"The text is longer than {LONGEST:,} characters; shorten it, or send a part as an enclosure."
# Comparing costs the square of what is compared, or more where it repeats itself; what is longer is shown whole, as
# taken out and put in. A real letter has 20 paragraphs, and 120 words in the longest.
WORDS_COMPARED = 1_000
PARAGRAPHS_COMPARED = 300


class TextConflict(CorrespondenceError):
    """Somebody saved a newer version since the page was opened; `current` is that version."""

    def __init__(self, current):
        """`current`: the newest LetterText."""
        super().__init__("Somebody else saved a newer version since you opened it. Compare the two below.")
        self.current = current


@transaction.atomic
def write_text(campaign, *, by, based_on, language=LetterText.Language.ENGLISH, **parts):
    """Save `parts` (subject, opening, body, closing) as the newest version and return it.

    `based_on`: the number of the version that the officer started from, 0 for none. The same words as the newest
    make no new version. Raises TextConflict, or CorrespondenceError for no text or too long a one.
    """
    refuse_if(
        (not parts["body"].strip(), "Write the text of the letter."),
        (not parts["opening"].strip(), "Write how the letter opens, such as Dear ((salutation))."),
        (len(parts["body"]) > LONGEST, TOO_LONG),
    )
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    newest = newest_text(campaign, language)
    number = newest.number if newest else 0
    if newest and all(getattr(newest, name) == parts[name] for name in PARTS):
        return newest
    if number != based_on:
        raise TextConflict(newest)
    text = campaign.texts.create(language=language, number=number + 1, written_by=by, **parts)
    note = f"{text.version_name.capitalize()}."
    record(campaign, "letter text written", by=by, note=note, detail={"text": text.pk})
    return text


class Piece(NamedTuple):
    """Some words of a difference: `kind` is "same", "out" (only in the old text) or "in" (only in the new one)."""

    kind: str
    words: str


def difference(old, new):
    """Two texts as a list of paragraphs, each a list of `Piece`s, so that a person can read what changed."""
    before, after = paragraphs(old), paragraphs(new)
    if len(before) + len(after) > PARAGRAPHS_COMPARED:
        return [[Piece("out", old)], [Piece("in", new)]] if old != new else [[Piece("same", old)]]
    rows = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [[Piece("same", paragraph)] for paragraph in before[a:b]]
        else:
            rows += [compared(one, other) for one, other in zip_longest(before[a:b], after[c:d])]
    return rows


def paragraphs(text):
    """The paragraphs of a text: what stands between empty lines."""
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def compared(old, new):
    """The `Piece`s of two paragraphs, word by word; None for a paragraph that is not there."""
    if old is None or new is None:
        return [Piece("in", new)] if old is None else [Piece("out", old)]
    before, after = old.split(), new.split()
    if len(before) + len(after) > WORDS_COMPARED:
        return [Piece("out", old), Piece("in", new)]
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", " ".join(before[a:b])))
            continue
        pieces += [Piece("out", " ".join(before[a:b]))] if b > a else []
        pieces += [Piece("in", " ".join(after[c:d]))] if d > c else []
    return pieces


def whole(text):
    """Everything a LetterText says as one text, for `difference`."""
    return "\n\n".join(part for part in (text.subject, text.opening, text.body, text.closing) if part)
