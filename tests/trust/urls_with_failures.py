"""The tracker's own routes, and pages that answer in every way there is."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import FileResponse, HttpResponse
from django.urls import include, path

from iasc_tracker.urls import handler400, handler404, handler500  # noqa: F401 (Django asks the root for them)
from letters.views.public.data.answers import open_data


def answering(raising=None, answer=None):
    """A public view that raises `raising`, or gives what `answer()` makes."""

    @login_not_required
    def view(request):
        if raising:
            raise raising
        return answer()

    return view


@open_data
def broken_data(request):
    """Data that cannot be made."""
    raise RuntimeError("on purpose")


urlpatterns = [
    path("200/", answering(answer=lambda: HttpResponse("fine"))),
    path("400/", answering(SuspiciousOperation())),
    path("403/", answering(PermissionDenied())),
    path("500/", answering(RuntimeError("on purpose"))),
    path("broken.csv", broken_data),
    path("api/v1/500/", answering(RuntimeError("on purpose"))),
    path("api/v1/400/", answering(SuspiciousOperation())),
    path("download/", answering(answer=lambda: FileResponse([b"bytes"], as_attachment=True, filename="a.pdf"))),
    path("", include("iasc_tracker.urls")),
]
