"""The send ledger: what leaves from here, at most once (DESIGN rule 5, TRUST R-MAIL-1 to 5).

A service room: `dispatch` and `chasing` queue through it, the worker sends through it, and nothing else sends.
"""

from letters.ledger.guards import obstacles_to_mail
from letters.ledger.lapsed import settle_lapsed
from letters.ledger.messages import bytes_of, eml_of, message_of
from letters.ledger.queueing import queue
from letters.ledger.sending import send
from letters.ledger.sent import note_sent

__all__ = [
    "bytes_of",
    "eml_of",
    "message_of",
    "note_sent",
    "obstacles_to_mail",
    "queue",
    "send",
    "settle_lapsed",
]
