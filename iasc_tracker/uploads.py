"""Upload limits that hold while the bytes arrive, before anything is stored (TRUST R-UPL-1)."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


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
