"""Pages that say what this site is and how it treats its readers."""

from django.shortcuts import render

from letters.views.public.published import public_page


@public_page
def about(request):
    """What is published here, by whom and under which licence."""
    return render(request, "public/about.html")


@public_page
def accessibility(request):
    """How far people can use the site and its files."""
    return render(request, "public/accessibility.html")


@public_page
def privacy(request):
    """What the site keeps of its readers, and of the people named in letters."""
    return render(request, "public/privacy.html")


@public_page
def removals(request):
    """How to ask that something be taken down, and what becomes of it."""
    return render(request, "public/removals.html")
