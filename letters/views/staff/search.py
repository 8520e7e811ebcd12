"""Search for staff, over letters, replies and the text of every document."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from iasc_tracker.roles import READ, may
from letters import search
from letters.forms.search import SearchForm

# What changed a moment ago is read before the answer, but nobody waits longer than this for it.
CATCH_UP_SECONDS = 0.3


@require_safe
@may(READ)
def search_page(request):
    """One page of what matches the address; 400 with sentences when a filter cannot be read."""
    form = SearchForm(request.GET)
    typed, results = request.GET.get("q", ""), search.Results([])
    if form.is_valid() and typed.strip():
        search.catch_up(CATCH_UP_SECONDS)
        results = search.search(typed, filters=form.filters, page=request.GET.get("page"))
    context = {
        "form": form,
        "results": results,
        "page_obj": results.page,
        "waiting": search.waiting() if results.is_answered else 0,
        "clear_url": reverse("staff:search"),
    }
    return render(request, "letters/search.html", context, status=200 if form.is_valid() else 400)
