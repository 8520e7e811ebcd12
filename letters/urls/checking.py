"""Addresses of checking all letters of a campaign, part of the staff pages."""

from django.urls import path

from letters.views.staff import campaign_check, enclosures, written_files

check, files = "campaigns/<int:pk>/check/", "renderings/<int:pk>/"

urlpatterns = [
    path(check, campaign_check.campaign_check, name="campaign-check"),
    path(f"{check}start/", campaign_check.campaign_check_start, name="campaign-check-start"),
    path(f"{check}progress/", campaign_check.campaign_check_progress, name="campaign-check-progress"),
    path(f"{check}progress.json", campaign_check.campaign_check_progress_json, name="campaign-check-progress-json"),
    path(f"{check}channels/", campaign_check.campaign_channels, name="campaign-channels"),
    path(f"{check}letters.zip", written_files.campaign_letters_zip, name="campaign-letters-zip"),
    path(f"{check}letters.csv", written_files.campaign_letters_csv, name="campaign-letters-csv"),
    path(f"{check}print.pdf", written_files.campaign_print_file, name="campaign-print-file"),
    path(f"{check}enclosures/add/", enclosures.enclosure_add, name="enclosure-add"),
    path("enclosures/<int:pk>/", enclosures.enclosure_download, name="enclosure-download"),
    path("enclosures/<int:pk>/remove/", enclosures.enclosure_remove, name="enclosure-remove"),
    path(f"{files}pdf/", written_files.rendering_pdf, name="rendering-pdf"),
    path(f"{files}thumbnail/", written_files.rendering_thumbnail, name="rendering-thumbnail"),
    path(f"{files}retry/", campaign_check.rendering_retry, name="rendering-retry"),
]
