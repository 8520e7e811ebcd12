"""Files that go with letters written here: with every letter of a campaign, with one office's, or with a correction."""

from django.db import transaction
from django.db.models import Q

from iasc_tracker.errors import refuse_if_any, sentences_of
from iasc_tracker.models import record
from letters import filing
from letters.composing.checked import already_sent
from letters.models import Campaign, Enclosure, Letter
from letters.opening.child import pages_in_child
from letters.opening.opened import CannotOpen

MEGABYTE = 1024 * 1024
# Many mail servers refuse messages over 20 MB, and a message is a third larger than the files in it.
MOST_BYTES = 14 * MEGABYTE
FOR_LETTERS = 1 * MEGABYTE  # what the letter itself may take, in two languages
KINDS = {kind for kind in filing.ALLOWED if kind not in (filing.EML, filing.MSG)}


def add_enclosure(held, *, by, campaign=None, office=None, letter=None):
    """Let the HeldFile `held` go with every letter of `campaign`, with that to `office`, or with `letter`.

    Returns the Enclosure. Raises CorrespondenceError for a file of another kind, one that is enclosed already, or
    more than an e-mail can take; and for letters that are on their way.
    """
    refuse_if_any(damage_obstacles(held))  # before the transaction, for a child takes its time
    with transaction.atomic():
        return _added(held, by, campaign, office, letter)


def _added(held, by, campaign, office, letter):
    about = locked(campaign, letter)
    refuse_if_any([*closed_obstacles(campaign, office, letter), *file_obstacles(held, campaign, office, letter)])
    place = {"campaign": campaign, "office": office, "letter": letter}
    enclosure = Enclosure.objects.create(**filing.take_held(held), added_by=by, **place)
    detail = {"enclosure": enclosure.pk, "sha256": enclosure.sha256}
    record(about, "enclosure added", by=by, note=f"{enclosure.original_name}, {goes_with(enclosure)}.", detail=detail)
    return enclosure


@transaction.atomic
def remove_enclosure(enclosure, *, by):
    """Let an enclosure no longer go with any letter; it stays with those that are on their way already."""
    about = locked(enclosure.campaign, enclosure.letter)
    refuse_if_any(closed_obstacles(enclosure.campaign, enclosure.office, enclosure.letter))
    detail = {"sha256": enclosure.sha256}
    note = f"{enclosure.original_name}, {goes_with(enclosure)}."
    record(about, "enclosure removed", by=by, note=note, detail=detail)
    enclosure.delete()


def locked(campaign, letter):
    """The row whose history tells of an enclosure, locked until the transaction ends."""
    row = campaign or letter
    model = Campaign if campaign else Letter
    return model.objects.select_for_update().get(pk=row.pk)


def goes_with(enclosure):
    """With which letters it goes, in words."""
    if enclosure.letter:
        return f"with {enclosure.letter}"
    return f"with the letter to {enclosure.office.area}" if enclosure.office else "with every letter"


def enclosed_with(campaign, office=None, letter=None):
    """The Enclosures that go with one letter: `letter`'s own, or the campaign's and those for `office`."""
    if letter is not None:
        return Enclosure.objects.filter(letter=letter)
    return Enclosure.objects.filter(Q(office=office) | Q(office=None), campaign=campaign)


def closed_obstacles(campaign, office, letter):
    """Why the files of these letters no longer change, as sentences (DESIGN rule 1)."""
    if letter is not None:
        closed = not Letter.objects.awaiting_release().filter(pk=letter.pk).exists()
        return sentences_of((closed, f"{letter} is sent or on its way, so it no longer changes."))
    sent = already_sent(campaign)
    chosen = set(campaign.chosen.values_list("office_id", flat=True))
    return sentences_of(
        (office and office.pk not in chosen, f"{office} is not one of this campaign's offices."),
        (office and office.pk in sent, f"The letter to {office} is sent or on its way, so it no longer changes."),
        (not office and chosen and chosen <= sent.keys(), "Every letter is sent or on its way; none changes any more."),
    )


def file_obstacles(held, campaign, office, letter):
    """Why the HeldFile `held` cannot be enclosed there, as sentences."""
    name, there = held.original_name, list(enclosed_with(campaign, office, letter))
    total = FOR_LETTERS + held.size + sum(one.size for one in there) + largest_apart(campaign, office, letter)
    most = f"{MOST_BYTES // MEGABYTE} MB"
    return sentences_of(
        (held.media_type not in KINDS, f"“{name}” is of a kind that is not sent. Save it as a PDF and choose that."),
        (held.sha256 in {one.sha256 for one in there}, f"“{name}” is enclosed already."),
        (total > MOST_BYTES, f"With “{name}” an e-mail would be larger than {most}, which many servers refuse."),
    )


def largest_apart(campaign, office, letter):
    """For a file that goes with every letter: the most that any one office gets besides, in bytes."""
    if letter is not None or office is not None:
        return 0
    sizes = {}
    for one in Enclosure.objects.filter(campaign=campaign, office__isnull=False):
        sizes[one.office_id] = sizes.get(one.office_id, 0) + one.size
    return max(sizes.values(), default=0)


def damage_obstacles(held):
    """Why a PDF that was chosen cannot be opened and printed, as sentences; a child opens it."""
    if held.media_type != filing.PDF:
        return []
    data = filing.whole_bytes(held)
    try:
        damaged = data is None or pages_in_child(data) < 1
    except CannotOpen:
        damaged = True
    return sentences_of((damaged, f"“{held.original_name}” is damaged. Choose another copy."))
