"""A formal letter that chases another: a draft with its own reference, which goes the way of any letter of its own."""

from django.db import transaction
from django.template.loader import render_to_string

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any
from iasc_tracker.models import record
from iasc_tracker.roles import LEAD
from letters import owing
from letters.composing.checked import has_working_email
from letters.composing.signatory import name_on
from letters.drafting.changes import lock
from letters.drafting.checking import check_letter
from letters.models import Chaser, Letter, ReferenceCounter
from letters.owing.holds import general_holds
from letters.owing.surroundings import surroundings_of
from letters.owing.words import addressed_line, late_lines, thanks_lines
from letters.rendering.from_record import plain_markdown

NOTHING_LATE = "Nothing that it asks for is late, so there is nothing to chase."
SUBJECT = "My letter of {dated} ({reference})"


def open_formal_chaser(letter):
    """The formal chaser of `letter` that is being written, or None."""
    return Letter.objects.drafts().filter(refers_to=letter, relation=Letter.Relation.CHASES).first()


def formal_obstacles(now):
    """Why no formal letter can chase the letter of a `Standing` now, as sentences; the office's e-mail is no matter."""
    around = surroundings_of([now.letter], now.on)
    found = [hold.sentence for hold in general_holds(now.letter, around, chasers=now.chasers)]
    return found + ([] if now.late else [NOTHING_LATE])


@transaction.atomic
def write_formal_chaser(letter, *, by):
    """Begin a formal letter that chases `letter`, with its words and its PDF asked for; return the new Letter.

    It is the next step of chasing, and it is addressed to whoever holds the office today. The one that is being
    written comes back instead, if there is one. Raises CorrespondenceError for whatever holds a chaser.
    """
    lock(letter)
    refuse_if((not by.may(LEAD), "Only a lead chases letters."))
    begun = open_formal_chaser(letter)
    if begun:
        return begun
    now = owing.standing_of(letter, clock.today())
    refuse_if_any(formal_obstacles(now))
    made = Letter.objects.create(**addressed(now), **words(now), created_by=by)
    chaser = Chaser.objects.create(
        letter=letter,
        step=now.step.number,
        way=Chaser.Way.LETTER,
        happened_on=now.on,
        to_name=made.addressee_name,
        formal_letter=made,
        confirmed_by=by,
    )
    chaser.requested_documents.set(now.late)
    record(made, "formal chaser written", by=by, note=f"Chases {letter.reference}.")
    record(letter, "formal chaser begun", by=by, note=f"{made.reference} is being written.")
    check_letter(made, by=by)
    return made


def addressed(now):
    """To whom the letter goes, as fields of Letter: whoever holds the office today, at its address of today."""
    letter, office, holder = now.letter, now.letter.office, now.holder
    return {
        "reference": ReferenceCounter.take(now.on.year),
        "origin": Letter.Origin.WRITTEN,
        "dated": now.on,
        "campaign": letter.campaign,
        "office": office,
        "commissioner": holder,
        "vru": letter.vru,
        "channel": Letter.Channel.EMAIL if has_working_email(office) else Letter.Channel.POST,
        "owner": letter.owner,
        "addressee_name": holder.name,
        "addressee_style": holder.style,
        "addressee_organisation": office.name,
        "addressee_address": office.address,
        "addressee_postcode": office.postcode,
        "salutation": f"Dear {holder.salutation or holder.name}",
    }


def words(now):
    """What the letter says, and whose name it bears, as fields of Letter."""
    letter = now.letter
    context = {
        "opening": plain_markdown(addressed_line(now, sender="I").replace("(our", "(my")),
        "late": [plain_markdown(line) for line in late_lines(now)],
        "thanks": [plain_markdown(line) for line in thanks_lines(now)],
    }
    return {
        "subject": SUBJECT.format(dated=f"{letter.dated:%-d %B %Y}", reference=letter.reference),
        "body": render_to_string("letters/mail/formal_chaser_en.md", context).strip(),
        "closing": "Yours sincerely",
        "signatory_name": name_on(now.on),
        "signatory_role": letter.signatory_role,
        "refers_to": letter,
        "relation": Letter.Relation.CHASES,
    }
