"""Files that go with every letter of a campaign or with one: /staff/campaigns/<pk>/check/enclosures/add/."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters import filing
from letters.composing.enclosed import enclosures_of
from letters.drafting import enclosures
from letters.drafting.checking import check_letters
from letters.drafting.enclosures import add_enclosure, remove_enclosure
from letters.models import Dispatch, Enclosure, HeldFile
from letters.models.stored import sha256_of
from tests.checking.rounds import add_office, drafts
from tests.intake.files import pdf
from tests.make import make_letter, make_office, make_officer

pytestmark = pytest.mark.django_db
ANNEX = pdf("Annex")


def url(campaign):
    return f"/staff/campaigns/{campaign.pk}/check/enclosures/add/"


def upload(name="annex.pdf", data=None):
    return SimpleUploadedFile(name, data or ANNEX)


def hold(officer, name="annex.pdf", data=None):
    return filing.hold(upload(name, data), by=officer)


def test_a_file_is_enclosed_with_every_letter_or_with_one(client, campaign, officer):
    office = campaign.offices.order_by("area__name").first()
    response = client.post(url(campaign), {"upload": upload(), "office": ""})
    assert (response.status_code, response.url) == (302, f"/staff/campaigns/{campaign.pk}/check/")
    client.post(url(campaign), {"upload": upload("map.txt", b"Map"), "office": office.pk})
    kept = list(Enclosure.objects.order_by("pk"))
    assert [(one.original_name, one.office, one.sha256) for one in kept] == [
        ("annex.pdf", None, sha256_of(ANNEX)),
        ("map.txt", office, sha256_of(b"Map")),
    ]
    assert HeldFile.objects.count() == 0
    check_letters(campaign, by=officer)
    letters = drafts(campaign)
    found = enclosures_of([*letters, make_letter()])
    names = {key: [one.original_name for one in rows] for key, rows in found.items()}
    assert names == {
        letters[0].pk: ["annex.pdf", "map.txt"],
        letters[1].pk: ["annex.pdf"],
        letters[2].pk: ["annex.pdf"],
    }
    notes = [event.note for event in Event.objects.about(campaign).filter(verb="enclosure added").order_by("pk")]
    assert notes == ["annex.pdf, with every letter.", "map.txt, with the letter to Alphashire."]
    page = client.get(f"/staff/campaigns/{campaign.pk}/check/")
    assert "with the letter to Alphashire" in page.text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("tool.exe", b"MZ", "is not a"),
        ("mail.eml", b"From: a@b.example\r\n\r\nHello", "is not a"),
        ("broken.pdf", b"%PDF-1.7 nothing %%EOF", "is damaged. Choose another copy"),
        ("locked.pdf", pdf("x", password="secret"), "is protected by a password"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_the_reason(client, campaign, officer, name, data, sentence):
    response = client.post(url(campaign), {"upload": upload(name, data), "office": ""})
    assert response.status_code == 200
    assert sentence in response.text
    assert Enclosure.objects.count() == 0


def test_the_same_file_twice_and_an_office_of_no_concern_are_refused(campaign, officer):
    add_enclosure(hold(officer), by=officer, campaign=campaign)
    with pytest.raises(CorrespondenceError, match="is enclosed already"):
        add_enclosure(hold(officer), by=officer, campaign=campaign, office=campaign.offices.first())
    with pytest.raises(CorrespondenceError, match="is not one of this campaign's offices"):
        add_enclosure(hold(officer, "a.txt", b"A"), by=officer, campaign=campaign, office=make_office())
    assert Enclosure.objects.count() == 1


def test_more_than_an_email_can_take_is_refused(campaign, officer):
    most = enclosures.MOST_BYTES - enclosures.FOR_LETTERS
    first, second = campaign.offices.order_by("area__name")[:2]
    add_enclosure(hold(officer, "a.txt", b"A" * (most - 10)), by=officer, campaign=campaign, office=first)
    add_enclosure(hold(officer, "b.txt", b"B" * 10), by=officer, campaign=campaign, office=first)
    with pytest.raises(CorrespondenceError, match="an e-mail would be larger than 14 MB"):
        add_enclosure(hold(officer, "c.txt", b"C"), by=officer, campaign=campaign)
    add_enclosure(hold(officer, "c.txt", b"C"), by=officer, campaign=campaign, office=second)
    assert Enclosure.objects.count() == 3


def test_taking_one_out_asks_first_and_is_kept_in_the_history(client, campaign, officer):
    made = add_enclosure(hold(officer), by=officer, campaign=campaign)
    page = client.get(f"/staff/enclosures/{made.pk}/remove/")
    assert "Take “annex.pdf” out?" in page.text
    response = client.post(f"/staff/enclosures/{made.pk}/remove/")
    assert (response.status_code, response.url) == (302, f"/staff/campaigns/{campaign.pk}/check/")
    assert Enclosure.objects.count() == 0
    assert Event.objects.about(campaign).first().verb == "enclosure removed"
    assert client.get(f"/staff/enclosures/{made.pk}/remove/").status_code == 404


def test_what_goes_with_a_letter_on_its_way_no_longer_changes(campaign, officer):
    check_letters(campaign, by=officer)
    made = add_enclosure(hold(officer), by=officer, campaign=campaign, office=drafts(campaign)[0].office)
    for letter in drafts(campaign):
        values = {"to_address": "a@b.example", "message_id": f"<{letter.pk}@b.example>", "asked_by": officer}
        Dispatch.objects.create(letter=letter, channel="email", **values)
    with pytest.raises(CorrespondenceError, match="The letter to .* is sent or on its way"):
        remove_enclosure(made, by=officer)
    with pytest.raises(CorrespondenceError, match="Every letter is sent or on its way"):
        add_enclosure(hold(officer, "b.txt", b"B"), by=officer, campaign=campaign)
    add_office(campaign, "Lateshire")
    add_enclosure(hold(officer, "b.txt", b"B"), by=officer, campaign=campaign)
    assert [one.original_name for one in Enclosure.objects.order_by("pk")] == ["annex.pdf", "b.txt"]


def test_the_file_comes_back_as_an_attachment_that_cannot_run(client, campaign, officer):
    made = add_enclosure(hold(officer), by=officer, campaign=campaign)
    response = client.get(f"/staff/enclosures/{made.pk}/")
    assert b"".join(response.streaming_content) == ANNEX
    assert response.headers["Content-Disposition"] == 'attachment; filename="annex.pdf"'
    assert "sandbox" in response.headers["Content-Security-Policy"]
    with made.file.storage.open(made.file.name, "wb") as file:
        file.write(b"other")
    assert client.get(f"/staff/enclosures/{made.pk}/").status_code == 404


def test_who_may_only_read_adds_and_removes_nothing(client, campaign, officer):
    made = add_enclosure(hold(officer), by=officer, campaign=campaign)
    client.force_login(make_officer("auditor"))
    assert client.post(url(campaign), {"upload": upload("b.txt", b"B")}).status_code == 403
    assert client.post(f"/staff/enclosures/{made.pk}/remove/").status_code == 403
    assert client.get(f"/staff/enclosures/{made.pk}/").status_code == 200
    assert list(Enclosure.objects.all()) == [made]
