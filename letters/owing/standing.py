"""Where each late letter stands in chasing on a day: in exactly one place, with what is late and what comes next."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Exists, OuterRef, Prefetch

from letters.models import Chaser, Document, Letter, RequestedDocument
from letters.owing.chasers import Stage, day_of, stage_of
from letters.owing.holds import Hold, general_holds, holds_of
from letters.owing.recipients import Recipient, first_contact, holder_of, predecessor_of, recipient_of
from letters.owing.rules import Kind, Step, next_step, reckoned, rules_of
from letters.owing.surroundings import surroundings_of
from recipients.models import Commissioner

DID_NOT_LEAVE = (Stage.FAILED, Stage.CAME_BACK)
RECEIVED = ("received", "part_received", "already_public")


class Place(Enum):
    """The four places of a letter with something late."""

    QUEUE = "In the queue"
    HELD = "Held"
    SENT = "Chaser sent, its days not over"
    FAILED = "The chaser failed"


@dataclass(frozen=True)
class Standing:
    """A letter on the day `on`. `late`: its overdue documents; `step`: the next Step; `suggested_on`: from which day.

    `chasers`: those that stand, in order; `holder`: who is addressed today, and `recipient`: to whom an e-mail would go
    (None while nobody is in post); `predecessor`: the name of the earlier holder to whom the letter went, or "";
    `holds`: why no e-mail may go now.
    """

    letter: Letter
    on: date
    late: tuple
    chasers: tuple
    step: Step
    suggested_on: date | None
    holder: Commissioner | None
    recipient: Recipient | None
    predecessor: str
    holds: tuple[Hold, ...]
    place: Place | None

    @property
    def is_due(self):
        """Whether it is in the queue and its next step has come, by the rules."""
        return self.place is Place.QUEUE and self.suggested_on <= self.on

    @property
    def last(self):
        """The newest chaser that stands, or None."""
        return self.chasers[-1] if self.chasers else None

    @property
    def thanks(self):
        """The requested documents that came, wholly or in part, or are public: named with thanks."""
        return tuple(item for item in self.letter.requested_documents.all() if item.state in RECEIVED)


def with_all(letters):
    """`letters` (a queryset) with everything that the rules look at, in as many queries whatever their number."""
    documents = RequestedDocument.objects.select_related("kind", "settlement")
    chasers = (
        Chaser.objects.standing()
        .select_related("formal_letter")
        .prefetch_related("requested_documents", "formal_letter__dispatches")
    )
    rows = letters.select_related(
        "office__area", "office__succeeded_by", "campaign", "due_date", "commissioner", "owner"
    ).prefetch_related(
        Prefetch("requested_documents", documents),
        Prefetch("chasers", chasers, to_attr="standing_chasers"),
        "dispatches",
        "replies__incoming",
        "snoozes__set_by",
        "campaign__chase_rules",
        "office__contacts",
    )
    has_copy = Document.objects.going_with_a_chaser().filter(letter=OuterRef("pk"))
    return rows.annotate(has_copy=Exists(has_copy))


def late_letters(on, letters=None):
    """The letters (of the queryset `letters`, or of all) with a document that is overdue on the date `on`."""
    letters = Letter.objects.live() if letters is None else letters
    return letters.filter(Exists(RequestedDocument.objects.overdue(on).filter(letter=OuterRef("pk"))))


def standings(letters, on):
    """A `Standing` for each of `letters` (a queryset, with an office each) on the date `on`, in their order."""
    rows = list(with_all(letters))
    around = surroundings_of(rows, on) if rows else None
    return [standing(letter, around) for letter in rows]


def standing_of(letter, on, *, contact=None, without=None):
    """The `Standing` of one letter, looked up anew. `contact`: as if written to that Contact; `without`: leave this
    Chaser out, to judge it by the others.
    """
    row = with_all(Letter.objects.filter(pk=letter.pk)).get()
    return standing(row, surroundings_of([row], on), contact=contact, without=without)


def standing(letter, around, *, contact=None, without=None):
    """The `Standing` of a letter from `with_all`."""
    on = around.on
    chasers = tuple(sorted((one for one in letter.standing_chasers if one != without), key=lambda one: one.step))
    for chaser in chasers:
        chaser.letter = letter  # so that its dispatch is found among those looked up already
    late = tuple(item for item in letter.requested_documents.all() if item.is_overdue(on))
    rules = rules_of(letter.campaign)
    step = next_step(rules, chasers[-1].step if chasers else 0)
    holder = holder_of(letter, around.certain.get(letter.office_id, ()))
    suggested = first_contact(letter.office) if step.kind == Kind.CONTACT else None
    if contact is not None:  # as it is on record now: its address may have failed since somebody chose it
        suggested = next((one for one in letter.office.contacts.all() if one.pk == contact.pk), contact)
    recipient = recipient_of(letter, holder, suggested)
    suggested_on, waits = when_next(letter, late, chasers, rules, step, around)
    holds = holds_of(letter, around, recipient, chasers=chasers)
    if step.kind == Kind.CONTACT and suggested is None:
        words = "No other contact of this office is on record."
        holds += (Hold("no contact", words, "Add a contact", letter.office.get_staff_url()),)
    return Standing(
        letter=letter,
        on=on,
        late=late,
        chasers=chasers,
        step=step,
        suggested_on=suggested_on,
        holder=holder,
        recipient=recipient,
        predecessor=predecessor_of(letter, holder),
        holds=holds,
        place=place_of(letter, late, chasers, step, holds, waits, around),
    )


def when_next(letter, late, chasers, rules, step, around):
    """(The day from which the next step is suggested, whether the last chaser still has days left); (None, False)
    when nothing is late.

    What the last chaser named waits for the days of the next step; what fell due after it, a promise that was not
    kept for one, for those of the first. A reply in between starts the days anew.
    """
    if not late:
        return None, False
    heard = max((reply.incoming.received_on for reply in letter.replies.all()), default=date.min)
    last_day = max(day_of(chasers[-1]), heard) if chasers else date.min
    days, waits = [], bool(chasers)
    for item in late:
        if chasers and is_covered(item, chasers[-1]):
            days.append(reckoned(last_day, step.after, around.extra).due_on)
        else:
            days.append(reckoned(max(item.expected_on, heard), rules[0].after, around.extra).due_on)
            waits = False
    return min(days), waits and min(days) > around.on


def is_covered(item, chaser):
    """Whether a late document was named in `chaser`, and was late already then."""
    return item in chaser.requested_documents.all() and item.expected_on < day_of(chaser)


def place_of(letter, late, chasers, step, holds, waits, around):
    """The one `Place` of a letter; None when nothing of it is late."""
    if not late:
        return None
    stages = {stage_of(chaser) for chaser in chasers}
    if stages & set(DID_NOT_LEAVE):
        return Place.FAILED
    if Stage.ON_ITS_WAY in stages or (waits and stages == {Stage.DONE}):
        return Place.SENT
    # A call needs no address that works; whether anybody is there to be called is another matter.
    counts = holds if step.by_mail else general_holds(letter, around, chasers=chasers)
    return Place.HELD if counts else Place.QUEUE
