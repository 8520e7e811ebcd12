"""The front page of the public site."""

from django.shortcuts import render

from letters.views.public.letter import responses_of
from letters.views.public.published import REPLY_OF, public_areas, public_campaigns, public_page, published, reply_keys

NEWEST = 3


@public_page
def home(request):
    """What this is, the newest responses, and the ways in."""
    page = {
        "newest": newest_responses(),
        "letter_copies": published().own_letters()[:NEWEST],
        "campaigns": public_campaigns(),
        "areas": public_areas(),
    }
    return render(request, "public/home.html", page)


def newest_responses():
    """[(reply, its public copies)] of the responses of which something was published last, that one first."""
    came_back = published().filter(document__incoming__isnull=False)
    keys = list(reply_keys(came_back)[:NEWEST])
    shown = responses_of(came_back.filter(**{f"{REPLY_OF}__in": keys}).order_by("document_id"))
    return sorted(shown, key=lambda pair: keys.index(pair[0].pk))
