"""What letters asked for, in the words that the public reads (DESIGN rule 7)."""

from collections import defaultdict
from dataclasses import dataclass, replace

from iasc_tracker import clock
from iasc_tracker.working_days import spell
from letters.models import PublicCopy, RequestedDocument, SilenceNotice

NOT_YET = "No response published yet"
NOTHING = "As at {today}, the Commissioner has received no response"
ARRIVED = ("received", "part_received")


@dataclass(frozen=True)
class Asked:
    """One thing a letter asked for: its name, the letter's own wording, and what a reader can see of it."""

    name: str
    wording: str
    words: str
    copy: PublicCopy | None = None
    link: str = ""


def asked_of(letters, copies):
    """{letter's key: its list of Asked} for public `letters`; `copies`: every published copy of theirs."""
    came_back = defaultdict(list)
    for copy in copies:
        if not copy.document.is_own_letter:
            came_back[copy.letter_id].append(copy)
    rows, silent = defaultdict(list), silent_among(letters)
    requested = RequestedDocument.objects.filter(letter__in=[letter.pk for letter in letters])
    for item in requested.select_related("kind", "settlement"):
        seen_of_it = seen(item, came_back[item.letter_id])
        if item.letter_id in silent and seen_of_it.words == NOT_YET and not item.is_optional:
            seen_of_it = replace(seen_of_it, words=NOTHING.format(today=spell(clock.today())))
        rows[item.letter_id].append(seen_of_it)
    return rows


def silent_among(letters):
    """The keys of those `letters` of which a page says that nothing was received (letters/models/silence.py)."""
    return SilenceNotice.objects.filter(letter__in=letters).letters_named(clock.today())


def seen(requested, copies):
    """What a reader is told of one requested document: published, public elsewhere, or not yet; never why not."""
    name, wording = requested.kind.name, requested.wording
    copy = next((copy for copy in copies if copy.document.kind == requested.kind.slug), None)
    if copy:
        return Asked(name, wording, "Published", copy=copy)
    if requested.state == "already_public" and requested.settlement.link.startswith(("https://", "http://")):
        return Asked(name, wording, "Already public", link=requested.settlement.link)
    copy = next((copy for copy in copies if came_with(copy, requested)), None)
    if copy:
        return Asked(name, wording, "Response published", copy=copy)
    return Asked(name, wording, NOT_YET)


def came_with(copy, requested):
    """Whether `copy` is of the reply that brought what was `requested`, though not of its kind."""
    settlement = requested.settlement
    if settlement is None or requested.state not in ARRIVED:
        return False
    return settlement.reply_id == copy.document.incoming.reply.pk
