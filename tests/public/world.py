"""One letter in each state of publication, all fictional, and canaries for whatever must not be seen."""

import itertools
from datetime import timedelta

from django.db import models

from iasc_tracker import clock
from letters.models import PublicCopy
from tests.make import (
    make_campaign,
    make_document,
    make_draft,
    make_letter,
    make_office,
    make_officer,
    make_public_copy,
    make_published_copy,
    make_reply,
    make_request,
    make_settlement,
)

numbers = itertools.count(1000)


def canary():
    """A word that stands nowhere else."""
    return f"canary{next(numbers):04}"


def planted_value(field):
    """A canary that fits `field`, or None when it takes no free words."""
    word = canary()
    if isinstance(field, models.JSONField):
        return {"note": word}
    if (
        isinstance(field, models.FileField)
        or field.choices
        or not isinstance(field, models.CharField | models.TextField)
    ):
        return None
    if isinstance(field, models.EmailField):
        return f"{word}@office.example"
    if isinstance(field, models.URLField):
        return f"https://{word}.example/"
    return word if (field.max_length or 99) >= len(word) else None


def plant(row, keep=()):
    """Put a canary into every field of `row` that takes words, but for those in `keep`; return the row."""
    values = {f.name: planted_value(f) for f in row._meta.concrete_fields if f.name not in keep}
    values = {name: value for name, value in values.items() if value is not None and "sha256" not in name}
    type(row).objects.filter(pk=row.pk).update(**values)
    row.refresh_from_db()
    return row


def make_case(maker=make_letter, **fields):
    """A letter with a campaign and an office of its own, a file, and one thing asked for."""
    letter = maker(office=make_office(), campaign=make_campaign(), **fields)
    make_document(letter=letter, data=canary().encode(), added_by=letter.created_by)
    make_request(letter, wording="your Response Strategy")
    return letter


def own_copy(letter, maker=make_published_copy, **fields):
    """A copy of the letter itself; its file names the letter, so that each differs."""
    document = letter.documents.first()
    return maker(document, data=f"%PDF-1.7 {letter.reference}".encode(), title=f"Letter {letter.reference}", **fields)


def reply_copy(letter, maker=make_published_copy, **fields):
    """A copy of a document that came back as the answer to `letter`."""
    reply = make_reply(letter)
    document = make_document(
        incoming=reply.incoming, kind="response_strategy", data=canary().encode(), added_by=letter.created_by
    )
    data = f"%PDF-1.7 reply to {letter.reference}".encode()
    return maker(document, data=data, title=f"Reply to {letter.reference}", **fields)


def withdraw(copy):
    """Withdraw `copy` as a row, its file still there: what no route may serve must not depend on the deletion."""
    copy.withdrawn_at, copy.withdrawn_by = clock.now(), make_officer("publisher")
    copy.withdrawn_reason = "A wrong date."
    copy.save()
    return copy


def postpone(copy):
    """Publish `copy` only tomorrow."""
    copy.published_at = clock.now() + timedelta(days=1)
    copy.save()
    return copy


def published_case():
    """A public letter with a public reply; return both copies."""
    letter = make_case()
    return own_copy(letter), reply_copy(letter)


def make_states():
    """{state: (letter, its own copy or None, a reply's copy or None)} for every state but published."""
    now, officer = clock.now(), make_officer("officer")
    drafted = make_case(make_draft)
    discarded = make_case(make_draft, discarded_at=now, discarded_by=officer)
    unprepared, prepared, future, withdrawn, half = (make_case() for _ in range(5))
    voided = make_case(voided_at=now, voided_by=officer)
    return {
        "draft with a published copy": (drafted, own_copy(drafted), None),
        "discarded": (discarded, own_copy(discarded, make_public_copy), None),
        "voided with a published copy": (voided, own_copy(voided), reply_copy(voided)),
        "not prepared": (unprepared, None, reply_copy(unprepared)),
        "prepared": (prepared, own_copy(prepared, make_public_copy), reply_copy(prepared, make_public_copy)),
        "published tomorrow": (future, postpone(own_copy(future)), reply_copy(future)),
        "reply published tomorrow": (half, own_copy(half), postpone(reply_copy(half))),
        "letter withdrawn": (withdrawn, withdraw(own_copy(withdrawn)), reply_copy(withdrawn)),
    }


def address(copy):
    """The address of the file of `copy`, spelt out."""
    return f"/files/{copy.pk}/{copy.file_name}.pdf"


def settle_as(letter, state, **fields):
    """Settle the one thing that `letter` asked for, with a note that is nobody's business."""
    return make_settlement(letter.requested_documents.get(), state, note=canary(), **fields)


def public_keys():
    """The keys of the copies that are public now."""
    return set(PublicCopy.objects.published(clock.now()).values_list("pk", flat=True))
