"""Addresses of the reports, part of the staff pages."""

from django.urls import path

from letters.views.staff import campaign_report, reports

campaign = "reports/campaigns/<int:pk>/"

urlpatterns = [
    path("reports/", reports.report_list, name="report-list"),
    path(campaign, campaign_report.campaign_report, name="campaign-report"),
    path(f"{campaign}report.pdf", campaign_report.campaign_report_pdf, name="campaign-report-pdf"),
    path(f"{campaign}offices.csv", campaign_report.campaign_report_csv, name="campaign-report-csv"),
    path("reports/<slug:name>/", reports.report, name="report"),
    path("reports/<slug:name>.csv", reports.report_csv, name="report-csv"),
]
