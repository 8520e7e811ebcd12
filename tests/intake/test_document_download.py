"""/staff/documents/<pk>/: originals leave as attachments only, under any name, and only with their own bytes."""

import pytest
from django.core.files.base import ContentFile

from iasc_tracker.models import Event
from iasc_tracker.roles import ROLES
from letters.models import Document
from tests.make import make_document, make_incoming, make_letter, make_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_every_role_of_the_office_may_download(client, role):
    client.force_login(make_officer(role))
    document = make_document(b"words", letter=make_letter())
    answer = client.get(f"/staff/documents/{document.pk}/")
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"words")


def test_an_officer_without_roles_an_unknown_id_and_other_methods_are_refused(client):
    document = make_document(letter=make_letter())
    client.force_login(make_officer())
    assert client.get(f"/staff/documents/{document.pk}/").status_code == 403
    client.force_login(make_officer("auditor"))
    assert client.get("/staff/documents/999/").status_code == 404
    assert client.post(f"/staff/documents/{document.pk}/").status_code == 405


@pytest.mark.parametrize(
    ("kind", "served"),
    [
        ("application/pdf", "application/pdf"),
        ("text/plain", "text/plain"),
        ("application/octet-stream", "application/octet-stream"),
        ("image/svg+xml", "application/octet-stream"),
        ("text/html", "application/octet-stream"),
    ],
)
def test_nothing_a_browser_could_run_is_served_inline(client, kind, served):
    client.force_login(make_officer("officer"))
    document = make_document(b"<svg onload='x'/>", letter=make_letter(), media_type=kind, original_name="x.svg")
    headers = client.get(f"/staff/documents/{document.pk}/").headers
    assert {name: headers[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")} == {
        "Content-Type": served,
        "Content-Disposition": 'attachment; filename="x.svg"',
        "X-Content-Type-Options": "nosniff",
    }
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("../../x", 'attachment; filename="x"'),
        ('a"\r\nX: y', 'attachment; filename="a\\"X: y"'),
        ("\u202efdp.exe", 'attachment; filename="fdp.exe"'),
        ("ünï.pdf", "attachment; filename*=utf-8''%C3%BCn%C3%AF.pdf"),
        ("n" * 251 + ".pdf", 'attachment; filename="' + "n" * 251 + '.pdf"'),
    ],
)
def test_a_hostile_name_stays_a_name(client, name, disposition):
    client.force_login(make_officer("officer"))
    document = make_document(letter=make_letter(), original_name=name)
    headers = client.get(f"/staff/documents/{document.pk}/").headers
    assert headers["Content-Disposition"] == disposition
    assert "X" not in headers


def damage(document):
    """Change one byte of the stored file."""
    storage, name = document.file.storage, document.file.name
    storage.delete(name)
    storage.save(name, ContentFile(b"other bytes"))


@pytest.mark.parametrize("harm", [damage, lambda document: document.file.storage.delete(document.file.name)])
def test_bytes_that_are_not_those_filed_are_not_handed_out_and_it_is_recorded(client, harm):
    officer, letter = make_officer("officer"), make_letter()
    client.force_login(officer)
    document = make_document(letter=letter, original_name="plan.pdf")
    harm(document)
    answer = client.get(f"/staff/documents/{document.pk}/")
    assert answer.status_code == 500
    assert "The stored copy of “plan.pdf” is not the file that was filed" in answer.content.decode()
    event = Event.objects.about(letter).get()
    assert (event.verb, event.by, event.note) == ("file found damaged", officer, "plan.pdf")


def test_a_damaged_file_of_an_unfiled_arrival_is_recorded_on_the_document(client):
    client.force_login(make_officer("officer"))
    document = make_document(incoming=make_incoming())
    damage(document)
    assert client.get(f"/staff/documents/{document.pk}/").status_code == 500
    assert [event.about for event in Event.objects.about(document)] == [Document.objects.get()]
