"""What the records say of the offices of a campaign on the day of its letters: nothing here is made up."""

from collections import defaultdict
from dataclasses import dataclass

from letters.models import Letter, RequestedDocument
from recipients.models import Commissioner, Office, ViolenceReductionUnit

STRATEGY = "response_strategy"
ALREADY_PUBLIC = "already_public"


@dataclass(frozen=True)
class OfficeFacts:
    """An office and what is known of it on the day `on`.

    `holders` are those certainly in post, the addressee first; `possible` those whose dates are too coarse to tell.
    `public`: the RequestedDocuments whose newest settlement says where they are public. `last`: the newest letter of
    another campaign to the office, or None.
    """

    office: Office
    on: object
    holders: tuple
    possible: tuple
    units: tuple
    public: tuple
    last: Letter | None

    @property
    def holder(self):
        """The addressee: the first who is certainly in post, or None."""
        return self.holders[0] if self.holders else None

    @property
    def unit(self):
        """The one violence reduction unit of the area that day, or None where there is none or several fit."""
        return self.units[0] if len(self.units) == 1 else None

    @property
    def public_kinds(self):
        """The slugs of the kinds of document that are public already."""
        return {document.kind.slug for document in self.public}

    @property
    def strategy_online(self):
        """Whether the response strategy is public already, according to a settlement."""
        return STRATEGY in self.public_kinds

    @property
    def in_post(self):
        """Who is in post, in words, with what to look at: "acting", "vacant", "not certain"."""
        if self.holder:
            return f"{self.holder.name}, acting" if self.holder.is_acting else self.holder.name
        if self.possible:
            return f"Not certain: {' or '.join(one.name for one in self.possible)}"
        return "Vacant, or nobody on record"

    @property
    def post_needs_a_look(self):
        """Whether the post is vacant, acting, or not certain on that day."""
        return self.holder is None or self.holder.is_acting


def facts_of(offices, on, *, campaign=None):
    """A list of `OfficeFacts` for `offices` on the date `on`, in their order; the cost does not grow with them.

    `campaign`: the one that is being prepared, whose own letters are no "last answer".
    """
    offices = list(offices)
    holders, units, public = holders_of(offices, on), units_of(offices, on), public_of(offices)
    last = last_letters(offices, campaign)
    return [
        OfficeFacts(
            office=office,
            on=on,
            holders=tuple(one for one in holders[office.pk] if not one.doubt),
            possible=tuple(one for one in holders[office.pk] if one.doubt),
            units=tuple(units[office.area_id]),
            public=tuple(public[office.pk]),
            last=last.get(office.pk),
        )
        for office in offices
    ]


def holders_of(offices, on):
    """Who may be in post on `on` at each office, as `possibly_in_post` sorts them."""
    found = defaultdict(list)
    for one in Commissioner.objects.possibly_in_post(on).filter(office__in=offices):
        found[one.office_id].append(one)
    return found


def units_of(offices, on):
    """The units that existed, or may have, on `on`, by the key of each area."""
    areas = {office.area_id for office in offices}
    found = defaultdict(list)
    for unit in ViolenceReductionUnit.objects.open_on(on).filter(areas__in=areas).distinct().prefetch_related("areas"):
        for area in unit.areas.all():
            found[area.pk].append(unit)
    return found


def public_of(offices):
    """The requested documents of each office that are public already, newest letter first."""
    documents = RequestedDocument.objects.filter(
        letter__office__in=offices,
        letter__voided_at=None,
        letter__sent_on__isnull=False,
        settlement__state=ALREADY_PUBLIC,
    ).select_related("kind", "settlement", "letter")
    found = defaultdict(list)
    for document in documents.order_by("-letter__sent_on", "kind__position", "pk"):
        if document.kind_id not in {one.kind_id for one in found[document.letter.office_id]}:
            found[document.letter.office_id].append(document)
    return found


def last_letters(offices, campaign):
    """The newest sent letter to each office that is not of `campaign`, with what it asked for."""
    letters = Letter.objects.sent().filter(office__in=offices).exclude(campaign=None)
    if campaign:
        letters = letters.exclude(campaign=campaign)
    letters = letters.select_related("campaign").prefetch_related(
        "requested_documents__kind", "requested_documents__settlement"
    )
    return {letter.office_id: letter for letter in letters.order_by("sent_on", "pk")}
