"""/staff/copies/<pk>/ and its pages: a publisher looks at everything."""

import pytest

from letters import publication
from tests.make import make_officer
from tests.publication.states import make_logged_letter, make_prepared_letter, make_prepared_reply, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy():
    """A prepared copy of a reply of two pages."""
    return make_prepared_reply(make_logged_letter())


def post(client, copy, **fields):
    """Send the ticks of both pages, but for `fields`."""
    return client.post(f"/staff/copies/{copy.pk}/", {"sha256": copy.sha256, "pages": ["1", "2"]} | fields)


def approved(copy):
    """Who approved `copy`, as saved."""
    copy.refresh_from_db()
    return copy.approved_by


def test_the_page_shows_every_page_of_the_copy_and_its_words(client, copy):
    client.force_login(make_officer("publisher"))
    page = client.get(f"/staff/copies/{copy.pk}/").content.decode()
    shown = [f'src="/staff/copies/{copy.pk}/pages/{number}/"' in page for number in (1, 2, 3)]
    assert (shown, "What we will do." in page, "I have looked at page 2" in page) == ([True, True, False], True, True)


def test_a_publisher_ticks_every_page_and_goes_on_to_publishing(client, copy):
    publisher = make_officer("publisher")
    client.force_login(publisher)
    response = post(client, copy)
    assert response.url == f"/staff/letters/{copy.document.answered_letter.pk}/publish/"
    assert approved(copy) == publisher


@pytest.mark.parametrize("role", ["officer", "lead", "signatory", "auditor", "administrator"])
def test_others_may_look_but_not_approve(client, copy, role):
    client.force_login(make_officer(role))
    page = client.get(f"/staff/copies/{copy.pk}/")
    assert (page.status_code, b"I have looked" in page.content) == (200, False)
    assert (post(client, copy).status_code, approved(copy)) == (403, None)


def test_who_prepared_it_is_told_that_another_has_to_look(client):
    both = make_officer("officer", "publisher")
    copy = publication.prepare_letter(make_logged_letter(), by=both)
    client.force_login(both)
    page = client.get(f"/staff/copies/{copy.pk}/").content.decode()
    assert ("another publisher has to look" in page, "I have looked" in page) == (True, False)
    response = client.post(f"/staff/copies/{copy.pk}/", {"sha256": copy.sha256, "pages": ["1"]})
    assert (response.status_code, approved(copy)) == (200, None)


@pytest.mark.parametrize("fields", [{"pages": ["1"]}, {"pages": []}, {"sha256": "0" * 64}, {"pages": ["1", "2", "9"]}])
def test_a_missing_page_or_other_bytes_approve_nothing(client, copy, fields):
    client.force_login(make_officer("publisher"))
    response = post(client, copy, **fields)
    assert (response.status_code, b"There is a problem" in response.content, approved(copy)) == (200, True, None)


def test_the_ticks_stay_after_an_error(client, copy):
    client.force_login(make_officer("publisher"))
    page = post(client, copy, pages=["2"]).content.decode()
    assert page.count(" checked") == 1


def test_a_published_copy_cannot_be_approved_again(client):
    (copy,) = publish(make_prepared_letter())
    client.force_login(make_officer("publisher"))
    response = client.post(f"/staff/copies/{copy.pk}/", {"sha256": copy.sha256, "pages": ["1"]})
    assert b"is published already" in response.content


def test_an_unknown_copy_and_an_unknown_page_are_not_found(client, copy):
    client.force_login(make_officer("auditor"))
    for address in ("/staff/copies/999999/", f"/staff/copies/{copy.pk}/pages/3/", f"/staff/copies/{copy.pk}/pages/0/"):
        assert client.get(address).status_code == 404


def test_a_page_is_a_picture_for_staff_that_no_cache_keeps(client, copy):
    address = f"/staff/copies/{copy.pk}/pages/1/"
    assert client.get(address).status_code == 302
    client.force_login(make_officer("auditor"))
    response = client.get(address)
    assert (response["Content-Type"], response.content[:4]) == ("image/png", b"\x89PNG")
    assert (response["Cache-Control"], client.post(address).status_code) == ("no-store, private", 405)


def test_a_withdrawn_copy_has_no_pictures_any_more(client, django_capture_on_commit_callbacks):
    (copy,) = publish(make_prepared_letter())
    with django_capture_on_commit_callbacks(execute=True):
        publication.withdraw(copy, by=make_officer("publisher"), reason="A wrong date")
    client.force_login(make_officer("auditor"))
    assert client.get(f"/staff/copies/{copy.pk}/pages/1/").status_code == 404
    assert b"was deleted when the copy was withdrawn" in client.get(f"/staff/copies/{copy.pk}/").content
