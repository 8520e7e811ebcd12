"""The tracker's own routes, and pages that answer in every way there is."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import FileResponse, HttpResponse
from django.urls import include, path


def answering(raising=None, answer=None):
    """A public view that raises `raising`, or gives what `answer()` makes."""

    @login_not_required
    def view(request):
        if raising:
            raise raising
        return answer()

    return view


handler500 = "django.views.defaults.server_error"

urlpatterns = [
    path("200/", answering(answer=lambda: HttpResponse("fine"))),
    path("400/", answering(SuspiciousOperation())),
    path("403/", answering(PermissionDenied())),
    path("500/", answering(RuntimeError("on purpose"))),
    path("download/", answering(answer=lambda: FileResponse([b"bytes"], as_attachment=True, filename="a.pdf"))),
    path("", include("iasc_tracker.urls")),
]
