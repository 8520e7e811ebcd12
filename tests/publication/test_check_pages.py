"""The pages before something goes public: what is found beside the page, who may accept it, checking again."""

import pytest

from letters.models import FileCheck, PublicCopy
from letters.opening.types import PDF
from letters.tasks.inspecting import ask, inspect_file
from tests.inspecting.carriers import black_box
from tests.inspecting.pdfs import SECRET
from tests.make import make_document, make_officer, make_passed_checks, make_public_copy, make_reply
from tests.publication.states import look_at, make_logged_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy():
    """A looked-at copy with text under a black box, as only a fault of ours could make it; its checks are done."""
    letter = make_logged_letter()
    document = make_document(incoming=make_reply(letter).incoming, media_type=PDF, added_by=letter.created_by)
    copy = make_public_copy(document, data=black_box(), title="What we will do in Sampleshire this year")
    look_at(copy)
    inspect_file.call(ask(copy).pk)
    return PublicCopy.objects.get(pk=copy.pk)


def page_of(client, copy, part=""):
    """The words of a page of the checks of `copy`."""
    response = client.get(f"/staff/copies/{copy.pk}/checks/{part}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_task_list_says_how_many_things_there_are_and_leads_to_each(client, copy):
    client.force_login(make_officer("auditor"))
    page = page_of(client, copy)
    assert "2 things to look at before this goes public" in page  # the box, and tags that our copies have
    assert f'href="/staff/copies/{copy.pk}/checks/hidden/"' in page
    assert ("Look, and mend or accept it." in page, "Personal details" in page) == (True, True)
    assert (
        f'href="/staff/copies/{copy.pk}/checks/hidden/"'
        in client.get(f"/staff/letters/{copy.document.answered_letter.pk}/publish/").content.decode()
    )


def test_what_people_see_stands_beside_what_a_computer_can_read(client, copy):
    client.force_login(make_officer("auditor"))
    page = page_of(client, copy, "hidden/")
    for words in ("Page 1: text under a dark box.", "People see", "A dark box", "A computer can read", SECRET):
        assert words in page
    assert f'src="/staff/copies/{copy.pk}/checks/hidden/pages/1/"' in page
    picture = client.get(f"/staff/copies/{copy.pk}/checks/hidden/pages/1/")
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert picture.content != client.get(f"/staff/copies/{copy.pk}/pages/1/").content
    assert ("Make the public copy again" in page, "Accept with this reason" in page) == (True, False)


def test_a_publisher_who_did_not_make_it_accepts_with_a_reason(client, copy):
    answer = FileCheck.objects.get(check_name="hidden_text")
    address, prefix = f"/staff/copies/{copy.pk}/checks/hidden/", f"accept-{answer.pk}"
    sent = {f"{prefix}-findings_sha256": answer.findings_sha256}
    for role, status in (("officer", 403), ("auditor", 403), ("publisher", 200)):
        client.force_login(make_officer(role))
        assert client.post(address, sent).status_code == status
    assert "Give a reason why this may go public" in client.post(address, sent).content.decode()
    old = client.post(address, {f"{prefix}-findings_sha256": "0" * 64, f"{prefix}-reason": "x"})
    assert "has changed meanwhile" in old.content.decode()
    answer.refresh_from_db()
    assert answer.accepted_at is None
    assert client.post(address, sent | {f"{prefix}-reason": "The word is a heading."}).status_code == 302
    page = page_of(client, copy, "hidden/")
    assert ("Accepted by" in page, "The word is a heading." in page) == (True, True)
    assert "1 thing to look at before this goes public" in page_of(client, copy)


def test_checking_again_is_asked_for_by_those_who_prepare_or_publish(client, copy):
    for role, status in (("auditor", 403), ("officer", 302)):
        client.force_login(make_officer(role))
        assert client.post(f"/staff/copies/{copy.pk}/checks/again/").status_code == status
    assert "The file is being checked: 0 of 19 checks done." in page_of(client, copy)
    assert client.get(f"/staff/copies/{copy.pk}/checks/again/").status_code == 405


def test_could_not_check_is_said_and_offers_no_acceptance(client, copy):
    make_passed_checks(copy)
    FileCheck.objects.filter(check_name="forms").update(state="could_not", reason="The check broke on this file.")
    FileCheck.objects.filter(check_name="comments").delete()
    client.force_login(make_officer("publisher"))
    assert "Could not check" in page_of(client, copy)
    page = page_of(client, copy, "inside/")
    assert ("The check broke on this file." in page, "Comments and notes: no answer" in page) == (True, True)
    assert "Accept with this reason" not in page


def test_unknown_groups_and_pages_and_guests_get_nothing(client, copy):
    address = f"/staff/copies/{copy.pk}/checks/"
    assert client.get(address).status_code == 302
    client.force_login(make_officer("publisher"))
    for part in ("nonsense/", "hidden/pages/9/", "nonsense/pages/1/"):
        assert client.get(f"{address}{part}").status_code == 404


def test_a_fake_redaction_in_a_file_that_came_is_shown_on_the_letter_and_before_preparing(client):
    letter = make_logged_letter()
    incoming = make_reply(letter).incoming
    document = make_document(incoming=incoming, data=black_box(), media_type=PDF, added_by=letter.created_by)
    inspect_file.call(ask(document).pk)
    client.force_login(make_officer("officer"))
    words = "Hidden in this file: page 1: text under a dark box."
    assert words in client.get(f"/staff/letters/{letter.pk}/").content.decode()
    assert words in client.get(f"/staff/documents/{document.pk}/prepare/").content.decode()
    page = client.get(f"/staff/documents/{document.pk}/checks/").content.decode()
    assert (SECRET in page, "never published" in page) == (True, True)
