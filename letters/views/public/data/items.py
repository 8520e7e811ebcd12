"""What is published, as plain values: one dictionary for each letter, response, document, area and campaign.

Their keys are those of `fields`. All of it begins at `published()`, and every function asks the database the same
number of questions, however many items it makes.
"""

from collections import defaultdict
from datetime import UTC

from django.db.models import Count
from django.urls import reverse

from letters.views.public.asked import asked_of
from letters.views.public.data.fields import KINDS
from letters.views.public.published import REPLY_OF, public_areas, public_campaigns, published

OGL = "Open Government Licence v3.0"
OGL_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
OURS = {
    "licence": OGL,
    "licence_url": OGL_URL,
    "rights": "Independent Anti-Slavery Commissioner. Available under the Open Government Licence v3.0, except where "
    "otherwise stated.",
}
THEIRS = {"licence": None, "licence_url": None, "rights": "© its author."}
KIND_WORDS = dict(KINDS)


def moment(at):
    """The moment `at` as data says it: "2020-12-01T09:30:00Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def rights_of(copy):
    """Under which licence, and whose, the document of `copy` is."""
    return OURS if copy.document.is_own_letter else THEIRS


def of_letter(letter):
    """What every item says of the letter that it belongs to."""
    campaign = letter.campaign
    return {
        "area": letter.office.area.slug,
        "area_name": letter.office.area.name,
        "office": letter.office.name,
        "campaign": campaign and campaign.slug,
        "campaign_title": campaign and campaign.title,
        "letter_dated": letter.dated.isoformat(),
    }


def addresses(base, page, kind, key):
    """Where an item is: `base` ("https://tracker.example") before its `page`, and before its address in the API."""
    return {"url": base + page, "api_url": base + reverse(f"public:api-{kind}", args=[key])}


def file_of(copy, base):
    """What is said of the PDF of `copy`."""
    return {
        "file_url": base + copy.get_absolute_url(),
        "file_media_type": "application/pdf",
        "file_size": copy.size,
        "file_pages": copy.pages,
        "file_sha256": copy.sha256,
        "file_leaves_out": copy.leaves_out,
        "file_is_pictures": copy.is_pictures,
    }


def letters(own_copies, base):
    """An item for each public letter of which `own_copies` has the own copy."""
    rows = {copy.document.letter_id: copy.document.letter for copy in own_copies}
    came_back = list(published().filter(**{f"{REPLY_OF}__letter__in": list(rows)}).order_by("document_id", "pk"))
    asked = asked_of(rows.values(), [*own_copies, *came_back])
    replies = defaultdict(set)
    for copy in came_back:
        replies[copy.letter_id].add(copy.document.incoming.reply.pk)
    return [_letter(copy, asked[copy.letter_id], sorted(replies[copy.letter_id]), base) for copy in own_copies]


def _letter(copy, asked, replies, base):
    row = copy.document.letter
    return {
        "id": row.reference,
        "title": copy.title,
        "language": copy.language,
        **of_letter(row),
        "published_at": moment(copy.published_at),
        "requested": [requested(item) for item in asked],
        "responses": replies,
        "document": copy.pk,
        **addresses(base, row.get_absolute_url(), "letter", row.reference),
        **file_of(copy, base),
        **rights_of(copy),
        "sample": row.is_sample,
    }


def requested(asked):
    """One thing that a letter asked for (`asked`: an Asked), as the letter's page shows it."""
    return {
        "name": asked.name,
        "wording": asked.wording,
        "published": asked.words,
        "document": asked.copy and asked.copy.pk,
        "link": asked.link or None,
    }


def responses(keys, base):
    """An item for each reply of `keys` of which something is published, in their order."""
    copies = defaultdict(list)
    for copy in published().filter(**{f"{REPLY_OF}__in": list(keys)}).order_by("document_id", "pk"):
        copies[copy.document.incoming.reply.pk].append(copy)
    return [_response(copies[key], base) for key in keys if copies[key]]


def _response(copies, base):
    reply = copies[0].document.incoming.reply
    return {
        "id": reply.pk,
        "letter": reply.letter.reference,
        **of_letter(reply.letter),
        "received_on": reply.incoming.received_on.isoformat(),
        "published_at": moment(max(copy.published_at for copy in copies)),
        "documents": [copy.pk for copy in copies],
        "document_urls": [base + reverse("public:api-document", args=[copy.pk]) for copy in copies],
        **addresses(base, reply.get_absolute_url(), "response", reply.pk),
        **THEIRS,
        "sample": reply.letter.is_sample,
    }


def documents(copies, base):
    """An item for each of the public `copies`."""
    return [document(copy, base) for copy in copies]


def document(copy, base):
    """The item of one public copy."""
    row, letter = copy.document, copy.document.answered_letter
    return {
        "id": copy.pk,
        "title": copy.title,
        "kind": row.kind,
        "kind_name": KIND_WORDS[row.kind],
        "language": copy.language,
        "letter": letter.reference,
        "response": None if row.is_own_letter else row.incoming.reply.pk,
        **of_letter(letter),
        "received_on": None if row.is_own_letter else row.incoming.received_on.isoformat(),
        "published_at": moment(copy.published_at),
        **addresses(base, copy.reading_url, "document", copy.pk),
        **file_of(copy, base),
        **rights_of(copy),
        "sample": letter.is_sample,
    }


def document_with_text(copy, base):
    """The item of one public copy, with its words."""
    return document(copy, base) | {"text": copy.html_text}


def areas(base):
    """An item for each area with a public letter, by name."""
    count = counted("office__area")
    return [_area(area, count(area.pk), base) for area in public_areas()]


def _area(area, counts, base):
    return {
        "id": area.slug,
        "name": area.name,
        **counts,
        **addresses(base, area.get_absolute_url(), "area", area.slug),
        "feed_url": base + reverse("public:area-feed", args=[area.slug]),
        "sample": area.is_fictional,
    }


def campaigns(base):
    """An item for each campaign with a public letter, by title."""
    count = counted("campaign")
    return [_campaign(campaign, count(campaign.pk), base) for campaign in public_campaigns()]


def _campaign(campaign, counts, base):
    return {
        "id": campaign.slug,
        "title": campaign.title,
        "purpose": campaign.purpose,
        **counts,
        **addresses(base, campaign.get_absolute_url(), "campaign", campaign.slug),
        "feed_url": base + reverse("public:campaign-feed", args=[campaign.slug]),
        "files_url": base + reverse("public:campaign-files", args=[campaign.slug]),
    }


def counted(part):
    """A function from the key of a row to {"letters", "responses"}: how many are public; `part`: what of the letter."""
    found = {}
    for name, thing, place in (("letters", "document__letter", ""), ("responses", REPLY_OF, "__letter")):
        key = f"{thing}{place}__{part}"
        rows = published().filter(**{f"{thing}__isnull": False}).order_by().values(key)
        found[name] = dict(rows.annotate(number=Count(thing, distinct=True)).values_list(key, "number"))
    return lambda key: {name: numbers.get(key, 0) for name, numbers in found.items()}
