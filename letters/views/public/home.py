"""The front page of the public site."""

from django.shortcuts import render

from letters.views.public.published import public_areas, public_campaigns, public_page, published

NEWEST = 3


@public_page
def home(request):
    """What this is, the newest responses, and the ways in."""
    page = {
        "newest": published().filter(document__incoming__isnull=False)[:NEWEST],
        "letter_copies": published().own_letters()[:NEWEST],
        "campaigns": public_campaigns(),
        "areas": public_areas(),
    }
    return render(request, "public/home.html", page)
