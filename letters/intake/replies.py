"""Logging a reply: what arrived, its files, and what it settles, all or nothing."""

from typing import NamedTuple

from django.db import transaction

from iasc_tracker.errors import refuse_if_any
from iasc_tracker.models import record
from letters import filing
from letters.intake.arrivals import arrived, filed_as
from letters.intake.guards import (
    already_logged,
    arrival_faults,
    day_obstacles,
    letter_obstacles,
    position_faults,
    statement_faults,
)
from letters.intake.settling import Statement, locked, make_statement
from letters.models import Document, HeldFile, Letter, Reply
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
    incoming=None,
    keep_rest=False,
):
    """File what officer `by` received as a reply to `letter` and return the Reply.

    `documents`: Enclosures, or tuples in their order; `settlements`: {RequestedDocument: Statement or tuple}, also of
    other letters to the same office; `form_token`: the UUID of the page, so that a second submit returns the first
    one's reply (TRUST R-CON-3); `incoming`: the mail that is filed, and `keep_rest` leaves what is not among
    `documents` in the inbox. Raises CorrespondenceError and stores nothing when a rule of `guards` is broken.
    """
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    logged = form_token and Reply.objects.filter(incoming__form_token=form_token).first()
    if logged:
        return logged
    enclosures = [Enclosure(*one) for one in documents]
    statements = {asked: Statement(*one) for asked, one in (settlements or {}).items()}
    arrival = {"channel": channel, "link": link, "link_seen_on": link_seen_on, "note": note}
    refuse_if_any(letter_obstacles(letter))
    refuse_if_any(_obstacles(letter, received_on, arrival, enclosures, statements, incoming))
    arrival |= {"received_on": received_on, "sender": sender, "form_token": form_token}
    incoming = arrived(letter, incoming, arrival, files=enclosures, keep_rest=keep_rest, by=by)
    reply = filed_as(incoming, letter, kind=kind, internal_note=internal_note, by=by)
    _record_reply(reply, [_file(enclosure, incoming, by=by) for enclosure in enclosures], by=by)
    _settle(reply, statements, by=by)
    return reply


def _obstacles(letter, received_on, arrival, enclosures, statements, incoming):
    """Every sentence that stands against filing these to a letter that takes replies."""
    sentences = day_obstacles(letter, received_on)
    sentences += arrival_faults(files=len(enclosures), **arrival).values()
    for enclosure in enclosures:
        logged = already_logged(enclosure.held, apart_from=incoming)
        sentences += [*filter(None, [logged]), *position_faults(enclosure).values()]
    for asked, statement in statements.items():
        sentences += _foreign(asked, letter, received_on)
        sentences += statement_faults(asked, statement, received_on).values()
    return sentences


def _foreign(asked, letter, received_on):
    """Why a reply to `letter` cannot settle `asked`: it may be of another letter, but of the same office."""
    if asked.letter_id == letter.pk:
        return []
    if asked.letter.office_id != letter.office_id:
        return [f"“{asked}” was not asked for in {letter}. Choose among what the letter asks for."]
    return letter_obstacles(asked.letter) or day_obstacles(asked.letter, received_on)


def _settle(reply, statements, *, by):
    """Write what the reply says of each requested document, and on each other letter where it is filed."""
    on = reply.incoming.received_on
    for asked, statement in statements.items():
        make_statement(locked(asked), statement, on=on, by=by, reply=reply)
    for other in {asked.letter for asked in statements} - {reply.letter}:
        note = f"The reply to {reply.letter} covers documents of this letter."
        record(other, "reply covers it", by=by, on=on, note=note, detail={"reply": reply.pk})


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
    if not document.text_source:
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
