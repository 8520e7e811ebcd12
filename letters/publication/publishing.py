"""Making copies public."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError, refuse_if_any
from iasc_tracker.models import record
from letters.models import PublicCopy
from letters.publication.checks import needs_reason, obstacles


@transaction.atomic
def publish(copies, *, by, reasons):
    """Publish `copies` (PublicCopy rows) together, all or none, and return them as saved.

    `reasons`: {pk: why it may be public} for copies whose sender stated no position. Raises CorrespondenceError with
    everything that stands in the way, each sentence with the title of its copy.
    """
    chosen = list(PublicCopy.objects.select_for_update().filter(pk__in=[copy.pk for copy in copies]))
    if not chosen:
        raise CorrespondenceError("Choose what to publish.")
    moment = clock.now()
    refuse_if_any([sentence for copy in chosen for sentence in _sentences(copy, chosen, by, moment, reasons)])
    for copy in chosen:
        _release(copy, by=by, moment=moment, reason=reasons.get(copy.pk, "").strip())
    return chosen


def _sentences(copy, chosen, by, moment, reasons):
    found = obstacles(copy, by=by, at=moment)
    if needs_reason(copy) and not reasons.get(copy.pk, "").strip():
        found.append("The sender did not say whether it may be public. Give a reason why it may.")
    if not _letter_goes_too(copy, chosen, moment):
        found.append("The letter itself is not public. Publish it first, or choose it as well.")
    return [f"{copy.title}: {sentence}" for sentence in found]


def _letter_goes_too(copy, chosen, moment):
    """Whether the letter that `copy` belongs to is public at `moment` or goes public with it."""
    if copy.document.is_own_letter:
        return True
    letter_id = copy.document.answered_letter and copy.document.answered_letter.pk
    together = any(other.document.letter_id == letter_id for other in chosen if other.document.is_own_letter)
    published = PublicCopy.objects.published(moment).own_letters()
    return letter_id is not None and (together or published.filter(letter_id=letter_id).exists())


def _release(copy, *, by, moment, reason):
    copy.published_at, copy.published_by, copy.position_reason = moment, by, reason
    copy.save(update_fields=["published_at", "published_by", "position_reason"])
    detail = {"copy": copy.pk, "sha256": copy.sha256}
    if reason:
        detail["reason"] = reason
    record(copy.document.answered_letter, "published", by=by, note=copy.title, detail=detail)
