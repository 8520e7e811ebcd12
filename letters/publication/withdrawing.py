"""Taking a copy back: its page stays as a tombstone, its file is gone from every route at once (DESIGN rule 4)."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from letters.models import PublicCopy
from letters.publication.files import drop_file


@transaction.atomic
def withdraw(copy, *, by, reason):
    """Withdraw `copy` at once and delete its public file; return the saved row.

    `reason`: why, in words for the public. Raises CorrespondenceError without one, or when there is nothing to
    withdraw.
    """
    copy = PublicCopy.objects.select_for_update().get(pk=copy.pk)
    reason = reason.strip()
    refuse_if(
        (copy.published_at is None, "This copy is not published, so there is nothing to withdraw."),
        (copy.withdrawn_at is not None, "This copy has been withdrawn already."),
        (not reason, "Say why it is withdrawn. The public page shows your words."),
    )
    copy.withdrawn_at, copy.withdrawn_by, copy.withdrawn_reason = clock.now(), by, reason
    copy.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    detail = {"copy": copy.pk, "sha256": copy.sha256, "title": copy.title}
    record(copy.document.answered_letter, "withdrawn", by=by, note=reason, detail=detail)
    drop_file(copy)
    return copy
