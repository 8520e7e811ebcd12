"""The one check of this version: a named publisher looked at every page of these bytes."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if_any, sentences_of
from iasc_tracker.models import record
from letters.models import PublicCopy
from letters.publication.files import whole_bytes
from letters.publication.handling import second_officer_obstacle


@transaction.atomic
def record_viewing(copy, *, by, sha256, pages):
    """Store that officer `by` looked at `pages` (numbers from 1) of the bytes with `sha256`: that approves the copy.

    Raises CorrespondenceError when the bytes are not the copy's, a page is missing, the copy is not open, or the
    officer made it.
    """
    copy = PublicCopy.objects.select_for_update().get(pk=copy.pk)
    refuse_if_any(_viewing_obstacles(copy, by, sha256, set(pages)))
    moment = clock.now()
    viewed = {"by": by.pk, "name": by.name, "at": moment.isoformat(), "sha256": sha256, "pages": copy.pages}
    copy.findings = {**copy.findings, "viewed": viewed}
    copy.approved_at, copy.approved_by, copy.approved_sha256 = moment, by, sha256
    copy.save(update_fields=["findings", "approved_at", "approved_by", "approved_sha256"])
    detail = {"copy": copy.pk, "sha256": sha256, "pages": copy.pages}
    record(copy.document.answered_letter, "looked at before publishing", by=by, note=copy.title, detail=detail)
    return copy


def _viewing_obstacles(copy, by, sha256, pages):
    missing = [str(number) for number in range(1, copy.pages + 1) if number not in pages]
    own = second_officer_obstacle(copy, by)
    return sentences_of(
        (copy.withdrawn_at is not None, "This copy was withdrawn or replaced. Look at the new one."),
        (copy.published_at is not None, "This copy is published already."),
        (
            sha256 != copy.sha256 or whole_bytes(copy) is None,
            "The file has changed since you opened this page. Look at it again.",
        ),
        (missing, f"Look at every page and tick it. Not ticked: {_listed(missing)}."),
        (own, own),
    )


def _listed(numbers):
    if len(numbers) < 2:
        return f"page {''.join(numbers)}"
    return f"pages {', '.join(numbers[:-1])} and {numbers[-1]}"
