"""A chaser that was confirmed and must not go any more: something came in between (DESIGN rule 6)."""

from iasc_tracker import clock
from iasc_tracker.models import record
from letters import owing
from letters.models import Chaser, Dispatch, Letter
from recipients.models import Office

KEPT = ("state", "reason", "lease_until", "settled_at")


def last_look(dispatch):
    """Why the message may not be handed over now, as sentences; [] for anything that may. Call it in a transaction.

    The letter that is chased, its office and what it asks for stay locked until that ends: a reply, a settlement or an
    address that is being saved is either seen here, or saved after the message has gone.
    """
    letter = chased_letter(dispatch)
    if letter is None:
        return []
    Letter.objects.select_for_update().get(pk=letter.pk)
    Office.objects.select_for_update().get(pk=letter.office_id)
    list(letter.requested_documents.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    return owing.reasons_to_stop(dispatch, clock.today())


def chased_letter(dispatch):
    """The letter that `dispatch` chases, by a chaser or by a formal letter; None for any other message."""
    letter = dispatch.letter
    if dispatch.channel == Dispatch.Channel.ARCHIVE:
        return None
    if dispatch.step:
        return letter
    return letter.refers_to if letter.relation == Letter.Relation.CHASES else None


def hold_back(dispatch, reasons):
    """Stop the chaser of a row that is being sent: its letter goes back to the queue. A formal letter is held instead:
    it was signed and released, so a person says what becomes of it.
    """
    reason, now = " ".join(reasons), clock.now()
    row = Dispatch.objects.select_for_update(of=["self"]).select_related("letter").get(pk=dispatch.pk)
    row.state, row.reason = (Dispatch.State.STOPPED if row.step else Dispatch.State.HELD), reason
    row.lease_until, row.settled_at = None, now
    row.save(update_fields=KEPT)
    if row.step:
        chasers = Chaser.objects.standing().filter(letter=row.letter, step=row.step)
        chasers.update(stopped_at=now, stopped_reason=reason)
    record(row.letter, "chaser stopped" if row.step else "sending held", by=None, note=reason)
