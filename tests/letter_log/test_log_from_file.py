"""Logging a letter from its file: read, matched, marked where doubtful, and never a second record."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.models import Document, HeldFile, Letter
from tests.make import make_officer
from tests.opening.word_letters import word_letter

URL = "/staff/letters/log/from-file/"


@pytest.fixture(autouse=True)
def november_2020(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


def read(staff, upload, name, data=None):
    """Drop a sample on the page and follow to the form that it fills."""
    return staff.post(URL, {"upload": upload(name, data)}, follow=True)


def values_of(form):
    """What a browser would post back from the form as it is shown."""
    values = {name: form[name].value() for name in form.fields if name not in ("upload", "confirmed")}
    values["dated"] = form["dated"].value() and f"{form['dated'].value():%d/%m/%Y}"
    return {name: value for name, value in values.items() if value not in (None, "")} | {
        "held": [str(held.pk) for held in form.held_files]
    }


def test_hampshire_fills_the_form_and_is_saved_as_read(staff, offices, upload):
    response = read(staff, upload, "hampshire")
    form = response.context["form"]
    assert response.context["reading"].doubts == {}
    assert form["office"].value() == offices["Hampshire"].pk
    values = values_of(form) | {"office": offices["Hampshire"].pk}
    staff.post("/staff/letters/log/", values)
    letter = Letter.objects.get()
    assert (letter.office, letter.dated, letter.salutation) == (
        offices["Hampshire"],
        date(2020, 10, 13),
        "Dear Michael",
    )
    assert letter.commissioner.name == "Michael Lane"
    assert [item.kind.slug for item in letter.requested_documents.all()] == [
        "problem_profile",
        "response_strategy",
        "progress_update",
    ]
    assert "knife crime" in letter.body
    assert letter.body.count("[^1]") == 2
    assert Document.objects.get().file.read() == upload("hampshire").read()


def test_a_word_document_fills_the_form_as_its_text_does_and_is_kept_as_it_came(staff, offices, upload):
    data = word_letter(upload("hampshire").read().decode())
    response = staff.post(URL, {"upload": SimpleUploadedFile("hampshire.docx", data)}, follow=True)
    assert response.context["reading"].doubts == {}
    staff.post("/staff/letters/log/", values_of(response.context["form"]) | {"office": offices["Hampshire"].pk})
    letter, document = Letter.objects.get(), Document.objects.get()
    assert (letter.dated, letter.salutation, letter.body.count("[^1]")) == (date(2020, 10, 13), "Dear Michael", 2)
    assert (document.file.read() == data, document.text_source) == (True, "read when it was logged")
    assert "knife crime" in document.text


def test_lancashire_only_invites_and_its_postcode_is_mended(staff, offices, upload):
    form = read(staff, upload, "lancashire").context["form"]
    assert form["documents"].value() == []
    assert len(form["invited"].value()) == 1
    assert form["addressee_postcode"].value() == "PR1 0LD"


def test_sussex_marks_what_the_scan_lost(staff, offices, upload):
    response = read(staff, upload, "sussex")
    assert set(response.context["reading"].doubts) == {"dated", "addressee_name"}
    assert response.context["form"]["office"].value() == offices["Sussex"].pk
    assert "The date of the letter could not be read." in response.content.decode()


def test_a_file_that_is_no_letter_is_refused_with_a_sentence(staff, offices, upload):
    response = staff.post(URL, {"upload": upload("list", b"milk\nbread\neggs\n")})
    assert "not a letter" in response.context["form"].errors["upload"][0]
    assert not Letter.objects.exists()


def test_an_area_that_is_not_on_record_is_marked(staff, upload):
    doubts = read(staff, upload, "hampshire").context["reading"].doubts
    assert doubts["office"] == "No office on record matches. Choose who it was sent to."


def log(staff, upload, name, office):
    form = read(staff, upload, name).context["form"]
    staff.post("/staff/letters/log/", values_of(form) | {"office": office.pk, "dated": "13/10/2020", "confirmed": "on"})
    return Letter.objects.get(office=office)


def test_the_same_bytes_are_refused_with_a_link(staff, offices, upload):
    letter = log(staff, upload, "northumbria", offices["Northumbria"])
    response = staff.post(URL, {"upload": upload("northumbria")})
    assert "already been logged" in response.context["form"].errors["upload"][0]
    assert f'href="/staff/letters/{letter.pk}/"' in response.content.decode()


def test_the_same_letter_in_another_copy_is_offered_as_a_copy_of_one_record(staff, offices, upload):
    letter = log(staff, upload, "northumbria", offices["Northumbria"])
    headless = upload("northumbria").read().split(b"Dear Kim")[1]
    response = read(staff, upload, "scan", b"Dear Kim" + headless)
    assert response.context["reading"].other[0] == letter
    held = HeldFile.objects.get()
    staff.post(f"/staff/letters/{letter.pk}/add-copy/", {"held": str(held.pk)})
    assert [document.kind for document in letter.documents.all()] == ["letter", "other_copy"]
    assert list(Letter.objects.all()) == [letter]


def test_hampshire_and_northumbria_are_never_taken_for_one_letter(staff, offices, upload):
    log(staff, upload, "hampshire", offices["Hampshire"])
    assert read(staff, upload, "northumbria").context["reading"].other is None


def test_another_officers_held_file_is_out_of_reach(client, staff, offices, upload):
    read(staff, upload, "hampshire")
    held = HeldFile.objects.get()
    client.force_login(make_officer("officer"))
    response = client.get(f"/staff/letters/log/?held={held.pk}")
    assert response.context["reading"] is None


def test_an_officer_without_the_right_is_refused(client, db):
    client.force_login(make_officer("auditor"))
    assert client.get(URL).status_code == 403
    assert client.post(URL).status_code == 403
