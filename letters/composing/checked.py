"""The letters of a campaign as they were made to be checked: each with its PDFs and what still stands in its way.

Problems are parts of sentences that follow the office's name: "Sampleshire: not checked yet".
"""

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q

from letters.composing.campaign_letters import office_letters
from letters.models import Dispatch, Letter, Rendering
from letters.rendering.from_record import content_of_rendering, words_sha256
from recipients.models import Office

WELSH = "cy"
NOT_CHECKED = "not checked yet"
CHANGED = "the wording changed since it was checked"
ASKS_CHANGED = "what it asks for changed since it was checked"
NO_ADDRESS = "goes by e-mail, but the office has no e-mail address that works"
STATES = {Rendering.State.WAITING: "its PDF is being made", Rendering.State.FAILED: "its PDF could not be made"}


@dataclass(frozen=True)
class CheckedLetter:
    """The letter to one office: its Letter (None before it is made), its Renderings in order, and its `problems`."""

    office: Office
    letter: Letter | None
    renderings: tuple
    problems: tuple

    @property
    def name(self):
        """The area, as lists of what is missing call the office."""
        return self.office.area.name if self.office else str(self.letter)

    @property
    def is_ready(self):
        """Whether nothing stands in its way."""
        return self.letter is not None and not self.problems


def batch_letters(campaign):
    """The drafts that checking made for `campaign` and that are not on their way; corrections are apart."""
    return Letter.objects.awaiting_release().filter(campaign=campaign, refers_to=None)


def already_sent(campaign):
    """{key of an office: the first Letter of `campaign` that went to it or is on its way}: it gets no other."""
    leaving = Exists(Dispatch.objects.standing().filter(letter=OuterRef("pk")))
    letters = Letter.objects.kept().filter(Q(sent_on__isnull=False) | leaving, campaign=campaign, voided_at=None)
    return {letter.office_id: letter for letter in letters.order_by("-pk")}


def checked_letters(campaign):
    """A `CheckedLetter` for each chosen office of `campaign` that it has not been sent to already, by area."""
    sent = already_sent(campaign)
    drafts = batch_letters(campaign).select_related("office__area")
    letters = {one.office_id: one for one in drafts.prefetch_related("renderings", "requested_documents")}
    return [
        checked_against(one, letters.get(one.office.pk))
        for one in office_letters(campaign)
        if one.office.pk not in sent
    ]


def checked_letter(letter):
    """The `CheckedLetter` of one letter by itself (a correction, say): only its own words and PDFs count."""
    renderings = ordered(letter)
    problems = [problem for one in renderings for problem in rendering_problems(one)]
    problems += [] if letter.language in {one.language for one in renderings} else [NOT_CHECKED]
    problems += overtaken(letter)
    return CheckedLetter(letter.office, letter, renderings, unique(problems, channel_problems(letter)))


def checked_against(wanted, letter):
    """The `CheckedLetter` of an office from its `OfficeLetter` and the Letter made before (or None)."""
    if letter is None:
        return CheckedLetter(wanted.office, None, (), wanted.lacks or (NOT_CHECKED,))
    renderings = ordered(letter)
    made = {one.language: one for one in renderings}
    problems = []
    for language, one in wanted.by_language.items():
        problems += language_problems(one, letter, made.get(language))
    problems += [CHANGED] if made.keys() - wanted.by_language.keys() else []
    problems += [ASKS_CHANGED] if asks_differ(letter, wanted.main.asks) else []
    found = unique(wanted.lacks, problems, channel_problems(letter))
    return CheckedLetter(wanted.office, letter, renderings, found)


def overtaken(letter):
    """Why a letter to a successor no longer fits the one it takes up, as a list of at most one part of a sentence."""
    if letter.relation != Letter.Relation.SUCCEEDS:
        return []
    first, missing = letter.refers_to, letter.refers_to.requested_documents.outstanding()
    if not first.is_live:
        return [f"{first} is closed, so nothing is outstanding from it: discard this letter"]
    asked = letter.requested_documents.filter(is_optional=False)
    if set(asked.values_list("kind", "wording")) == set(missing.values_list("kind", "wording")):
        return []
    return [f"what is outstanding from {first} changed since this was written: discard it and write it anew"]


def ordered(letter):
    """The Renderings of a letter, Welsh first; each knows the letter object itself."""
    renderings = tuple(letter.renderings.all())
    for rendering in renderings:
        rendering.letter = letter
    return renderings


def unique(*lists):
    """The parts of `lists`, each once, in order, as a tuple."""
    return tuple(dict.fromkeys(part for parts in lists for part in parts))


def language_problems(wanted, letter, rendering):
    """What is wrong with one language of a letter: `wanted` is its `CampaignLetter`, `rendering` may be None."""
    if rendering is None:
        return ["its Welsh letter is not checked yet" if wanted.language == WELSH else NOT_CHECKED]
    if wanted.content is None:
        return []  # its problems are listed already
    if words_sha256(printed(wanted.content, letter)) != rendering.words_sha256:
        return [CHANGED]
    return rendering_problems(rendering)


def printed(content, letter):
    """The LetterContent of a `CampaignLetter` as `letter` prints it: with its reference."""
    return replace(content, reference=letter.reference)


def rendering_problems(rendering):
    """Why the PDF of a `rendering` cannot go: other words than its letter's, being made, or failed with its reasons."""
    if words_sha256(content_of_rendering(rendering)) != rendering.words_sha256:
        return [CHANGED]
    if rendering.state == Rendering.State.READY:
        return []
    reasons = f": {' '.join(rendering.reasons)}" if rendering.reasons else ""
    return [f"{STATES[rendering.state]}{reasons}".rstrip(".")]


def asks_differ(letter, asks):
    """Whether a letter's requested documents are others than `asks`, (DocumentKind, is_optional) each."""
    present = {(item.kind_id, item.is_optional) for item in letter.requested_documents.all()}
    return present != {(kind.pk, is_optional) for kind, is_optional in asks}


def channel_problems(letter):
    """Why a letter cannot go the way that was chosen for it, as a list of at most one part of a sentence."""
    by_mail = letter.channel == Letter.Channel.EMAIL
    return [NO_ADDRESS] if by_mail and not has_working_email(letter.office) else []


def has_working_email(office):
    """Whether an e-mail address is on record that no message came back from since it was entered."""
    return bool(office and office.email and office.email_failed_on is None)
