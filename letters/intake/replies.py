"""Logging a reply: what arrived, its files, and what it settles, all or nothing."""

from typing import NamedTuple

from django.db import transaction

from iasc_tracker.errors import refuse_if_any
from iasc_tracker.models import record
from letters import filing
from letters.intake.guards import (
    already_logged,
    arrival_faults,
    day_obstacles,
    letter_obstacles,
    position_faults,
    statement_faults,
)
from letters.intake.settling import Statement, locked, make_statement
from letters.models import Document, HeldFile, Incoming, Letter, Reply
from letters.tasks.reading import read_document


class Enclosure(NamedTuple):
    """One file of a reply: what it is, and the sender's position on publishing it, with the words and their place."""

    held: HeldFile
    kind: str
    position: str = Document.Position.NOT_STATED
    words: str = ""
    where: str = ""


@transaction.atomic
def log_reply(
    letter,
    *,
    by,
    channel,
    received_on,
    sender,
    kind,
    documents=(),
    link="",
    link_seen_on=None,
    note="",
    settlements=None,
    internal_note="",
    form_token=None,
):
    """File what officer `by` received as a reply to `letter` and return the Reply.

    `documents`: Enclosures, or tuples in their order; `settlements`: {RequestedDocument: Statement or tuple};
    `form_token`: the UUID of the page, so that a second submit returns the first one's reply (TRUST R-CON-3).
    Raises CorrespondenceError and stores nothing when a rule of `guards` is broken. A closed letter stays closed.
    """
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    logged = form_token and Reply.objects.filter(incoming__form_token=form_token).first()
    if logged:
        return logged
    enclosures = [Enclosure(*one) for one in documents]
    statements = {asked: Statement(*one) for asked, one in (settlements or {}).items()}
    arrival = {"channel": channel, "link": link, "link_seen_on": link_seen_on, "note": note}
    refuse_if_any(letter_obstacles(letter))
    refuse_if_any(_obstacles(letter, received_on, arrival, enclosures, statements))
    arrival |= {"received_on": received_on, "sender": sender, "form_token": form_token}
    incoming = Incoming.objects.create(office=letter.office, state=Incoming.State.FILED, recorded_by=by, **arrival)
    reply = Reply.objects.create(incoming=incoming, letter=letter, kind=kind, internal_note=internal_note, filed_by=by)
    _record_reply(reply, [_file(enclosure, incoming, by=by) for enclosure in enclosures], by=by)
    for asked, statement in statements.items():
        make_statement(locked(asked), statement, on=received_on, by=by, reply=reply)
    return reply


def _obstacles(letter, received_on, arrival, enclosures, statements):
    """Every sentence that stands against filing these to a letter that takes replies."""
    sentences = day_obstacles(letter, received_on)
    sentences += arrival_faults(files=len(enclosures), **arrival).values()
    for enclosure in enclosures:
        sentences += [*filter(None, [already_logged(enclosure.held)]), *position_faults(enclosure).values()]
    for asked, statement in statements.items():
        if asked.letter_id != letter.pk:
            sentences.append(f"“{asked}” was not asked for in {letter}. Choose among what the letter asks for.")
        sentences += statement_faults(asked, statement, received_on).values()
    return sentences


def _file(enclosure, incoming, *, by):
    """Make the Document of one enclosure and queue its reading."""
    document = filing.document_from_held(
        enclosure.held,
        by=by,
        incoming=incoming,
        kind=enclosure.kind,
        position=enclosure.position,
        position_words=enclosure.words,
        position_where=enclosure.where,
    )
    # The queue is a table: its row is written in this transaction, so the worker sees both or neither.
    read_document.enqueue(document.pk)
    return document


def _record_reply(reply, documents, *, by):
    """Write the event of a logged reply, with the hash of every file."""
    arrived, letter = reply.incoming, reply.letter
    words = [f"{reply.get_kind_display()} from {arrived.sender}" if arrived.sender else reply.get_kind_display()]
    if letter.closed_on:
        words.append("The letter was closed before and stays closed")
    detail = {
        "reply": reply.pk,
        "channel": arrived.channel,
        "documents": [{"document": one.pk, "sha256": one.sha256} for one in documents],
    }
    note = ". ".join(words) + "."
    record(letter, "reply logged", by=by, on=arrived.received_on, note=note, detail=detail)
