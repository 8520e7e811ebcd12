"""The report of one campaign: all of it on one page, as an accessible PDF for publication, and as CSV."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from iasc_tracker import clock
from iasc_tracker.csv_files import csv_response
from iasc_tracker.roles import READ, may
from letters.forms.reports import CampaignReportFilters
from letters.models import Campaign
from letters.rendering.errors import RenderError
from letters.rendering.report import render_report
from letters.reports.campaign_report import offices_table, report_content
from letters.reports.measures import summary_of
from letters.reports.overviews import REPORTS
from letters.reports.scope import left_out, scope_of
from letters.views.staff.reports import filtered_page, status_of, with_query

PARTS = ("days", "documents", "areas")
NOTHING = "No letter of this campaign that asked for documents was sent in that period, so there is nothing to report."


def asked(request, campaign):
    """(filters, scope) of `campaign` for the address of `request`."""
    filters = CampaignReportFilters(request.GET, queryset=campaign.letters.all(), request=request)
    return filters, scope_of(filters.qs, clock.today(), campaign)


@require_safe
@may(READ)
def campaign_report(request, pk):
    """Sentences, charts, map and tables of a campaign; 400 with sentences when a filter cannot be read."""
    campaign = get_object_or_404(Campaign, pk=pk)
    filters, scope = asked(request, campaign)
    return page(request, campaign, filters, scope, status=status_of(filters))


def page(request, campaign, filters, scope, *, sentences=(), status=200):
    """The page of the report; `sentences`: why it could not be printed."""
    words, remarks = summary_of(scope.facts.counted).words, left_out(scope)
    context = filtered_page(request, filters) | {
        "campaign": campaign,
        "today": scope.today,
        "words": words,
        "left_out": remarks,
        "parts": parts_of(scope, {words, *remarks}),
        "letters": offices_table(scope),
        "sentences": sentences,
        "clear_url": reverse("staff:campaign-report", args=[campaign.pk]),
        "pdf_url": with_query(request, reverse("staff:campaign-report-pdf", args=[campaign.pk])),
        "csv_url": with_query(request, reverse("staff:campaign-report-csv", args=[campaign.pk])),
        "crumbs": [{"name": "Reports", "url": reverse("staff:report-list")}],
    }
    return render(request, "reports/campaign_report.html", context, status=status)


def parts_of(scope, said):
    """[(name, Report)] of the parts of the page, without the sentences `said` at its top; none without a letter."""
    made = [(name, REPORTS[name].make(scope)) for name in PARTS] if scope.facts.counted else []
    return [
        (
            name,
            replace(
                report,
                words="" if report.words in said else report.words,
                left_out=[sentence for sentence in report.left_out if sentence not in said],
            ),
        )
        for name, report in made
    ]


@require_safe
@may(READ)
def campaign_report_pdf(request, pk):
    """The report for publication as an attachment, or the page (422) that says why it cannot be printed."""
    campaign = get_object_or_404(Campaign, pk=pk)
    filters, scope = asked(request, campaign)
    if not filters.form.is_valid():
        return campaign_report(request, pk)
    if not scope.facts.counted:
        return page(request, campaign, filters, scope, sentences=[NOTHING], status=422)
    try:
        pdf = render_report(report_content(campaign, scope))
    except RenderError as refusal:
        return page(request, campaign, filters, scope, sentences=refusal.sentences, status=422)
    name = content_disposition_header(True, f"{campaign.slug[:60]}-{scope.today}.pdf")
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})


@require_safe
@may(READ)
def campaign_report_csv(request, pk):
    """Every letter that the report counts as CSV; a filter that cannot be read leads to the page."""
    campaign = get_object_or_404(Campaign, pk=pk)
    filters, scope = asked(request, campaign)
    if not filters.form.is_valid():
        return campaign_report(request, pk)
    return csv_response(offices_table(scope).lines(), f"{campaign.slug[:60]}-letters-{scope.today}")
