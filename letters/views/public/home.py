"""The front page of the public site."""

from django.db.models import Max
from django.shortcuts import render

from letters.views.public.area_map import map_of
from letters.views.public.letter import responses_of
from letters.views.public.published import areas_with_response, public_areas, public_campaigns, public_page, published

NEWEST = 3
REPLY = "document__incoming__reply"


@public_page
def home(request):
    """What this is, the newest responses, and the ways in."""
    page = {
        "newest": newest_responses(),
        "letter_copies": published().own_letters()[:NEWEST],
        "campaigns": public_campaigns(),
        "map": map_of(public_areas(), areas_with_response()),
    }
    return render(request, "public/home.html", page)


def newest_responses():
    """[(reply, its public copies)] of the responses of which something was published last, that one first."""
    came_back = published().filter(document__incoming__isnull=False)
    last = came_back.order_by().values(REPLY).annotate(at=Max("published_at")).order_by("-at", f"-{REPLY}")
    keys = [row[REPLY] for row in last[:NEWEST]]
    shown = responses_of(came_back.filter(**{f"{REPLY}__in": keys}).order_by("document_id"))
    return sorted(shown, key=lambda pair: keys.index(pair[0].pk))
