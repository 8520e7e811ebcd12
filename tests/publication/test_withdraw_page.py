"""/staff/copies/<pk>/withdraw/ and /staff/letters/<pk>/pdf/."""

import pytest

from iasc_tracker import clock
from letters.models import PublicCopy
from tests.make import make_letter, make_officer
from tests.publication.states import make_prepared_letter, publish, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy():
    """A published letter."""
    return publish(make_prepared_letter())[0]


def is_public(copy):
    """Whether the public can see `copy` now."""
    return PublicCopy.objects.published(clock.now()).filter(pk=copy.pk).exists()


@pytest.mark.parametrize(
    ("role", "status"), [("publisher", 302), ("officer", 403), ("lead", 403), ("signatory", 403), ("auditor", 403)]
)
def test_only_a_publisher_withdraws(client, copy, role, status):
    client.force_login(make_officer(role))
    response = client.post(f"/staff/copies/{copy.pk}/withdraw/", {"reason": "A wrong date"})
    assert (response.status_code, is_public(copy)) == (status, status == 403)


def test_reading_the_page_withdraws_nothing(client, copy):
    client.force_login(make_officer("publisher"))
    page = client.get(f"/staff/copies/{copy.pk}/withdraw/").content.decode()
    assert ("Why it is withdrawn (public)" in page, "govuk-button--warning" in page) == (True, True)
    assert is_public(copy)


def test_a_guest_an_unknown_copy_and_another_method_change_nothing(client, copy):
    address = f"/staff/copies/{copy.pk}/withdraw/"
    assert client.post(address, {"reason": "x"}).status_code == 302
    client.force_login(make_officer("publisher"))
    assert client.post("/staff/copies/999999/withdraw/", {"reason": "x"}).status_code == 404
    assert (client.delete(address).status_code, is_public(copy)) == (405, True)


def test_without_a_reason_it_stays_public(client, copy):
    client.force_login(make_officer("publisher"))
    response = client.post(f"/staff/copies/{copy.pk}/withdraw/", {"reason": "  "})
    assert (b"Say why it is withdrawn." in response.content, is_public(copy)) == (True, True)


def test_what_is_not_published_has_no_button(client):
    copy = make_prepared_letter()
    client.force_login(make_officer("publisher"))
    page = client.get(f"/staff/copies/{copy.pk}/withdraw/").content.decode()
    assert ("nothing to withdraw" in page, "govuk-button--warning" in page) == (True, False)


def test_the_pdf_of_a_letter_is_an_attachment_for_staff(client):
    letter = make_letter()
    address = f"/staff/letters/{letter.pk}/pdf/"
    assert client.get(address).status_code == 302
    client.force_login(make_officer("auditor"))
    response = client.get(address)
    assert response["Content-Disposition"] == f'attachment; filename="{letter.reference}.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert "Accessible version of the letter of 13 October 2020" in text_of(response.content)
    assert client.post(address).status_code == 405


def test_a_letter_that_cannot_be_printed_gives_a_sentence_and_a_way_back(client):
    letter = make_letter(body="")
    client.force_login(make_officer("auditor"))
    response = client.get(f"/staff/letters/{letter.pk}/pdf/")
    assert (response.status_code, b"The letter has no text." in response.content) == (422, True)
    assert f'href="/staff/letters/{letter.pk}/"' in response.content.decode()


def test_the_pdf_of_an_unknown_letter_is_not_found(client):
    client.force_login(make_officer("auditor"))
    assert client.get("/staff/letters/999999/pdf/").status_code == 404
