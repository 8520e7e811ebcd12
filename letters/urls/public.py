"""Public pages: published things only."""

from django.urls import path

from letters.urls import data, keys  # noqa: F401 (keys: what <key:…> means)
from letters.views.public import files, home, letter, places, response, responses, words

app_name = "public"

urlpatterns = [
    path("", home.home, name="home"),
    path("responses/", responses.response_list, name="response-list"),
    path("responses/<key:pk>/", response.response, name="response"),
    path("letters/", responses.old_list, name="letter-list"),
    path("letters/<slug:reference>/", letter.letter, name="letter"),
    path("files/<key:pk>/<slug:name>.pdf", files.file, name="file"),
    path("areas/<slug:slug>/", places.area, name="area"),
    path("campaigns/<slug:slug>/", places.campaign, name="campaign"),
    path("about/", words.about, name="about"),
    path("accessibility/", words.accessibility, name="accessibility"),
    path("privacy/", words.privacy, name="privacy"),
    path("removals/", words.removals, name="removals"),
    *data.urlpatterns,
]
