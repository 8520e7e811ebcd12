"""Two campaigns side by side: what each asked of the same areas, and what is published of the answers.

By area, because an office can be abolished between two rounds and its work go to another one in the same area.
"""

from typing import NamedTuple

from django.db.models import OuterRef
from django.http import Http404
from django.shortcuts import render

from iasc_tracker.csv_files import csv_lines
from letters.views.public.asked import NOT_YET, asked_of
from letters.views.public.data.answers import download, open_data
from letters.views.public.published import (
    OURS,
    first_letter,
    of_letter,
    public_campaigns,
    public_letters,
    public_page,
    published,
)
from recipients.models import PoliceArea

COLUMNS = ("letter", "letter_dated", "asked", "published", "received_on")


class Round(NamedTuple):
    """One campaign in one area: (own copy, its list of Asked) for each letter, and the days of published responses."""

    letters: list
    received: list

    @property
    def is_answered(self):
        """Whether anything is published of the answers."""
        return bool(self.received) or any(item.words != NOT_YET for _, asked in self.letters for item in asked)


class Line(NamedTuple):
    """One area, and its Round in each of the two campaigns."""

    area: PoliceArea
    rounds: tuple


@public_page
def comparison(request, slug, other):
    """The page that shows two campaigns side by side; 404 unless both are public and share an area."""
    campaigns, lines = compared(slug, other)
    both = [line for line in lines if all(one.letters for one in line.rounds)]
    counts = [sum(line.rounds[number].is_answered for line in both) for number in (0, 1)]
    page = {"campaigns": campaigns, "lines": lines, "both": len(both), "counts": counts}
    return render(request, "public/comparison.html", page)


@open_data
def comparison_csv(request, slug, other):
    """The same as CSV."""
    campaigns, lines = compared(slug, other)
    return download(csv_lines(table(campaigns, lines)), "comparison.csv", "text/csv; charset=utf-8; header=present")


def compared(*slugs):
    """(the two campaigns, a Line for each area that either wrote to, by name); Http404 when no area is in both."""
    found = {campaign.slug: campaign for campaign in public_campaigns().filter(slug__in=slugs)}
    if len(found) != 2:
        raise Http404
    copies = list(published().filter(of_letter(campaign__slug__in=slugs)))
    own = [copy for copy in copies if copy.document.is_own_letter]
    asked = asked_of([copy.document.letter for copy in own], copies)
    areas = sorted({copy.document.letter.office.area for copy in own}, key=lambda area: area.name)
    lines = [Line(area, tuple(round_of(slug, area, copies, asked) for slug in slugs)) for area in areas]
    if not any(all(one.letters for one in line.rounds) for line in lines):
        raise Http404
    return [found[slug] for slug in slugs], lines


def round_of(slug, area, copies, asked):
    """The Round of the campaign `slug` in `area`, of all public `copies` of both campaigns."""
    here = [copy for copy in copies if is_of(copy.document.answered_letter, slug, area)]
    letters = sorted((copy for copy in here if copy.document.is_own_letter), key=lambda copy: copy.letter_id)
    received = {copy.document.incoming.received_on for copy in here if not copy.document.is_own_letter}
    return Round([(copy, asked[copy.letter_id]) for copy in letters], sorted(received))


def is_of(letter, slug, area):
    """Whether `letter` belongs to the campaign `slug` and went to `area`."""
    return letter.campaign.slug == slug and letter.office.area == area


def table(campaigns, lines):
    """The lines as rows of cells, headings first: five columns for each campaign, begun with its slug."""
    yield ["area", "area_name", *(f"{campaign.slug} {column}" for campaign in campaigns for column in COLUMNS)]
    for line in lines:
        yield [line.area.slug, line.area.name, *(value for one in line.rounds for value in cells(one))]


def cells(one):
    """The five cells of one Round, the parts of each divided by "; "."""
    asked = [item for _, items in one.letters for item in items]
    parts = [
        [copy.document.letter.reference for copy, _ in one.letters],
        [copy.document.letter.dated for copy, _ in one.letters],
        [item.name for item in asked],
        [f"{item.name}: {item.words}" for item in asked if item.words != NOT_YET],
        one.received,
    ]
    return ["; ".join(str(value) for value in values) for values in parts]


def comparable(campaign):
    """The public campaigns that wrote to an area that `campaign` wrote to as well, by title."""
    areas = public_letters().filter(campaign=campaign.pk).values("office__area")
    beside = first_letter(OURS, campaign=OuterRef("pk"), office__area__in=areas)
    return public_campaigns().exclude(pk=campaign.pk).alias(beside=beside).filter(beside__isnull=False)
