"""Routes of publishing a round, and of saying where nothing was received."""

from django.urls import path

from letters.views.staff import rounds, unanswered

urlpatterns = [
    path("campaigns/<int:pk>/publish/", rounds.campaign_publish, name="campaign-publish"),
    path("campaigns/<int:pk>/publish/intend/", rounds.campaign_intend, name="campaign-intend"),
    path("letters/<int:pk>/publish/intend/", rounds.letter_intend, name="letter-intend"),
    path("campaigns/<int:pk>/unanswered/", unanswered.campaign_unanswered, name="campaign-unanswered"),
    path("campaigns/<int:pk>/unanswered/switch/", unanswered.campaign_naming, name="campaign-naming"),
    path("letters/<int:pk>/notice/", unanswered.notice_new, name="notice-new"),
    path("notices/<int:pk>/objection/", unanswered.notice_objection, name="notice-objection"),
    path("notices/<int:pk>/take-back/", unanswered.notice_take_back, name="notice-take-back"),
    path("copies/<int:pk>/hold/", rounds.copy_hold, name="copy-hold"),
]
