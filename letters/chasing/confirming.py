"""Confirming a chaser: bound to what the preview showed, once, and into the ledger in the same transaction."""

import json
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any
from iasc_tracker.models import record
from iasc_tracker.roles import LEAD
from letters import ledger, owing
from letters.models import Chaser, Dispatch, Letter
from letters.models.stored import sha256_of
from letters.owing.words import addressed_line, earlier_lines, late_lines, thanks_lines
from letters.tasks.sending import send_later
from recipients.models import Office

SUBJECTS = {1: "Reminder", 2: "Second reminder", 3: "Third reminder"}
NOTHING_LATE = "Nothing that it asks for is late, so there is nothing to remind anybody of."
CHANGED = "Something changed since you looked at this message, so it did not go. Look at it again."
LONGEST_SUBJECT, LONGEST_TEXT = 300, 20_000


@dataclass(frozen=True)
class Message:
    """A chaser as it would go now: the `Standing` that it is made from, its words, and the hash of both."""

    now: owing.Standing
    subject: str
    text: str

    @property
    def sha256(self):
        """The same as long as the message would be the same, and nothing arrived or was settled since."""
        return sha256_of(json.dumps(state_of(self), sort_keys=True).encode())


def message_of(now):
    """The `Message` of a `Standing` that has a recipient and something late."""
    letter = now.letter
    context = {
        "letter": letter,
        "salutation": now.recipient.salutation.removeprefix("Dear ").rstrip(" ,"),
        "opening": " ".join([addressed_line(now), *copy_line(letter), *earlier_lines(now)]),
        "thanks": thanks_lines(now),
        "late": late_lines(now),
    }
    again = SUBJECTS.get(now.step.number, "Reminder")
    subject = f"{again}: letter from the Independent Anti-Slavery Commissioner ({letter.reference})"
    subject = f"SAMPLE: {subject}" if letter.is_sample else subject
    return Message(now, subject, render_to_string("letters/mail/chaser_en.txt", context).strip())


def copy_line(letter):
    """Whether a copy of the letter goes with the message, as a list of at most one sentence."""
    return ["A copy of that letter is attached."] if letter.has_copy else []


def state_of(message):
    """Everything that a person saw, or relied on, when looking at a message: ready for JSON."""
    now = message.now
    settled = [[item.pk, item.settlement_id] for item in now.letter.requested_documents.all()]
    return {
        "letter": [now.letter.pk, now.letter.due_date_id, now.step.number],
        "to": [now.recipient.name, now.recipient.address],
        "words": [message.subject, message.text],
        "late": [item.pk for item in now.late],
        "settled": settled,
        "replies": sorted(reply.pk for reply in now.letter.replies.all()),
        "chasers": [chaser.pk for chaser in now.chasers],
    }


@transaction.atomic
def confirm(letter, *, by, sha256, subject, text, contact=None):
    """Confirm the e-mail chaser of `letter` in these words and put it into the ledger; return the Chaser.

    `sha256`: of the `Message` that the preview showed; `contact`: the Contact it goes to, if not the holder.
    Raises CorrespondenceError when anything holds it (DESIGN rule 6), when something changed since the preview, the
    second time, and for words that cannot go.
    """
    lock(letter)
    now = owing.standing_of(letter, clock.today(), contact=contact)
    refuse_if((not by.may(LEAD), "Only a lead sends chasers."))
    refuse_if_any([hold.sentence for hold in now.holds])
    refuse_if((not now.late, NOTHING_LATE))
    refuse_if((message_of(now).sha256 != sha256, CHANGED))
    subject, text = " ".join(subject.split()), text.strip()
    refuse_if(
        (not subject or not text, "A chaser needs a subject and a text."),
        (len(subject) > LONGEST_SUBJECT, f"The subject is longer than {LONGEST_SUBJECT} characters."),
        (len(text) > LONGEST_TEXT, f"The text is longer than {LONGEST_TEXT} characters."),
    )
    chaser = keep(now, by=by, sha256=sha256, subject=subject, text=text)
    send(chaser, by=by)
    return chaser


def lock(letter):
    """Let whoever else files a reply, settles, chases, or changes the office take their turn."""
    Letter.objects.select_for_update().get(pk=letter.pk)
    Office.objects.select_for_update().get(pk=letter.office_id)
    list(letter.requested_documents.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def keep(now, *, by, sha256, subject, text):
    """Write the Chaser with the documents that it names."""
    chaser = Chaser.objects.create(
        letter=now.letter,
        step=now.step.number,
        way=Chaser.Way.EMAIL,
        happened_on=now.on,
        to_name=now.recipient.name,
        to_address=now.recipient.address,
        subject=subject,
        text=text,
        sha256=sha256,
        confirmed_by=by,
    )
    chaser.requested_documents.set(now.late)
    return chaser


def send(chaser, *, by):
    """Put the e-mail into the ledger, with its event; one that failed or came back before goes as a resend."""
    earlier = Dispatch.objects.filter(letter=chaser.letter, step=chaser.step).exclude(channel=Dispatch.Channel.ARCHIVE)
    last = earlier.standing().aggregate(last=Max("resend"))["last"]
    dispatch = ledger.queue(
        chaser.letter,
        release=None,
        by=by,
        not_before=clock.now(),
        subject=chaser.subject,
        text=chaser.text,
        step=chaser.step,
        resend=0 if last is None else last + 1,
        resend_reason="" if last is None else "The one before was put back: it failed or came back.",
        to_address=chaser.to_address,
    )
    names = "; ".join(str(item) for item in chaser.requested_documents.all())
    note = f"Chaser {chaser.step} by e-mail to {chaser.to_name}, {chaser.to_address}. It names: {names}."
    detail = {"chaser": chaser.pk, "dispatch": dispatch.pk}
    record(chaser.letter, "chaser confirmed", by=by, note=f"{note} {dispatch.reason}".strip(), detail=detail)
    if dispatch.state == Dispatch.State.QUEUED:
        send_later(dispatch)
