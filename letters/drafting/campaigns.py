"""Making and changing campaigns."""

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from iasc_tracker.errors import CorrespondenceError, refuse_if
from iasc_tracker.models import record
from letters.drafting.changes import apply, save_if_unchanged
from letters.models import Campaign

LONGEST_SLUG = 60
TAKEN = "Another campaign has this title. Give this one its own."


@transaction.atomic
def make_campaign(*, by, document_kinds=(), **fields):
    """Make a campaign and return it; its public address is made from the title, once, and never changes.

    `fields`: title, purpose, reply_within, lead_officer; `document_kinds`: the DocumentKinds it asks for.
    Raises CorrespondenceError when the title is taken.
    """
    refuse_if(*title_rules(fields["title"]))
    campaign = Campaign(slug=free_slug(fields["title"]), **fields)
    save_with_own_title(campaign)
    campaign.document_kinds.set(document_kinds)
    record(campaign, "campaign made", by=by)
    return campaign


@transaction.atomic
def edit_campaign(campaign, *, by, version, document_kinds=(), **fields):
    """Save `fields` (see `make_campaign`) if nobody has since the officer opened `version`; return the saved row.

    Raises EditConflict with the row as it is now, or CorrespondenceError when the title is taken.
    """
    refuse_if(*title_rules(fields["title"], but=campaign))
    # A form may have put its values on `campaign` already; what is saved now is what "before" means.
    row = Campaign.objects.get(pk=campaign.pk)
    before = kind_names(row.document_kinds.all())
    changed = apply(row, fields)
    save_with_own_title(row, lambda: save_if_unchanged(row, version, list(fields)))
    row.document_kinds.set(document_kinds)
    if before != kind_names(document_kinds):
        changed["document_kinds"] = [before, kind_names(document_kinds)]
    record(row, "campaign changed", by=by, detail=changed)
    return row


def save_with_own_title(campaign, save=None):
    """Save `campaign` (by `save` where that is given); the title of one made at the same moment is refused as well."""
    try:
        with transaction.atomic():
            (save or campaign.save)()
    except IntegrityError as error:
        raise CorrespondenceError(TAKEN) from error


def kind_names(kinds):
    """The names of document kinds as one text, for the event and the conflict page."""
    return ", ".join(kind.name for kind in kinds)


def title_rules(title, but=None):
    """What stands in the way of giving `title` to a campaign (other than `but`), as (broken, sentence) pairs."""
    others = Campaign.objects.exclude(pk=but and but.pk)
    return [(others.filter(title__iexact=title).exists(), TAKEN)]


def free_slug(title):
    """A slug made from `title` that no campaign has; a number is added where it must be."""
    stem = slugify(title)[:LONGEST_SLUG].strip("-") or "campaign"
    taken = set(Campaign.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    candidates = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 2))]
    return next(slug for slug in candidates if slug not in taken)
