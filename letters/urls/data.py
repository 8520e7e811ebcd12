"""Everything published as data; public like the pages (letters/urls/public.py takes these in)."""

from django.urls import path

from letters.urls import keys  # noqa: F401 (what <key:…> means)
from letters.views.public.data import api, archive, comparison, crawlers, dumps, feeds, pages

campaign = "campaigns/<slug:slug>/"

urlpatterns = [
    path("api/v1/", api.index, name="api-index"),
    path("api/v1/openapi.json", api.openapi, name="api-openapi"),
    path("api/v1/letters/", api.letters, name="api-letters"),
    path("api/v1/letters/<slug:reference>/", api.letter, name="api-letter"),
    path("api/v1/responses/", api.responses, name="api-responses"),
    path("api/v1/responses/<key:pk>/", api.response, name="api-response"),
    path("api/v1/documents/", api.documents, name="api-documents"),
    path("api/v1/documents/<key:pk>/", api.document, name="api-document"),
    path("api/v1/areas/", api.areas, name="api-areas"),
    path("api/v1/areas/<slug:slug>/", api.area, name="api-area"),
    path("api/v1/campaigns/", api.campaigns, name="api-campaigns"),
    path("api/v1/campaigns/<slug:slug>/", api.campaign, name="api-campaign"),
    path("api/<path:rest>/", api.unknown, name="api-unknown"),
    path("api/<path:rest>", api.slashless, name="api-slashless"),
    path("data/", pages.data, name="data"),
    path("data/dictionary/", pages.dictionary, name="data-dictionary"),
    path("data/letters.csv", dumps.letters_csv, name="data-letters"),
    path("data/responses.csv", dumps.responses_csv, name="data-responses"),
    path("data/documents.csv", dumps.documents_csv, name="data-documents"),
    path("data/csv-metadata.json", dumps.csv_schema, name="data-csv-schema"),
    path("data/all.json", dumps.everything, name="data-all"),
    path("data/schema.json", dumps.json_schema, name="data-schema"),
    path("feed/", feeds.everything, name="feed"),
    path("areas/<slug:slug>/feed/", feeds.area, name="area-feed"),
    path(f"{campaign}feed/", feeds.campaign, name="campaign-feed"),
    path(f"{campaign}files.zip", archive.campaign_files, name="campaign-files"),
    path(f"{campaign}compared-with/<slug:other>/", comparison.comparison, name="comparison"),
    path(f"{campaign}compared-with/<slug:other>/comparison.csv", comparison.comparison_csv, name="comparison-csv"),
    path("sitemap.xml", crawlers.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", crawlers.sitemap_section, name="sitemap-section"),
    path("robots.txt", crawlers.robots, name="robots"),
]
