"""The Incoming of a reply: made anew for what an officer logs, or the mail that came by itself, or a part of it."""

from django.db import IntegrityError, transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError, refuse_if_any
from iasc_tracker.models import record
from letters.intake.guards import mail_obstacles
from letters.intake.messages import new_message_ids, note_other_messages
from letters.models import Incoming, Reply

STATES = Incoming.State


def arrived(letter, mail, arrival, *, files, keep_rest, by):
    """The filed Incoming of a reply to `letter`; `arrival`: its fields; `mail`: the Incoming it came as, or None.

    With `keep_rest` it is split from the mail, whose rest stays in the inbox; without mail it is known by the
    Message-IDs of the messages among `files` (Enclosures). Raises CorrespondenceError when the mail is filed or set
    aside. Call it inside the transaction of the verb.
    """
    if mail is None:
        return _made(letter, arrival, new_message_ids(one.held for one in files), by=by)
    mail = locked_mail(mail)
    refuse_if_any(mail_obstacles(mail))
    if keep_rest:
        return _split(mail, letter, arrival, by=by)
    values = {"office": letter.office, "state": STATES.FILED, "decided_at": clock.now(), "decided_by": by} | arrival
    for name, value in values.items():
        setattr(mail, name, value)
    mail.save(update_fields=list(values))
    record(mail, "filed", by=by, note=f"To {letter}.")
    return mail


def _made(letter, arrival, message_ids, *, by):
    """A new Incoming; CorrespondenceError when one of its messages came through the mailbox at this very moment."""
    first = next(iter(message_ids), None)
    fields = arrival | {"message_id": first, "office": letter.office, "state": STATES.FILED}
    try:
        with transaction.atomic():
            made = Incoming.objects.create(recorded_by=by, **fields)
            note_other_messages(made, message_ids)
            return made
    except IntegrityError as error:
        if not Incoming.objects.of_messages(message_ids).exists():
            raise
        raise CorrespondenceError("This message has just come by e-mail as well. Log the reply again.") from error


def _split(mail, letter, arrival, *, by):
    """An Incoming of a part of `mail`: the same message, without its bytes, which stay with the whole."""
    part = Incoming.objects.create(
        split_from=mail,
        office=letter.office,
        state=STATES.FILED,
        recorded_by=by,
        sender_address=mail.sender_address,
        subject=mail.subject,
        sent_on=mail.sent_on,
        **arrival,
    )
    record(mail, "part filed", by=by, note=f"To {letter}. The rest stays in the inbox.", detail={"incoming": part.pk})
    return part


def filed_as(incoming, letter, *, kind, internal_note, by):
    """The Reply of `incoming` to `letter`: the one that the tracker filed by itself is now looked at, or a new one."""
    reply = incoming.unread_reply or Reply(incoming=incoming)
    if reply.pk and reply.letter_id != letter.pk:
        note = f"The tracker had filed the e-mail of {incoming.received_on:%-d %B %Y} here; {by} filed it to {letter}."
        record(reply.letter, Reply.MOVED_AWAY, by=by, note=note, detail={"reply": reply.pk, "to": letter.pk})
    reply.letter, reply.kind, reply.internal_note = letter, kind, internal_note
    reply.filed_by, reply.filed_at = by, clock.now()
    reply.save()
    return reply


def locked_mail(incoming):
    """The Incoming again, locked, with its reply: two officers at it take turns."""
    rows = Incoming.objects.select_for_update(of=("self",)).select_related("reply__letter")
    return rows.get(pk=incoming.pk)
