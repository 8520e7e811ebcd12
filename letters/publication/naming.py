"""The list of names that the office protects."""

from django.db import IntegrityError, transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError, refuse_if
from iasc_tracker.models import record
from letters.models import ProtectedName

SHORTEST = 3


def protect_name(name, *, by, reason):
    """Put `name` on the list for `reason`, and return its row; copies checked before are to be checked again.

    Raises CorrespondenceError when the name is very short, has no reason or is on the list already.
    """
    name, reason = " ".join(name.split()), reason.strip()
    refuse_if(
        (len(name) < SHORTEST, f"Enter a name of at least {SHORTEST} letters; shorter ones are part of other words."),
        (not reason, "Say why the name is protected: “junior staff”, say."),
    )
    try:
        with transaction.atomic():
            row = ProtectedName.objects.create(name=name, reason=reason, added_by=by)
            # The name itself stays out of the history, which many more can read than need to know it.
            record(row, "name protected", by=by)
    except IntegrityError as error:
        raise CorrespondenceError(f"“{name}” is on the list already.") from error
    return row


@transaction.atomic
def release_name(row, *, by):
    """Take the ProtectedName `row` off the list and return it; taking it off twice does nothing more."""
    row = ProtectedName.objects.select_for_update().get(pk=row.pk)
    if row.removed_at is None:
        row.removed_at, row.removed_by = clock.now(), by
        row.save(update_fields=["removed_at", "removed_by"])
        record(row, "name no longer protected", by=by)
    return row
