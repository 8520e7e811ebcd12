"""Staff pages on the way of a letter out: sign off, release, sending, and the letters that follow others."""

from django.urls import path

from letters.views.staff import corrections, dispatches, enclosures, handovers, release, sending, sign_off

urlpatterns = [
    path("campaigns/<int:pk>/sign-off/", sign_off.campaign_sign_off, name="campaign-sign-off"),
    path("campaigns/<int:pk>/release/", release.campaign_release, name="campaign-release"),
    path("campaigns/<int:pk>/sending/", sending.campaign_sending, name="campaign-sending"),
    path("letters/<int:pk>/sign-off/", sign_off.letter_sign_off, name="letter-sign-off"),
    path("letters/<int:pk>/release/", release.letter_release, name="letter-release"),
    path("letters/<int:pk>/sending/", sending.letter_sending, name="letter-sending"),
    path("letters/<int:pk>/correct/", corrections.letter_correct, name="letter-correct"),
    path("handovers/", handovers.handover_list, name="handover-list"),
    path("letters/<int:pk>/succeed/", handovers.letter_succeed, name="letter-succeed"),
    path("letters/<int:pk>/carry-on/", handovers.letter_carry_on, name="letter-carry-on"),
    path("letters/<int:pk>/thank/", handovers.letter_thank, name="letter-thank"),
    path("letters/<int:pk>/words/", corrections.letter_words, name="letter-words"),
    path("letters/<int:pk>/enclosures/add/", enclosures.letter_enclosure_add, name="letter-enclosure-add"),
    path("letters/<int:pk>/check/", corrections.letter_check, name="letter-check"),
    path("releases/<int:pk>/stop/", release.release_stop, name="release-stop"),
    path("dispatches/<int:pk>/resend/", dispatches.dispatch_resend, name="dispatch-resend"),
    path("dispatches/<int:pk>/settle/", dispatches.dispatch_settle, name="dispatch-settle"),
    path("dispatches/<int:pk>/came-back/", dispatches.dispatch_bounced, name="dispatch-bounced"),
    path("dispatches/<int:pk>/try-again/", dispatches.dispatch_retry, name="dispatch-retry"),
    path("dispatches/<int:pk>/message.eml", dispatches.dispatch_eml, name="dispatch-eml"),
    path("deputies/", sign_off.deputy_list, name="deputy-list"),
    path("deputies/<int:pk>/end/", sign_off.deputy_end, name="deputy-end"),
]
