"""Staff pages: noun, then verb; names are noun-verb."""

from django.urls import path

from letters.views.staff import (
    board,
    campaigns,
    documents,
    letter_detail,
    letter_list,
    letter_log,
    letter_pdf,
    letter_publish,
    letter_records,
    publication,
    replies,
    worklist,
)

app_name = "staff"

urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("campaigns/", campaigns.campaign_list, name="campaign-list"),
    path("campaigns/new/", campaigns.campaign_new, name="campaign-new"),
    path("campaigns/<int:pk>/", board.campaign_board, name="campaign-board"),
    path("campaigns/<int:pk>/edit/", campaigns.campaign_edit, name="campaign-edit"),
    path("campaigns/<int:pk>/board.csv", board.campaign_board_csv, name="campaign-board-csv"),
    path("letters/", letter_list.letter_list, name="letter-list"),
    path("letters.csv", letter_list.letter_list_csv, name="letter-list-csv"),
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
    path("letters/<int:pk>/pdf/", letter_pdf.letter_pdf, name="letter-pdf"),
    path("letters/<int:pk>/publish/", letter_publish.letter_publish, name="letter-publish"),
    path("letters/<int:pk>/reply/", replies.reply_log, name="reply-log"),
    path("replies/log/", replies.reply_choose_letter, name="reply-choose-letter"),
    path("requested/<int:pk>/settle/", replies.requested_settle, name="requested-settle"),
    path("requested/<int:pk>/undo/", replies.requested_undo, name="requested-undo"),
    path("documents/<int:pk>/", documents.document_download, name="document-download"),
    path("documents/<int:pk>/prepare/", letter_publish.document_prepare, name="document-prepare"),
    path("publish/", publication.publication_list, name="publication-list"),
    path("copies/<int:pk>/", publication.copy_look, name="copy-look"),
    path("copies/<int:pk>/pages/<int:number>/", publication.copy_page, name="copy-page"),
    path("copies/<int:pk>/withdraw/", publication.copy_withdraw, name="copy-withdraw"),
]
