"""Which files go with which letters: the campaign's, the office's, or a letter's own."""

from collections import defaultdict

from django.db.models import Q

from letters.models import Enclosure


def enclosures_of(letters):
    """{key of a letter: [its Enclosures]} for `letters` (a list): the campaign's, the office's, the letter's own."""
    campaigns = {letter.campaign_id for letter in letters if letter.campaign_id}
    wanted = Q(campaign__in=campaigns) | Q(letter__in=[letter.pk for letter in letters])
    found = defaultdict(list)
    for enclosure in Enclosure.objects.filter(wanted).order_by("pk"):
        for letter in letters:
            if goes_with(enclosure, letter):
                found[letter.pk].append(enclosure)
    return found


def goes_with(enclosure, letter):
    """Whether `enclosure` goes with `letter`; one that goes by itself takes only its own."""
    if enclosure.letter_id is not None:
        return enclosure.letter_id == letter.pk
    of_campaign = enclosure.campaign_id == letter.campaign_id and not letter.goes_alone
    return of_campaign and enclosure.office_id in (None, letter.office_id)
