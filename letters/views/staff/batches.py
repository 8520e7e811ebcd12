"""What the pages of signing off and releasing share: the batch of an address, and where it belongs."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from letters.dispatch.batch import Batch
from letters.models import Campaign, Letter
from letters.views.staff.campaign_tasks import crumbs


def campaign_batch(pk):
    """The `Batch` of a campaign; 404 for none."""
    return Batch(campaign=get_object_or_404(Campaign, pk=pk))


def letter_batch(pk):
    """The `Batch` of a letter that goes by itself; 404 for any other letter."""
    letters = Letter.objects.kept().select_related("office__area", "campaign")
    return Batch(letter=get_object_or_404(letters, pk=pk, origin=Letter.Origin.WRITTEN, refers_to__isnull=False))


def url_of(batch, page):
    """The address of the page `page` ("sign-off", "release" or "sending") of a batch."""
    return reverse(f"staff:{'campaign' if batch.campaign else 'letter'}-{page}", args=[batch.about.pk])


def place_of(batch):
    """What every page of a batch says of where it is: its crumbs, its name, and the addresses of the three pages."""
    if batch.campaign:
        way = crumbs(batch.campaign)
    else:
        letter = batch.letter
        way = [
            {"name": "Letters", "url": reverse("staff:letter-list")},
            {"name": letter.reference, "url": letter.get_staff_url()},
        ]
    pages = {page: url_of(batch, page) for page in ("sign-off", "release", "sending")}
    return {
        "batch": batch,
        "title": batch.campaign.title if batch.campaign else f"{batch.letter.reference}, {batch.letter.recipient}",
        "crumbs": way,
        "sign_off_url": pages["sign-off"],
        "release_url": pages["release"],
        "sending_url": pages["sending"],
    }
