"""Files that go with a correction: /staff/letters/<pk>/enclosures/add/."""

import pytest

from letters.dispatch.batch import batch_of
from letters.dispatch.manifest import manifest_of
from letters.dispatch.releasing import release
from letters.drafting.checking import check_letter
from letters.drafting.corrections import write_correction
from letters.models import Enclosure, Letter
from tests.checking.test_enclosures import ANNEX, upload
from tests.dispatching.conftest import sign
from tests.make import make_officer
from tests.make_sending import finish_all, make_enclosure, make_sent


@pytest.fixture
def letter(client, db):
    """A correction that is checked; its officer is logged in."""
    officer = make_officer("officer")
    made = write_correction(make_sent(), by=officer)
    check_letter(made, by=officer)
    finish_all(Letter.objects.filter(pk=made.pk))
    client.force_login(officer)
    return made


def url(letter):
    return f"/staff/letters/{letter.pk}/enclosures/add/"


def test_a_file_is_enclosed_shown_signed_and_sent_with_the_correction_alone(client, letter):
    assert f'href="{url(letter)}"' in client.get(letter.get_staff_url()).text
    response = client.post(url(letter), {"upload": upload()})
    assert (response.status_code, response.url) == (302, letter.get_staff_url())
    enclosure = Enclosure.objects.get()
    assert (enclosure.letter, enclosure.campaign, enclosure.original_name) == (letter, None, "annex.pdf")
    page = client.get(letter.get_staff_url()).text
    assert f'href="/staff/enclosures/{enclosure.pk}/"' in page and "annex.pdf" in page
    batch = batch_of(letter)
    assert manifest_of(batch.checked())[str(letter.office_id)]["enclosures"] == [["annex.pdf", enclosure.sha256]]
    release(sign(batch, make_officer("signatory")), by=make_officer("lead"))
    assert [(one.kind, one.sha256) for one in letter.documents.order_by("pk")][1:] == [("enclosure", enclosure.sha256)]
    assert [one.kind for one in letter.refers_to.documents.all()] == ["letter"]


def test_it_is_taken_out_on_a_word(client, letter):
    enclosure = make_enclosure(letter=letter)
    page = f"/staff/enclosures/{enclosure.pk}/remove/"
    assert f"It went with {letter}." in client.get(page).text
    assert client.post(page).url == letter.get_staff_url()
    assert Enclosure.objects.count() == 0


def test_once_it_is_released_nothing_changes(client, letter):
    enclosure = make_enclosure(letter=letter)
    release(sign(batch_of(letter), make_officer("signatory")), by=make_officer("lead"))
    assert client.post(url(letter), {"upload": upload()}).url == letter.get_staff_url()
    assert "so it no longer changes" in client.post(f"/staff/enclosures/{enclosure.pk}/remove/").text
    assert list(Enclosure.objects.all()) == [enclosure]


def test_what_is_wrong_is_said(client, letter):
    assert "Choose the file to enclose" in client.post(url(letter), {}).text
    assert "is not a" in client.post(url(letter), {"upload": upload("tool.exe", b"MZ")}).text
    client.post(url(letter), {"upload": upload("annex.pdf", ANNEX)})
    assert "is enclosed already" in client.post(url(letter), {"upload": upload("annex.pdf", ANNEX)}).text


def test_only_corrections_and_those_who_keep_letters(client, letter):
    assert client.get(f"/staff/letters/{letter.refers_to_id}/enclosures/add/").status_code == 404
    for role in ("signatory", "publisher", "auditor", "administrator"):
        client.force_login(make_officer(role))
        assert [client.get(url(letter)).status_code, client.post(url(letter)).status_code] == [403, 403]
