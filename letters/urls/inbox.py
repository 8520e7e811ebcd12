"""Staff pages of mail that arrived."""

from django.urls import path

from letters.views.staff import inbox

urlpatterns = [
    path("inbox/", inbox.inbox_list, name="inbox-list"),
    path("inbox/<int:pk>/", inbox.inbox_detail, name="inbox-detail"),
    path("inbox/<int:pk>/message/", inbox.inbox_message, name="inbox-message"),
    path("inbox/<int:pk>/files/<int:number>/", inbox.inbox_file, name="inbox-file"),
    path("inbox/<int:pk>/refer/", inbox.inbox_refer, name="inbox-refer"),
    path("inbox/<int:pk>/spam/", inbox.inbox_spam, name="inbox-spam"),
    path("inbox/<int:pk>/undo/", inbox.inbox_undo, name="inbox-undo"),
    path("replies/<int:pk>/move/", inbox.reply_move, name="reply-move"),
]
