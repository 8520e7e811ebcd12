"""Public files: the bytes as approved, asked for again each time, gone at once."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.test import Client

from letters import publication
from tests.make import make_officer
from tests.public.world import address, published_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy():
    """A public copy of a letter."""
    return published_case()[0]


def test_the_file_is_the_approved_bytes_under_the_name_of_the_title(client, copy):
    response = client.get(address(copy))
    assert response.content == f"%PDF-1.7 {copy.document.letter.reference}".encode()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{copy.file_name}.pdf"'
    assert (response["X-Content-Type-Options"], response["ETag"]) == ("nosniff", f'"{copy.sha256}"')
    assert response["Cache-Control"] == "no-cache"


def test_a_browser_that_has_the_file_is_told_so(client, copy):
    response = client.get(address(copy), headers={"If-None-Match": f'"{copy.sha256}"'})
    assert (response.status_code, response.content) == (304, b"")


def test_a_withdrawn_file_is_gone_also_for_a_browser_that_has_it(client, copy):
    publication.withdraw(copy, by=make_officer("publisher"), reason="A wrong date.")
    response = client.get(address(copy), headers={"If-None-Match": f'"{copy.sha256}"'})
    assert (response.status_code, copy.sha256.encode() in response.content) == (410, False)
    assert ("ETag" in response, response["Cache-Control"]) == (False, "no-cache")


def test_a_download_that_began_before_the_withdrawal_is_whole_and_the_next_gets_nothing(client, copy):
    begun = client.get(address(copy))
    publication.withdraw(copy, by=make_officer("publisher"), reason="A wrong date.")
    assert b"".join(begun) == f"%PDF-1.7 {copy.document.letter.reference}".encode()
    assert client.get(address(copy)).status_code == 410
    assert client.get(address(copy), headers={"Range": "bytes=0-3"}).status_code == 410


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=5-5", 206, slice(5, 6)),
        ("bytes=4-", 206, slice(4, None)),
        ("bytes=-4", 206, slice(-4, None)),
        ("bytes=-9999", 206, slice(None)),
        ("bytes=0-9999", 206, slice(None)),
        ("bytes=9999-", 416, None),
        ("bytes=-0", 416, None),
        ("bytes=3-1", 200, slice(None)),
        ("bytes=0-1,3-4", 200, slice(None)),
        ("bytes=-", 200, slice(None)),
        ("pages=1-2", 200, slice(None)),
        ("bytes=" + "9" * 40 + "-", 200, slice(None)),
    ],
)
def test_a_part_of_the_file_can_be_asked_for(client, copy, asked, status, part):
    whole = client.get(address(copy))
    answer = client.get(address(copy), headers={"Range": asked})
    assert (answer.status_code, whole["Accept-Ranges"], answer["Cache-Control"]) == (status, "bytes", "no-cache")
    size = len(whole.content)
    if part:
        assert answer.content == whole.content[part]
        first = range(size)[part].start
        said = f"bytes {first}-{first + len(answer.content) - 1}/{size}" if status == 206 else None
        assert (answer.get("Content-Range"), answer["ETag"]) == (said, whole["ETag"])
    else:
        assert (answer["Content-Range"], answer["Content-Type"]) == (f"bytes */{size}", "text/plain; charset=utf-8")


def test_the_rest_of_another_file_is_not_put_to_what_a_reader_has(client, copy):
    asked = {"Range": "bytes=0-3", "If-Range": '"another"'}
    assert client.get(address(copy), headers=asked).status_code == 200
    assert client.get(address(copy), headers=asked | {"If-Range": f'"{copy.sha256}"'}).status_code == 206
    assert client.get(address(copy), headers=asked | {"If-None-Match": f'"{copy.sha256}"'}).status_code == 304
    assert client.head(address(copy), headers={"Range": "bytes=0-3"}).status_code == 200


def test_bytes_that_are_not_the_approved_ones_are_not_served(client, copy):
    Path(storages["public_copies"].path(copy.file.name)).write_bytes(b"%PDF-1.7 something else")
    assert client.get(address(copy)).status_code == 404


def test_a_missing_file_is_not_found(client, copy):
    storages["public_copies"].delete(copy.file.name)
    assert client.get(address(copy)).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/", "/responses/", "/about/", "/accessibility/", "/privacy/"])
def test_public_pages_only_read(method, path):
    answer = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert (answer.status_code, answer["Allow"], dict(answer.cookies)) == (405, "GET, HEAD", {})


def test_a_public_file_only_reads(client, copy):
    assert [client.post(address(copy)).status_code, client.head(address(copy)).status_code] == [405, 200]


def test_no_public_page_sets_or_varies_on_a_cookie(client, copy):
    letter = copy.document.letter
    paths = ["/", "/responses/", f"/letters/{letter.reference}/", address(copy), f"/areas/{letter.office.area.slug}/"]
    paths += [f"/campaigns/{letter.campaign.slug}/", "/about/", "/accessibility/", "/privacy/", "/letters/none/"]
    responses = [client.get(path) for path in paths]
    assert [dict(response.cookies) for response in responses] == [{}] * len(paths)
    assert ["Cookie" in response.get("Vary", "") for response in responses] == [False] * len(paths)
    pages = [
        response["Cache-Control"] for response, path in zip(responses, paths, strict=True) if path != address(copy)
    ]
    assert set(pages) == {"public, max-age=60"}
