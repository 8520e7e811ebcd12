"""Public pages: published things only."""

from django.urls import path

from letters.views.public import files, home, letter, letters, places, words

app_name = "public"

urlpatterns = [
    path("", home.home, name="home"),
    path("letters/", letters.letter_list, name="letter-list"),
    path("letters/<slug:reference>/", letter.letter, name="letter"),
    path("files/<int:pk>/<slug:name>.pdf", files.file, name="file"),
    path("areas/<slug:slug>/", places.area, name="area"),
    path("campaigns/<slug:slug>/", places.campaign, name="campaign"),
    path("about/", words.about, name="about"),
    path("accessibility/", words.accessibility, name="accessibility"),
    path("privacy/", words.privacy, name="privacy"),
]
