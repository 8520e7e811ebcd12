"""Originals for staff: always downloads, never pages of ours (TRUST R-UPL-4, 5)."""

from io import BytesIO

from django.http import FileResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import READ, may
from letters import filing
from letters.models import Document

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
@may(READ)
def document_download(request, pk):
    """The file of document `pk` as an attachment, if its bytes are still those that were filed; else a 500 page."""
    document = get_object_or_404(Document, pk=pk)
    return download(request, document, filing.clean_name(document.original_name), document.media_type)


def download(request, kept, name, media_type):
    """The bytes of `kept` (a row of a kept file) as an attachment called `name`; a 500 page when they are damaged."""
    try:
        data = filing.read_original(kept, by=request.user)
    except CorrespondenceError as error:
        context = {"document": kept, "sentences": error.sentences}
        return render(request, "letters/reply_document_damaged.html", context, status=500)
    kind = media_type if filing.is_readable(media_type) else filing.UNREADABLE
    response = FileResponse(BytesIO(data), as_attachment=True, filename=name, content_type=kind)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
