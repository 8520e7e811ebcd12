"""Addresses of chasing, part of the staff pages."""

from django.urls import path

from letters.views.staff import chase_preview, chase_queue, chase_rules, chasers, letter_chasing

letter = "letters/<int:pk>/"

urlpatterns = [
    path("chase/", chase_queue.chase_queue, name="chase-queue"),
    path("chase/preview/", chase_preview.chase_preview, name="chase-preview"),
    path("campaigns/<int:pk>/chase-rules/", chase_rules.chase_rules, name="chase-rules"),
    path("chasers/<int:pk>/", chasers.chaser_detail, name="chaser-detail"),
    path("chasers/<int:pk>/put-back/", chasers.chaser_put_back, name="chaser-put-back"),
    path("chasers/<int:pk>/mark-sent/", chasers.chaser_mark_sent, name="chaser-mark-sent"),
    path(f"{letter}contact/", letter_chasing.letter_contact, name="letter-contact"),
    path(f"{letter}snooze/", letter_chasing.letter_snooze, name="letter-snooze"),
    path(f"{letter}snooze/end/", letter_chasing.letter_snooze_end, name="letter-snooze-end"),
    path(f"{letter}formal-chaser/", letter_chasing.letter_formal_chaser, name="letter-formal-chaser"),
]
