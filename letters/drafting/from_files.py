"""Logging letters from their files without a form: what is doubtful becomes a draft, never wrong in silence."""

from dataclasses import dataclass, replace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from letters import filing
from letters.drafting.logging_letters import (
    AlreadyLogged,
    draft_letter,
    log_letter,
    logging_obstacles,
    refuse_same_bytes,
)
from letters.drafting.matching import facts_of, read_held
from letters.models import Letter


@dataclass(frozen=True)
class Outcome:
    """What became of one file: `word` (logged, draft, copy, on record, refused), the letter concerned, a sentence."""

    word: str
    sentence: str
    letter: Letter | None = None


def log_file(name, data, *, by, campaign=None):
    """Log the letter in a file (`name`, its bytes `data`) and return the `Outcome`; nothing is half done.

    Refused are files that are no letter; the same bytes and other copies of a letter make no second record.
    """
    upload = SimpleUploadedFile(name, data)
    problems = filing.obstacles(upload, allowed=filing.LETTER_TYPES)
    if problems:
        return Outcome("refused", f"{problems[0]}.")
    held = filing.hold(upload, by=by)
    outcome = log_held(held, by=by, campaign=campaign)
    if outcome.word not in ("logged", "draft"):
        filing.discard(held)
    return outcome


def log_held(held, *, by, campaign):
    """The `Outcome` of logging the letter in a HeldFile."""
    try:
        refuse_same_bytes(held)
    except AlreadyLogged as refusal:
        return Outcome("on record", refusal.sentences[0], refusal.letter)
    read = read_held(held)
    if read.refusal:
        return Outcome("refused", read.refusal)
    if read.other:
        letter, likeness = read.other
        reasons = " ".join(likeness.reasons)
        return Outcome("copy", f"Looks like another copy of {letter.reference}. {reasons}", letter)
    return log_or_draft(held, read, by=by, campaign=campaign)


@transaction.atomic
def log_or_draft(held, read, *, by, campaign):
    """Log what is certain, draft what is doubtful; return the `Outcome`."""
    facts = facts_of(read.reading, read.found, reply_within=campaign.reply_within if campaign else 20)
    facts = replace(facts, fields=facts.fields | {"campaign": campaign, "owner": by})
    doubts = [*facts.doubts, *(logging_obstacles(facts.fields) if not facts.doubts else [])]
    if doubts:
        letter = draft_letter(replace(facts, doubts=tuple(doubts)), by=by, held=held)
        return Outcome("draft", " ".join(doubts), letter)
    letter = log_letter(facts, by=by, held=held)
    return Outcome("logged", f"{letter.recipient}, {letter.dated:%-d %B %Y}.", letter)
