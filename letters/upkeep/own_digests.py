"""Which lists an officer wants by e-mail: each says so for themselves."""

from django.db import transaction

from iasc_tracker.errors import refuse_if
from iasc_tracker.models import Officer, record
from letters import digests
from letters.models import Digest, DigestStopped


@transaction.atomic
def choose_digests(*, by, kinds):
    """Let the officer `by` get the lists of exactly `kinds` (values of `Digest.Kind`).

    Raises CorrespondenceError for an officer who gets none of them, and for a kind that does not exist.
    """
    Officer.objects.select_for_update().get(pk=by.pk)
    refuse_if(
        (not digests.is_reader(by), "These lists go to those who chase replies, and you do not."),
        (not set(kinds) <= set(Digest.Kind.values), "There is no such list."),
    )
    before = set(digests.wanted_by(by))
    for kind in Digest.Kind:
        if kind in before and kind not in kinds:
            DigestStopped.objects.create(officer=by, kind=kind)
            record(by, "list stopped", by=by, note=f"{kind.label}.")
        elif kind not in before and kind in kinds:
            by.digests_stopped.filter(kind=kind).delete()
            record(by, "list wanted again", by=by, note=f"{kind.label}.")
