"""Meaning to publish, and holding back: neither makes anything public."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from letters.models import Document, Intention, PublicCopy


@transaction.atomic
def intend(documents, *, by, expected_on=None, is_meant=True, reason=""):
    """Record that `documents` are held with a view to publication (or no longer, with a `reason`); return the rows.

    `expected_on`: about when, if known. Raises CorrespondenceError with what stands in the way of any of them.
    Source: Freedom of Information Act 2000, section 22.
    """
    documents, reason = list(documents), reason.strip()
    refuse_if(
        (not documents, "There is no document to publish."),
        (is_meant and expected_on and expected_on < clock.today(), "The day is past. Enter today or a later day."),
        (not is_meant and not reason, "Say why it is no longer to be published."),
    )
    refuse_if_any([sentence for document in documents for sentence in _obstacles(document, is_meant)])
    return [_intend(document, by, expected_on, is_meant, reason) for document in documents]


def _obstacles(document, is_meant):
    refused = is_meant and document.position == Document.Position.REFUSED
    return sentences_of(
        (document.answered_letter is None, f"“{document.original_name}” is not filed to a letter."),
        (refused, f"“{document.original_name}”: its sender refused publication."),
    )


def _intend(document, by, expected_on, is_meant, reason):
    row = Intention.objects.create(
        document=document, is_meant=is_meant, expected_on=expected_on, reason=reason, recorded_by=by
    )
    verb = "is to be published" if is_meant else "is no longer to be published"
    words = f", about {spell(expected_on)}" if is_meant and expected_on else ""
    note = f"{document.original_name}{words}. {reason}".strip()
    record(document.answered_letter, verb, by=by, note=note, detail={"document": document.pk, "intention": row.pk})
    return row


@transaction.atomic
def hold_back(copy, *, by, until, reason):
    """Keep `copy` from being published before the day `until` (None: no longer); return the saved row.

    Nothing goes public by itself when the day comes: a publisher publishes it, and it is checked then.
    Raises CorrespondenceError for a day that is past, without a reason, or when the copy is not waiting.
    """
    copy = PublicCopy.objects.select_for_update().get(pk=copy.pk)
    reason = reason.strip()
    refuse_if(
        (copy.withdrawn_at is not None, "This copy was withdrawn or replaced."),
        (copy.published_at is not None, "This copy is published already. Withdraw it instead."),
        (until is not None and until <= clock.today(), "Enter a day after today."),
        (until is None and copy.embargo_until is None, "This copy is not held back."),
        (not reason, "Say why."),
    )
    copy.embargo_until = until
    copy.save(update_fields=["embargo_until"])
    verb = "held back from publication" if until else "no longer held back from publication"
    words = f"{copy.title}, until {spell(until)}. {reason}" if until else f"{copy.title}. {reason}"
    record(copy.document.answered_letter, verb, by=by, note=words, detail={"copy": copy.pk})
    return copy
