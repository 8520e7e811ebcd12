"""The front page of the public site."""

from django.shortcuts import render

from letters.views.public.area_map import map_of
from letters.views.public.letter import responses_of
from letters.views.public.published import (
    REPLY_OF,
    areas_with_response,
    public_areas,
    public_campaigns,
    public_page,
    published,
)

NEWEST, AT_ONCE = 3, 20


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
    keys = newest_keys(came_back.values_list(REPLY_OF, flat=True))
    shown = responses_of(came_back.filter(**{f"{REPLY_OF}__in": keys}).order_by("document_id", "pk"))
    return sorted(shown, key=lambda pair: keys.index(pair[0].pk))


def newest_keys(replies):
    """The first NEWEST different ones of `replies`, the key of each copy's reply: a few are read at a time."""
    found, start, some = {}, 0, None
    while some is None or (len(some) == AT_ONCE and len(found) < NEWEST):
        some = list(replies[start : start + AT_ONCE])
        found |= dict.fromkeys(some)
        start += AT_ONCE
    return list(found)[:NEWEST]
