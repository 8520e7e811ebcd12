"""The letters whose office changed hands while something is outstanding, as lists and pages show them."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Prefetch, Q

from iasc_tracker.errors import sentences_of
from iasc_tracker.working_days import spell
from letters.composing.changed_hands import Records, handover_of
from letters.composing.names import same_name
from letters.models import CarriedOn, Letter, RequestedDocument
from recipients.models import Commissioner, Office
from recipients.models.period import Precision


def open_letters():
    """Live letters with something outstanding, which each has in `missing` (a list)."""
    outstanding = RequestedDocument.objects.outstanding()
    letters = Letter.objects.live().filter(Exists(outstanding.filter(letter=OuterRef("pk"))))
    missing = Prefetch("requested_documents", outstanding.select_related("kind", "settlement"), to_attr="missing")
    return letters.select_related("office__area", "commissioner", "campaign").prefetch_related(missing)


def handovers(on):
    """A `Handover` for each letter that waits for a decision after one on the date `on`, by area and reference."""
    letters = list(open_letters().order_by("office__area__name", "reference"))
    records = records_of(letters) if letters else None
    found = [met for letter in letters if (met := handover_of(letter, on, records))]
    decided = newest_decisions([met.letter for met in found])
    return [met for met in found if not is_decided(met, decided.get(met.letter.pk))]


def handover_now(letter, on):
    """The `Handover` that `letter` (sent) met by the date `on`, decided or not; None when there was none."""
    return handover_of(letter, on, records_of([letter])) if letter.sent_on else None


def is_carried_on(met):
    """Whether an officer decided that the letter of a `Handover` goes on with whoever holds the office now."""
    return is_decided(met, newest_decisions([met.letter]).get(met.letter.pk))


def records_of(letters):
    """The `Records` that are needed for `letters` (a list); the cost does not grow with them."""
    offices = Office.objects.select_related("area").in_bulk()
    areas = {letter.office.area_id for letter in letters}
    heirs = {office.succeeded_by_id for office in offices.values()}
    terms = defaultdict(list)
    wanted = Q(office__area__in=areas) | Q(office__in=heirs - {None})
    for term in Commissioner.objects.filter(wanted, is_vacancy=False):
        term.office = offices[term.office_id]
        terms[term.office_id].append(term)
    return Records(offices, terms)


def newest_decisions(letters):
    """{key of a letter: its newest CarriedOn} for those of `letters` that have one."""
    rows = CarriedOn.objects.filter(letter__in=letters).select_related("holder").order_by("pk")
    return {row.letter_id: row for row in rows} if letters else {}


def is_decided(met, decision):
    """Whether `decision`, a CarriedOn or None, was about this very change of hands: the same office and person."""
    if decision is None or decision.office_id != (met.office and met.office.pk):
        return False
    if decision.holder is None or met.holder is None:
        return decision.holder is None and met.holder is None
    return decision.holder == met.holder or same_name(decision.holder.name, met.holder.name)


def told(met, on):
    """What happened, as sentences that say no more than is on record: "in May 2021" where the day is not known."""
    return [*closing_told(met, on), *leaving_told(met, on), *holder_told(met)]


def closing_told(met, on):
    """About the office that the letter was sent to, where it closed or may have."""
    old = met.old_office
    if old.closed_on is None or not met.is_moved:
        return []
    heir = f"{met.office} has its work." if met.office else "No office is on record that has its work now."
    if old.closed_on < on:
        return [f"{old} closed {when(old.closing, old.closed_precision)}.", heir]
    after = f" {met.office} is to have its work." if met.office else ""
    return [f"{old} closes {when(old.closing, old.closed_precision)}; the day is not known.{after}"]


def leaving_told(met, on):
    """About the addressee, where the office stayed."""
    if met.is_moved or met.left is None:
        return []
    end = when(met.left.end, met.left.ended_precision)
    if met.left.latest_end < on:
        return [f"{met.left} left {end}."]
    return [f"{met.left} leaves {end}; the day is not known."]


def holder_told(met):
    """About who is in post now."""
    if met.office is None:
        return []
    if met.holder is None and met.possible:
        return [f"It is not certain who is in post: {' or '.join(term.name for term in met.possible)}."]
    if met.holder is None:
        return [f"Nobody is on record in post at {met.office}."]
    since = f" since {met.holder.start}" if met.holder.start else ""
    if not met.is_certain:
        start = when(met.holder.start, met.holder.started_precision)
        return [f"{met.holder} is on record{f' as beginning {start}' if start else ''}."]
    return [f"{met.holder} has been in post{' as acting' if met.holder.is_acting else ''}{since}."]


def when(words, precision):
    """A date in words with its preposition: "on 10 May 2021", "in May 2021", "in 2021"."""
    return f"{'on' if precision == Precision.DAY else 'in'} {words}" if words else ""


def obstacles_to_writing(met, on):
    """Why no fresh letter can be drafted to the successor, as sentences; [] when one can."""
    office, holder = met.office, met.holder
    if office is None:
        return [
            f"{met.old_office} closed, and no office is on record that took over its work. "
            "Carry on until one is, or close the letter."
        ]
    if not office.is_open_on(on):
        return [f"{office} does not exist on {spell(on)}, by our records. Write when it does."]
    nobody = f"Nobody is on record in post at {office} on {spell(on)}. Record the holder first, on the office’s page."
    unsure = f"Our records cannot tell who is in post at {office} on {spell(on)}. Record the day on the office’s page."
    return sentences_of(
        (holder is None and not met.possible, nobody), (not met.is_certain and (holder or met.possible), unsure)
    )
