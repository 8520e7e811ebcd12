"""Logging a letter by form: what is saved, what is refused, and what is never lost."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iasc_tracker.models import Event
from letters.models import Document, DocumentKind, HeldFile, Letter
from tests.make import make_campaign, make_commissioner, make_letter, make_office, make_officer

URL = "/staff/letters/log/"


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


@pytest.fixture
def office(db):
    office = make_office()
    make_commissioner(office=office)
    return office


def kinds(*slugs):
    return [kind.pk for kind in DocumentKind.objects.filter(slug__in=slugs)]


def answers(recipient, /, **changes):
    values = {
        "office": recipient.pk,
        "dated": "13/10/2020",
        "documents": kinds("response_strategy"),
        "reply_within": "20",
        "channel": "email",
        "language": "en",
        "upload": SimpleUploadedFile("letter.txt", b"Dear Alex, please send your Response Strategy."),
    }
    return {name: value for name, value in (values | changes).items() if value is not None}


def test_a_letter_is_logged_with_its_addressee_due_date_file_and_history(staff, officer, office):
    response = staff.post(URL, answers(office))
    letter = Letter.objects.get()
    assert response.status_code == 302
    assert response.url == f"/staff/letters/{letter.pk}/"
    assert (letter.reference, letter.dated, letter.sent_on, letter.sent_by) == (
        "IASC-2020-0001",
        date(2020, 10, 13),
        date(2020, 10, 13),
        officer,
    )
    assert (letter.addressee_name, letter.salutation) == ("Alex Sample", "Dear Alex")
    assert letter.due_date.due_on == date(2020, 11, 10)
    assert letter.due_date.working == (
        "20 working days after 13 October 2020: 10 November 2020; no bank holidays in between"
    )
    assert [item.kind.slug for item in letter.requested_documents.all()] == ["response_strategy"]
    document = Document.objects.get()
    assert (document.letter, document.kind, document.original_name) == (letter, "letter", "letter.txt")
    assert document.file.read() == b"Dear Alex, please send your Response Strategy."
    assert [(event.verb, event.by) for event in Event.objects.about(letter)] == [("logged", officer)]


def test_only_invited_documents_have_no_due_date(staff, office):
    staff.post(URL, answers(office, documents=None, invited=kinds("progress_update"), reply_within=None))
    letter = Letter.objects.get()
    assert letter.due_date is None
    assert [(item.kind.slug, item.is_optional) for item in letter.requested_documents.all()] == [
        ("progress_update", True)
    ]


def test_an_officer_without_the_right_is_refused(client, office):
    client.force_login(make_officer("publisher"))
    assert client.get(URL).status_code == 403
    assert client.post(URL, answers(office)).status_code == 403
    assert not Letter.objects.exists()


def test_other_methods_are_refused(staff):
    assert staff.put(URL).status_code == 405


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"office": ""}, "Choose who the letter was sent to"),
        ({"dated": ""}, "Enter the date of the letter, like 13/10/2020"),
        ({"dated": "31/02/2020"}, "Date of the letter must be a real date, like 13/10/2020"),
        ({"dated": "21/11/2020"}, "The date of the letter is in the future. Today is 20 November 2020."),
        ({"dated": "25/12/2100"}, "The date of the letter is in the future. Today is 20 November 2020."),
        ({"reply_within": "0"}, "greater than or equal to 1"),
        ({"sent_on": "12/10/2020"}, "The day it was sent is before the date of the letter."),
        ({"documents": None}, "Select at least one document that the letter asks for or invites"),
        ({"reply_within": ""}, "Enter within how many working days a reply is due"),
        ({"stated_due_on": "13/10/2020"}, "The date for the reply must be after the date of the letter"),
        ({"upload": None}, "Choose the signed letter"),
        ({"upload": SimpleUploadedFile("empty.txt", b"")}, "is empty"),
        (
            {"upload": SimpleUploadedFile("letter.exe", b"MZ\x00\x00")},
            "is not a PDF, a Word document or a plain text file",
        ),
    ],
)
def test_bad_input_gets_a_sentence_and_stores_no_letter(staff, office, changes, sentence):
    response = staff.post(URL, answers(office, **changes))
    assert response.status_code == 200
    errors = [text for texts in response.context["form"].errors.values() for text in texts]
    assert any(sentence in text for text in errors), errors
    assert not Letter.objects.exists()


def test_a_date_for_the_reply_that_is_not_after_sending_is_asked_about_once(staff, office):
    late = answers(office, sent_on="20/10/2020", stated_due_on="19/10/2020", reply_within="")
    response = staff.post(URL, late)
    assert "The reply was to come by 19 October 2020, and the letter was sent 20 October 2020." in response.text
    held = [str(HeldFile.objects.get().pk)]
    staff.post(URL, late | {"confirmed": "on", "upload": "", "held": held})
    assert Letter.objects.get().due_date.due_on == date(2020, 10, 19)


def test_the_chosen_file_survives_an_error_elsewhere(staff, office):
    response = staff.post(URL, answers(office, dated=""))
    held = HeldFile.objects.get()
    assert f'value="{held.pk}"' in response.content.decode()
    staff.post(URL, answers(office, upload=None, held=[str(held.pk)]))
    assert Document.objects.get().original_name == "letter.txt"
    assert not HeldFile.objects.exists()


def test_an_office_closed_on_the_day_names_its_successor(staff):
    mayor = make_office(opened_on=date(2020, 10, 1), name="Mayor of Sampleshire")
    closed = make_office(closed_on=date(2020, 9, 30), succeeded_by=mayor, name="Old office")
    response = staff.post(URL, answers(closed))
    assert response.context["form"].errors["office"] == [
        "Old office closed on 30 September 2020, before 13 October 2020. Choose Mayor of Sampleshire instead."
    ]


def test_a_post_vacant_on_the_day_asks_for_the_printed_addressee(staff):
    vacant = make_office()
    response = staff.post(URL, answers(vacant))
    assert "Nobody is recorded in post" in response.context["form"].errors["addressee_name"][0]
    staff.post(URL, answers(vacant, addressee_name="The Chief Executive", salutation="Dear Chief Executive"))
    assert Letter.objects.get().addressee_name == "The Chief Executive"


def test_a_weekend_or_a_second_letter_in_a_campaign_is_asked_about_once(staff, office):
    campaign = make_campaign()
    first = make_letter(office=office, campaign=campaign)
    values = answers(office, campaign=campaign.pk, dated="10/10/2020")
    response = staff.post(URL, values)
    assert response.context["form"].warnings == [
        "The letter is dated on a Saturday.",
        f"{office} already has a letter in this campaign: {first.reference}.",
    ]
    held = HeldFile.objects.get()
    staff.post(URL, values | {"confirmed": "on", "upload": "", "held": [str(held.pk)]})
    assert Letter.objects.count() == 2


def test_the_same_file_twice_is_refused_with_a_link(staff, office):
    staff.post(URL, answers(office))
    first = Letter.objects.get()
    response = staff.post(URL, answers(office))
    assert Letter.objects.count() == 1
    assert f'href="/staff/letters/{first.pk}/"' in response.content.decode()
    assert "already been logged" in response.context["form"].errors["upload"][0]


def test_a_double_click_logs_one_letter(staff, office):
    token = str(uuid.uuid4())
    for _ in range(2):
        response = staff.post(URL, answers(office, form_token=token))
    assert Letter.objects.count() == 1
    assert response.status_code == 302


def test_references_run_on_within_a_year_and_are_never_reused(staff, office):
    for number, dated in enumerate(["13/10/2020", "14/10/2020", "15/10/2019"]):
        staff.post(URL, answers(office, dated=dated, upload=SimpleUploadedFile(f"{number}.txt", bytes([65 + number]))))
    assert sorted(Letter.objects.values_list("reference", flat=True)) == [
        "IASC-2019-0001",
        "IASC-2020-0001",
        "IASC-2020-0002",
    ]


def test_the_form_begins_with_what_the_campaign_asks_for(staff):
    campaign = make_campaign(reply_within=15)
    form = staff.get(f"{URL}?campaign={campaign.pk}&dated=13/10/2020").context["form"]
    assert form["campaign"].value() == campaign.pk
    assert form["documents"].value() == kinds("problem_profile", "response_strategy", "progress_update")
    assert (form["reply_within"].value(), form["dated"].value()) == (15, "13/10/2020")


@pytest.mark.parametrize("campaign", ["x", "999999", "9" * 40, "%00"])
def test_an_unknown_campaign_in_the_address_is_ignored(staff, campaign):
    response = staff.get(f"{URL}?campaign={campaign}")
    assert (response.status_code, response.context["form"]["campaign"].value()) == (200, None)


def test_save_and_log_another_keeps_campaign_and_date(staff, office):
    campaign = make_campaign()
    response = staff.post(URL, answers(office, campaign=campaign.pk, another="1"))
    assert response.url == f"{URL}?campaign={campaign.pk}&dated=13/10/2020"


def test_a_second_click_whose_file_is_filed_already_leads_to_the_letter(staff, office):
    token = str(uuid.uuid4())
    staff.post(URL, answers(office, form_token=token))
    response = staff.post(URL, answers(office, form_token=token, upload=None))
    assert response.url == Letter.objects.get().get_staff_url()
