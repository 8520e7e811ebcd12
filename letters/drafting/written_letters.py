"""The rows of letters written here, made from what a campaign would say now and brought up to date with it."""

from django.db.models import F

from iasc_tracker.models import record
from letters.composing.checked import asks_differ, has_working_email
from letters.drafting.changes import apply
from letters.models import Letter, ReferenceCounter, RequestedDocument


def letter_fields(wanted):
    """What the Letter row of a `OfficeLetter` says: everything that its words and its addressee are."""
    facts, content = wanted.main.facts, wanted.main.content
    return {
        "commissioner": facts.holder,
        "vru": facts.unit,
        "dated": content.dated,
        "subject": content.subject,
        "body": content.body,
        "closing": content.closing,
        "signatory_name": content.sender_name,
        "signatory_role": content.sender_role,
        "addressee_name": facts.holder.name,
        "addressee_style": facts.holder.style,
        "addressee_organisation": facts.office.name,
        "addressee_address": facts.office.address,
        "addressee_postcode": facts.office.postcode,
        "salutation": content.salutation,
    }


def make_letters(campaign, wanted, *, by):
    """Make a draft for each of `wanted` (a list of `OfficeLetter`s) and return the Letters in their order."""
    if not wanted:
        return []
    given = ReferenceCounter.take_many(campaign.letters_dated.year, len(wanted))
    letters = Letter.objects.bulk_create(
        Letter(
            reference=reference,
            origin=Letter.Origin.WRITTEN,
            campaign=campaign,
            office=one.office,
            channel=Letter.Channel.EMAIL if has_working_email(one.office) else Letter.Channel.POST,
            created_by=by,
            owner=campaign.lead_officer,
            **letter_fields(one),
        )
        for reference, one in zip(given, wanted, strict=True)
    )
    ask_for([(letter, one.main.asks) for letter, one in zip(letters, wanted, strict=True)])
    for letter in letters:
        record(letter, "drafted", by=by, note=f"For {campaign}.")
    return letters


def renew_letter(letter, wanted, *, by):
    """Bring the draft `letter` in line with its `OfficeLetter`; the channel that was chosen for it stays."""
    changed = apply(letter, letter_fields(wanted))
    if changed:
        letter.version = F("version") + 1
        letter.save(update_fields=[*changed, "version"])
        record(letter, "redrafted", by=by, detail={"changed": sorted(changed)})
    if asks_differ(letter, wanted.main.asks):
        letter.requested_documents.all().delete()
        ask_for([(letter, wanted.main.asks)])


def ask_for(rows):
    """Write what letters ask for; `rows`: (Letter, its asks as (DocumentKind, is_optional)) each."""
    RequestedDocument.objects.bulk_create(
        RequestedDocument(letter=letter, kind=kind, is_optional=is_optional)
        for letter, asks in rows
        for kind, is_optional in asks
    )
