"""Public pages of an area and of a campaign: there is one where a letter is published."""

from collections import defaultdict

from django.db.models import F, Prefetch
from django.http import Http404
from django.shortcuts import render

from letters.views.public.area_map import map_of
from letters.views.public.asked import asked_of
from letters.views.public.data.comparison import comparable
from letters.views.public.letter import responses_of
from letters.views.public.published import of_letter, public_page, published
from recipients.models import Commissioner


@public_page
def area(request, slug):
    """The letters to one police area, what they asked for and what came back."""
    rows = rows_where(office__area__slug=slug)
    place = rows[0]["letter"].office.area
    return render(request, "public/area.html", {"area": place, "rows": rows, "offices": offices_of(place)})


@public_page
def campaign(request, slug):
    """The letters of one campaign, what they asked for and what came back."""
    rows = rows_where(campaign__slug=slug)
    shown = rows[0]["letter"].campaign
    areas = {row["letter"].office.area: None for row in rows}
    answered = {row["letter"].office.area.pk for row in rows if row["responses"]}
    page = {
        "campaign": shown,
        "rows": rows,
        "replies": sum(len(row["responses"]) for row in rows),
        "map": map_of(areas, answered),
        "others": comparable(shown),
    }
    return render(request, "public/campaign.html", page)


def offices_of(place):
    """The offices of the area `place`, the present one first, each with its successor and all who held it."""
    holders = Commissioner.objects.filter(role=Commissioner.Role.HEAD).newest_first()
    offices = place.offices.select_related("succeeded_by__area").prefetch_related(Prefetch("commissioners", holders))
    return offices.order_by(F("closed_on").desc(nulls_first=True), F("opened_on").desc(nulls_last=True), "pk")


def replies_of(copies):
    """{letter's key: its responses, pairs of a reply and those of it that are among the public `copies`}."""
    came_back = defaultdict(list)
    for copy in copies:
        if not copy.document.is_own_letter:
            came_back[copy.letter_id].append(copy)
    return {key: responses_of(some) for key, some in came_back.items()}


def rows_where(**conditions):
    """A row for each public letter that fits `conditions` (Letter lookups), by office; Http404 when none does."""
    copies = list(published().filter(of_letter(**conditions)))
    own = [copy for copy in copies if copy.document.is_own_letter]
    if not own:
        raise Http404
    asked = asked_of([copy.document.letter for copy in own], copies)
    replies = replies_of(copies)
    rows = [
        {
            "copy": copy,
            "letter": copy.document.letter,
            "asked": asked[copy.letter_id],
            "responses": replies.get(copy.letter_id, []),
        }
        for copy in own
    ]
    return sorted(rows, key=lambda row: (row["letter"].office.area.name, row["letter"].reference))
