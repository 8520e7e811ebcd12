"""The mailbox: what lies on the IMAP server is kept here, each message once and for ever, and told apart.

A service room. Nothing in it sends: a tracker that never answers by itself cannot start a loop (RFC 3834 section 2).
"""

from letters.mailbox.bounces import identifiers_in
from letters.mailbox.counts import Counts, complaints, mailbox_counts
from letters.mailbox.fetching import fetch
from letters.mailbox.headers import LONGEST as LONGEST_HEAD
from letters.mailbox.headers import head_of, identifier
from letters.mailbox.imap import MailboxDown, is_set
from letters.mailbox.keeping import keep_message
from letters.mailbox.sorting import Look, sort

__all__ = [
    "LONGEST_HEAD",
    "Counts",
    "Look",
    "MailboxDown",
    "complaints",
    "fetch",
    "head_of",
    "identifier",
    "identifiers_in",
    "is_set",
    "keep_message",
    "mailbox_counts",
    "sort",
]
