"""The morning list and the weekly digest: what an officer would find on the worklist, by e-mail, each at most once.

A service room: the reconciler queues them, the worker sends them (docs/decisions/0018).
"""

from letters.digests.queueing import missing, queue_due
from letters.digests.readers import is_reader, readers, wanted_by
from letters.digests.sending import send, settle_lapsed

__all__ = ["is_reader", "missing", "queue_due", "readers", "send", "settle_lapsed", "wanted_by"]
