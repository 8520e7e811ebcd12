"""The front page of the public site."""

from django.shortcuts import render

from letters.views.public.published import distinct, public_letters, public_page, published

NEWEST = 3


@public_page
def home(request):
    """What this is, the newest responses, and the ways in."""
    letters = public_letters()
    page = {
        "newest": published().filter(document__incoming__isnull=False)[:NEWEST],
        "letter_copies": published().own_letters()[:NEWEST],
        "campaigns": distinct(letter.campaign for letter in letters),
        "areas": distinct(letter.office.area for letter in letters),
    }
    return render(request, "public/home.html", page)
