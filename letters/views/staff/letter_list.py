"""The list of all letters, filtered, sorted and paged by the address; and the same as CSV."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from iasc_tracker import clock
from iasc_tracker.csv_files import csv_response
from iasc_tracker.roles import KEEP, READ, may
from letters.forms.filters import LetterFilters
from letters.models import Letter
from letters.reports.csv_files import letters_table
from letters.reports.listing import listed, rows_of, sort
from letters.views.staff.headings import heading, query_without

PER_PAGE = 50
COLUMNS = [
    ("recipient", "Recipient"),
    ("reference", "Reference"),
    ("status", "Status"),
    ("due", "Reply due"),
    ("received", "Documents received"),
    ("event", "Last event"),
    ("owner", "Owner"),
]


def filtered(request, today):
    """The `LetterFilters` of the address of `request`; discarded drafts are never listed."""
    return LetterFilters(request.GET, queryset=listed(Letter.objects.kept(), today), request=request)


@require_safe
@may(READ)
def letter_list(request):
    """One page of the letters that match the address; 400 with sentences when a filter cannot be read."""
    today = clock.today()
    filters = filtered(request, today)
    page = Paginator(sort(filters.qs, request.GET.get("sort", "")), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "form": filters.form,
        "page_obj": page,
        "rows": rows_of(list(page), today, request.user),
        "headings": [heading(request, key, label) for key, label in COLUMNS],
        "clear_url": reverse("staff:letter-list"),
        "query": query_without(request, "page"),
        "may_keep": request.user.may(KEEP),
    }
    return render(request, "letters/letter_list.html", context, status=200 if filters.form.is_valid() else 400)


@require_safe
@may(READ)
def letter_list_csv(request):
    """The whole filtered list as CSV, in the order of the page; a filter that cannot be read leads to the page."""
    today = clock.today()
    filters = filtered(request, today)
    if not filters.form.is_valid():
        return letter_list(request)
    letters = sort(filters.qs, request.GET.get("sort", ""))
    return csv_response(letters_table(letters, today, request.user), f"letters-{today}")
