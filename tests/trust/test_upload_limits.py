"""What is too large is refused early, with a sentence, and leaves nothing (TRUST R-UPL-1)."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.models import HeldFile
from tests.make import make_officer

pytestmark = pytest.mark.django_db
URL = "/staff/replies/log/"


def bytes_in(*folders):
    """What `du` would say of the folders."""
    return sum(file.stat().st_size for folder in folders for file in Path(folder).rglob("*") if file.is_file())


@pytest.fixture
def arriving(tmp_path, settings):
    """The folder in which uploads arrive, of this test alone."""
    settings.FILE_UPLOAD_TEMP_DIR = tempfile.mkdtemp(dir=tmp_path)
    return settings.FILE_UPLOAD_TEMP_DIR


def test_a_file_over_the_limit_is_a_sentence_and_leaves_nothing(client, settings, arriving):
    client.force_login(make_officer("officer"))
    before = bytes_in(settings.MEDIA_ROOT, arriving)
    large = SimpleUploadedFile("large.pdf", bytes(30 * 1024 * 1024))
    response = client.post(URL, {"upload": [large]})
    sentence = "“large.pdf” is larger than 25 MB. Choose a smaller copy, or split it into several files"
    assert (response.status_code, response.context["files"].errors["upload"]) == (200, [sentence])
    response.wsgi_request.close()  # as the server does once the answer is sent
    assert (bytes_in(settings.MEDIA_ROOT, arriving), HeldFile.objects.count()) == (before, 0)


@pytest.mark.parametrize("length", ["529530881", "9" * 400])
def test_a_request_over_the_limit_is_refused_before_it_is_read(client, settings, length):
    """The body is one byte long: whoever read on would find it broken off."""
    response = client.generic("POST", URL, b"x", "multipart/form-data; boundary=x", CONTENT_LENGTH=length)
    assert (response.status_code, response.headers["Connection"]) == (413, "close")
    assert "At most 20 files of 25 MB each can be sent at once. Nothing was saved." in response.text
    assert response.headers["Content-Security-Policy"]
    assert HeldFile.objects.count() == 0


@pytest.mark.parametrize("length", ["", "none", "-1", "²", "529530880"])
def test_other_lengths_go_on_as_before(client, length):
    assert client.generic("POST", URL, b"", "text/plain", CONTENT_LENGTH=length).status_code in (302, 403)


def test_the_documented_proxy_has_the_same_limit(settings):
    written = (Path(__file__).resolve().parents[2] / "deploy" / "nginx.conf.example").read_text()
    assert f"client_max_body_size {settings.MAX_REQUEST_BYTES // 2**20}m;" in written
    assert settings.MAX_REQUEST_BYTES == 505 * 2**20
