"""The reports: a sentence, a chart, the same as a table and as CSV, for the filters in the address."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from iasc_tracker import clock
from iasc_tracker.csv_files import csv_response
from iasc_tracker.roles import READ, may
from iasc_tracker.working_days import division_words
from letters.forms.reports import ReportFilters
from letters.models import Letter
from letters.reports.measures import summary_of
from letters.reports.overviews import REPORTS
from letters.reports.scope import scope_of
from letters.views.staff.headings import query_without


def asked(request):
    """(filters, scope) for the address of `request`; the scope is empty when a filter cannot be read."""
    filters = ReportFilters(request.GET, queryset=Letter.objects.all(), request=request)
    letters = filters.qs
    campaign = filters.form.cleaned_data.get("campaign") if filters.form.is_valid() else None
    return filters, scope_of(letters, clock.today(), campaign)


def kind_named(name):
    """The report called `name`; Http404 when there is none."""
    if name not in REPORTS:
        raise Http404(f"There is no report called {name!r}.")
    return REPORTS[name]


@require_safe
@may(READ)
def report_list(request):
    """The sentence on all letters, and every report there is."""
    filters, scope = asked(request)
    context = filtered_page(request, filters) | {
        "words": summary_of(scope.facts.counted).words,
        "kinds": [{"name": name, "title": kind.title, "about": kind.about} for name, kind in REPORTS.items()],
        "clear_url": reverse("staff:report-list"),
        "campaign": scope.campaign,
    }
    return render(request, "reports/report_list.html", context, status=status_of(filters))


@require_safe
@may(READ)
def report(request, name):
    """One report; 400 with sentences when a filter cannot be read."""
    kind = kind_named(name)
    filters, scope = asked(request)
    url = reverse("staff:report", args=[name])
    context = filtered_page(request, filters) | {
        "report": kind.make(scope),
        "name": name,
        "today": scope.today,
        "clear_url": url,
        "csv_url": with_query(request, reverse("staff:report-csv", args=[name])),
        "crumbs": [{"name": "Reports", "url": with_query(request, reverse("staff:report-list"))}],
        "campaign": scope.campaign,
    }
    return render(request, "reports/report.html", context, status=status_of(filters))


@require_safe
@may(READ)
def report_csv(request, name):
    """The table of one report as CSV; a filter that cannot be read leads to the page."""
    kind = kind_named(name)
    filters, scope = asked(request)
    if not filters.form.is_valid():
        return report(request, name)
    table = kind.make(scope).table
    return csv_response(table.lines() if table else [["No letters"]], f"{name}-{scope.today}")


def filtered_page(request, filters):
    """What every page with filters shows of them."""
    return {
        "filters": filters,
        "form": filters.form,
        "query": query_without(request),
        "division": division_words(),
    }


def with_query(request, url):
    """`url` with the filters of the address of `request`."""
    query = query_without(request)
    return f"{url}?{query}" if query else url


def status_of(filters):
    """200, or 400 when a filter cannot be read."""
    return 200 if filters.form.is_valid() else 400
