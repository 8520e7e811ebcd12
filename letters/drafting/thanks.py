"""A letter of thanks when everything asked for is in: drafted, and never needed."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from letters.composing import handovers
from letters.drafting.changes import lock
from letters.drafting.followers import as_words, begin, bullets, open_follower
from letters.models import Letter
from recipients.models import Commissioner

THANKS = Letter.Relation.THANKS
CAME = ("received", "already_public")


def is_all_in(letter):
    """Whether everything that `letter` asked for was received or is public, and something was asked for."""
    asked = [item for item in letter.requested_documents.all() if not item.is_optional]
    return bool(asked) and all(item.state in CAME for item in asked)


def thanks_obstacles(letter):
    """Why no letter of thanks can be drafted for `letter`, as sentences; [] when one can."""
    thanked = letter.followed_by.sent().filter(relation=THANKS).first()
    return sentences_of(
        (
            letter.sent_on is None or letter.voided_at,
            "Thanks are for the answer to a letter that was sent.",
        ),
        (not is_all_in(letter), "Not everything that it asked for has come."),
        (thanked, f"{thanked} has thanked for it already."),
    )


@transaction.atomic
def write_thanks(letter, *, by):
    """Draft a letter of thanks for what `letter` brought, and return it; the one being written, if one is.

    Raises CorrespondenceError while something is missing, and where nobody is certainly in post.
    """
    lock(letter)
    refuse_if_any(thanks_obstacles(letter))
    begun = open_follower(letter, THANKS)
    if begun:
        return begun
    office, holder = whom_to_thank(letter, clock.today())
    made = begin(letter, THANKS, by=by, office=office, holder=holder, body=words_of_thanks(letter, holder))
    record(made, "letter of thanks written", by=by, note=f"For the answer to {letter.reference}.")
    record(letter, "letter of thanks begun", by=by, note=f"{made.reference}.")
    return made


def whom_to_thank(letter, on):
    """(Office, Commissioner) to thank on the date `on`: who holds the office by then; CorrespondenceError if none."""
    met = handovers.handover_now(letter, on)
    if met:
        refuse_if_any(handovers.obstacles_to_writing(met, on))
        return met.office, met.holder
    held = Commissioner.objects.in_post(on).filter(office=letter.office)
    own = [term for term in held if term.pk == letter.commissioner_id]
    nobody = f"Nobody is recorded in post at {letter.office} on {spell(on)}: record the holder first."
    holder = next(iter([*own, *held]), None)
    refuse_if_any(sentences_of((holder is None, nobody)))
    return letter.office, holder


def words_of_thanks(letter, holder):
    """The words to begin with, as Markdown."""
    items = list(letter.requested_documents.select_related("kind", "settlement"))
    received = [item for item in items if item.state == "received"]
    public = [item for item in items if item.state == "already_public"]
    to = "" if letter.commissioner_id == holder.pk else f" to {as_words(letter.addressee_name)}"
    to = to if letter.addressee_name else ""
    parts = [
        f"Thank you for the answer to my letter{to} of {spell(letter.dated)} (my reference {letter.reference}).",
        f"I have received:\n\n{bullets(received)}" if received else "",
        f"These are published already, as I was told:\n\n{bullets(public)}" if public else "",
        "Nothing more is outstanding. I am grateful for your help.",
    ]
    return "\n\n".join(part for part in parts if part)
