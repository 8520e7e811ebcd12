"""Choosing the offices that a campaign writes to."""

from django.db import transaction

from iasc_tracker.errors import refuse_if_any
from iasc_tracker.models import record
from letters.drafting.rules import closed_office
from letters.models import Campaign, CampaignOffice, Dispatch


@transaction.atomic
def choose_offices(campaign, *, by, add, remove):
    """Add the Offices `add` to a campaign and take `remove` away; return (number added, number taken away).

    Only these are touched, so officers who choose at the same time lose nothing. What was written for an office that
    is taken away stays, and counts again if it comes back. Raises CorrespondenceError for an office that is not open
    on the date of the letters, and for one to take away whose letter is on its way: it would go nevertheless.
    """
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    on, there = campaign.letters_dated, set(campaign.chosen.values_list("office_id", flat=True))
    new = [office for office in add if office.pk not in there]
    gone = [office for office in remove if office.pk in there]
    refuse_if_any([closed_office(office, on) for office in new if not office.is_open_on(on)] + leaving(campaign, gone))
    CampaignOffice.objects.bulk_create(CampaignOffice(campaign=campaign, office=one, chosen_by=by) for one in new)
    campaign.chosen.filter(office__in=gone).delete()
    if new or gone:
        detail = {"added": [office.area.name for office in new], "removed": [office.area.name for office in gone]}
        record(campaign, "offices chosen", by=by, detail=detail)
    return len(new), len(gone)


def leaving(campaign, offices):
    """A sentence for each of `offices` whose letter of `campaign` is released and has not been sent."""
    released = Dispatch.objects.standing().filter(letter__campaign=campaign, letter__sent_on=None)
    going = set(released.filter(letter__office__in=offices).values_list("letter__office_id", flat=True))
    end = "is released and would go nevertheless. Stop the release first, while that is possible."
    return [f"The letter to {office.area.name} {end}" for office in offices if office.pk in going]
