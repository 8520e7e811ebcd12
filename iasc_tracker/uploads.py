"""Upload limits that hold while the bytes arrive, before anything is stored (TRUST R-UPL-1)."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.shortcuts import render


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Keep each file on disk while it arrives and cut it off just past the limit.

    The file then fails the form's own size rule with a sentence, and no more than the limit was ever written.
    """

    def new_file(self, *args, **kwargs):
        self.received = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        room = settings.MAX_FILE_BYTES + 1 - start
        if room > 0:
            super().receive_data_chunk(raw_data[:room], start)

    def file_complete(self, file_size):
        return super().file_complete(min(file_size, settings.MAX_FILE_BYTES + 1))


class RequestLimitMiddleware:
    """Answer 413 to a request longer than MAX_REQUEST_BYTES, before anything reads its body."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        # Another figure than digits Django takes for nothing, and reads nothing.
        if length.isdecimal() and int(length[:20]) > settings.MAX_REQUEST_BYTES:
            megabytes = settings.MAX_FILE_BYTES // (1024 * 1024)
            limits = {"files": settings.MAX_FILES, "megabytes": megabytes}
            response = render(request, "413.html", limits, status=413)
            response.headers["Connection"] = "close"  # the rest of the body is on its way and is not wanted
            return response
        return self.get_response(request)
