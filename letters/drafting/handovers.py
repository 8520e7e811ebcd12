"""When an office changed hands: a fresh letter to the successor, or going on with the office."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from letters.composing import handovers
from letters.drafting.changes import lock
from letters.drafting.followers import as_words, ask_again, begin, bullets, open_follower
from letters.models import CarriedOn, Letter

SUCCEEDS = Letter.Relation.SUCCEEDS


def succession_obstacles(letter, met, on):
    """Why no fresh letter can take the place of `letter`, as sentences; `met`: its Handover or None."""
    found = sentences_of(
        (not letter.is_live, "Only a letter that was sent and is still open is taken up by another one."),
        (letter.is_live and met is None, "By our records its addressee still holds the office."),
        (letter.is_live and not outstanding_of(letter), "Nothing is outstanding from it."),
    )
    return found or handovers.obstacles_to_writing(met, on)


def outstanding_of(letter):
    """The requested documents of `letter` that are still expected, in order."""
    return list(letter.requested_documents.outstanding().select_related("kind", "settlement"))


@transaction.atomic
def write_successor(letter, *, by):
    """Draft a fresh letter to whoever holds the office now, and return it; the one being written, if one is.

    It asks for what is outstanding from `letter`, which stays as it is until the fresh one is sent.
    Raises CorrespondenceError when the office did not change hands, or to whom is not certain.
    """
    lock(letter)
    on = clock.today()
    met = handovers.handover_now(letter, on)
    refuse_if_any(succession_obstacles(letter, met, on))
    begun = open_follower(letter, SUCCEEDS)
    if begun:
        return begun
    made = begin(letter, SUCCEEDS, by=by, office=met.office, holder=met.holder, body=words_to_successor(letter, met))
    ask_again([item for item in letter.requested_documents.all() if not item.is_settled], made)
    record(made, "letter to the successor written", by=by, note=f"Takes up {letter.reference}.")
    record(letter, "letter to the successor begun", by=by, note=f"{made.reference} to {met.holder} is to take it up.")
    return made


def words_to_successor(letter, met):
    """The words to begin with, as Markdown: what was asked of whom and when, what came, what is still asked for."""
    items = list(letter.requested_documents.select_related("kind", "settlement"))
    missing = [item for item in items if item.is_outstanding]
    came = [item for item in items if item.state in ("received", "already_public")]
    invited = [item for item in items if item.is_optional and not item.is_settled]
    asked = "this, which is outstanding" if len(missing) == 1 else "these, which are outstanding"
    parts = [
        f"{first_sentence(letter, met)} I am writing to you because {because(met)}.",
        f"In my letter I asked for {asked}:\n\n{bullets(missing)}",
        f"I have received, with thanks:\n\n{bullets(came)}" if came else "",
        "I would be grateful for a copy of what is outstanding.",
        f"You are also welcome to send:\n\n{bullets(invited)}" if invited else "",
    ]
    return "\n\n".join(part for part in parts if part)


def first_sentence(letter, met):
    """The sentence that names the first letter: to whom, when, and its reference."""
    who = letter.addressee_name or (letter.commissioner.name if letter.commissioner else "")
    style = letter.addressee_style or met.old_office.name
    to = f"{who}, {style}" if who else style
    return f"On {spell(letter.dated)} I wrote to {as_words(to)} (my reference {letter.reference})."


def because(met):
    """Why this office and this person, in a clause."""
    if met.is_moved:
        return f"{as_words(met.office.name)} has since taken over the work of that office"
    return "you have since taken office"


@transaction.atomic
def carry_on(letter, *, by, reason):
    """Let `letter` go on with whoever holds the office now, until that changes again; return the CarriedOn.

    Raises CorrespondenceError for a letter that is closed, whose office did not change hands, or without a reason.
    """
    lock(letter)
    met = handovers.handover_now(letter, clock.today())
    refuse_if_any(carrying_obstacles(letter, met))
    refuse_if((not reason.strip(), "Say why the letter is carried on."))
    made = CarriedOn.objects.create(letter=letter, office=met.office, holder=met.holder, reason=reason, decided_by=by)
    who = met.holder or met.office or "whoever takes over"
    record(letter, "carried on", by=by, note=f"With {who}. {reason}")
    return made


def carrying_obstacles(letter, met):
    """Why `letter` cannot be carried on, as sentences; `met`: its Handover or None."""
    begun = open_follower(letter, SUCCEEDS)
    return sentences_of(
        (not letter.is_live, "Only a letter that was sent and is still open is carried on."),
        (letter.is_live and met is None, "By our records its addressee still holds the office."),
        (begun, f"{begun} is being written to the successor. Discard it first, or send it."),
    )
