"""Public pages of an area and of a campaign: there is one where a letter is published."""

from django.http import Http404
from django.shortcuts import render

from letters.views.public.asked import asked_of
from letters.views.public.published import of_letter, public_page, published


@public_page
def area(request, slug):
    """The letters to one police area, what they asked for and what came back."""
    rows = rows_where(office__area__slug=slug)
    return render(request, "public/area.html", {"area": rows[0]["letter"].office.area, "rows": rows})


@public_page
def campaign(request, slug):
    """The letters of one campaign, what they asked for and what came back."""
    rows = rows_where(campaign__slug=slug)
    return render(request, "public/campaign.html", {"campaign": rows[0]["letter"].campaign, "rows": rows})


def rows_where(**conditions):
    """A row for each public letter that fits `conditions` (Letter lookups), by office; Http404 when none does."""
    copies = list(published().filter(of_letter(**conditions)))
    own = [copy for copy in copies if copy.document.is_own_letter]
    if not own:
        raise Http404
    asked = asked_of([copy.document.letter for copy in own], copies)
    rows = [{"copy": copy, "letter": copy.document.letter, "asked": asked[copy.letter_id]} for copy in own]
    return sorted(rows, key=lambda row: (row["letter"].office.area.name, row["letter"].reference))
