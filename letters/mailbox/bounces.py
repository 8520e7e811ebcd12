"""Our own e-mail that came back: the report names it by its Message-ID, else it is for a person to look at."""

import re

from iasc_tracker import clock
from iasc_tracker.models import record
from letters.models import Dispatch
from recipients.models import note_failed_email

# As `letters.ledger.queueing` makes them; the random part is what a forger of reports would have to guess.
OURS = re.compile(rb"<IASC-\d{4}-\d{4,9}\.\d{1,3}\.\d{1,3}\.[0-9a-f]{16}@[\w.-]{1,190}>")


def identifiers_in(*blocks):
    """The Message-IDs of our own e-mails that stand in the bytes of each of `blocks`."""
    return {found.decode("ascii") for block in blocks for found in OURS.findall(block)}


def dispatch_of(identifiers, failed):
    """The one sent e-mail among `identifiers`, if `failed` (the addresses of the report) names its address or none."""
    rows = Dispatch.objects.filter(message_id__in=identifiers, state=Dispatch.State.SENT)
    found = list(rows.filter(channel=Dispatch.Channel.EMAIL).select_related("letter")[:2])
    if len(found) != 1 or (failed and found[0].to_address.lower() not in failed):
        return None
    return found[0]


def note_bounce(dispatch, *, on, reason):
    """Keep, on the dispatch, its letter and the office's address, that it came back; call it inside a transaction."""
    row = Dispatch.objects.select_for_update(of=("self",)).select_related("letter").get(pk=dispatch.pk)
    if row.bounced_on is not None:  # a second report, or an officer was faster
        return
    row.bounced_on, row.bounced_reason = max(on, row.sent_on), reason
    row.save(update_fields=["bounced_on", "bounced_reason"])
    happened = min(row.bounced_on, clock.today())
    record(row.letter, "e-mail came back", by=None, on=happened, note=f"{row.to_address}: {reason}")
    note_failed_email(row.letter.office_id, row.to_address, on=happened, reason=reason, by=None)
