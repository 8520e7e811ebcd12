"""Saying how a requested document stands: each statement is a new row, and the newest counts (DESIGN §2)."""

from datetime import date
from typing import NamedTuple

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any
from iasc_tracker.models import record
from letters.intake.guards import day_obstacles, letter_obstacles, statement_faults
from letters.models import RequestedDocument, Settlement


class Statement(NamedTuple):
    """What is said of one requested document: a Settlement.State, and what that state needs."""

    state: str
    promised_for: date | None = None
    link: str = ""
    note: str = ""


@transaction.atomic
def settle(requested, *, by, state, on=None, promised_for=None, link="", note=""):
    """State how the RequestedDocument `requested` stands, outside any reply, and return the Settlement.

    `on`: the day it became so (default today). Raises CorrespondenceError: the letter takes nothing, the day is
    in the future or before the sending, a promise has no date, "already public" no link, "not pursued" no reason.
    """
    requested = locked(requested)
    on, statement = on or clock.today(), Statement(state, promised_for, link, note)
    refuse_if_any(letter_obstacles(requested.letter))
    refuse_if_any(day_obstacles(requested.letter, on, name="date"))
    refuse_if_any(list(statement_faults(requested, statement, on).values()))
    return make_statement(requested, statement, on=on, by=by)


@transaction.atomic
def undo_settlement(requested, *, by, reason):
    """Put the newest statement on `requested` back to the one before it, as a new row, and return that.

    The restored row keeps the former day, promise, link and reply; `reason` is its note. Raises
    CorrespondenceError when there is nothing to undo, no reason, or the letter takes nothing.
    """
    requested = locked(requested)
    refuse_if_any(letter_obstacles(requested.letter) + undo_obstacles(requested))
    refuse_if((not reason.strip(), "Say why it is undone."))
    newest, former = requested.settlement, former_settlement(requested)
    restored = Settlement(requested_document=requested, undoes=newest, note=reason, settled_by=by)
    restored.state = former.state if former else Settlement.State.AWAITED
    restored.settled_on = former.settled_on if former else clock.today()
    if former:
        restored.promised_for, restored.link, restored.reply = former.promised_for, former.link, former.reply
    return point_to(restored, verb="settlement undone", note=reason, by=by)


def undo_obstacles(requested):
    """Why the newest statement on `requested` cannot be undone, in sentences."""
    nothing = f"Nothing has been said of “{requested}” yet, so there is nothing to undo."
    return [nothing] if requested.settlement is None else []


def former_settlement(requested):
    """The Settlement before the newest of `requested`, or None when there was none before it."""
    return requested.settlements.filter(pk__lt=requested.settlement_id).first()


def locked(requested):
    """The RequestedDocument again, locked and with its letter, so that two officers take turns."""
    rows = RequestedDocument.objects.select_for_update(of=("self",)).select_related("letter", "kind")
    return rows.get(pk=requested.pk)


def make_statement(requested, statement, *, by, on, reply=None):
    """Write `statement` of the day `on` for a locked `requested` whose rules were checked; returns the Settlement."""
    settlement = Settlement(requested_document=requested, reply=reply, settled_on=on, settled_by=by, **_kept(statement))
    return point_to(settlement, verb="document settled", note=statement.note, by=by)


def _kept(statement):
    """The fields of `statement` that its state gives a meaning."""
    promised = statement.state == Settlement.State.PROMISED
    public = statement.state == Settlement.State.ALREADY_PUBLIC
    return {
        "state": statement.state,
        "promised_for": statement.promised_for if promised else None,
        "link": statement.link if public else "",
        "note": statement.note,
    }


def point_to(settlement, *, verb, note, by):
    """Save `settlement`, make it its document's newest, and write the event on the letter."""
    requested = settlement.requested_document
    before = requested.state
    settlement.save()
    requested.settlement = settlement
    requested.save(update_fields=["settlement"])
    detail = {
        "requested_document": requested.pk,
        "settlement": settlement.pk,
        "before": before,
        "after": settlement.state,
    }
    words = f"{requested}: {settlement.get_state_display().lower()}"
    note = f"{words}. {note}" if note else words
    on = clock.today() if settlement.undoes else settlement.settled_on
    record(requested.letter, verb, by=by, on=on, note=note, detail=detail)
    return settlement
