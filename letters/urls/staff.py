"""Staff pages: noun, then verb; names are noun-verb."""

from django.urls import path

from letters.views.staff import letter_detail, letter_log, letter_records

app_name = "staff"

urlpatterns = [
    path("letters/log/", letter_log.letter_log, name="letter-log"),
    path("letters/log/from-file/", letter_log.letter_log_from_file, name="letter-log-from-file"),
    path("letters/<int:pk>/", letter_detail.letter_detail, name="letter-detail"),
    path("letters/<int:pk>/confirm/", letter_log.letter_confirm, name="letter-confirm"),
    path("letters/<int:pk>/add-copy/", letter_log.letter_add_copy, name="letter-add-copy"),
    path("letters/<int:pk>/amend/", letter_records.letter_amend, name="letter-amend"),
    path("letters/<int:pk>/void/", letter_records.letter_void, name="letter-void"),
    path("letters/<int:pk>/discard/", letter_records.letter_discard, name="letter-discard"),
    path("letters/<int:pk>/close/", letter_records.letter_close, name="letter-close"),
    path("letters/<int:pk>/reopen/", letter_records.letter_reopen, name="letter-reopen"),
    path("letters/<int:pk>/owner/", letter_records.letter_owner, name="letter-owner"),
    path("letters/<int:pk>/notes/", letter_records.letter_notes, name="letter-notes"),
    path("letters/<int:pk>/later-date/", letter_records.letter_later_date, name="letter-later-date"),
]
