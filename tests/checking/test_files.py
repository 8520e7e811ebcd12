"""The files of a campaign's letters: each PDF and its picture, all as ZIP, CSV and one file to print."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters import filing
from letters.drafting.checking import check_letters, choose_channel
from letters.drafting.enclosures import add_enclosure
from letters.models import Letter
from letters.models.stored import sha256_of
from tests.checking.rounds import add_office, drafts, make_round, renderings, work
from tests.intake.files import pdf

pytestmark = pytest.mark.django_db
MILLIMETRE = 72 / 25.4
# A DL envelope's window (BS 4264) over a sheet folded in three that rests on the bottom, in mm from its top left; the
# last 10 mm to the right are given to sliding sideways.
WINDOW = {"left": 20, "right": 100, "top": 46, "bottom": 81}


@pytest.fixture
def made(campaign, officer):
    """The round with every PDF made."""
    check_letters(campaign, by=officer)
    work()
    return campaign


def url(campaign, name):
    return f"/staff/campaigns/{campaign.pk}/check/{name}"


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_pdf_is_shown_under_a_name_of_ours_and_its_first_page_as_a_picture(client, made, officer):
    row = renderings(made)[0]
    response = client.get(f"/staff/renderings/{row.pk}/pdf/")
    assert (response.headers["Content-Type"], sha256_of(body(response))) == ("application/pdf", row.sha256)
    assert response.headers["Content-Disposition"] == 'inline; filename="IASC-2020-0001-alphashire.pdf"'
    picture = client.get(f"/staff/renderings/{row.pk}/thumbnail/")
    assert (picture.headers["Content-Type"], body(picture)[:4]) == ("image/png", b"\x89PNG")


def test_a_pdf_that_is_not_made_or_was_damaged_is_404(client, campaign, officer):
    check_letters(campaign, by=officer)
    waiting = renderings(campaign)[0]
    assert client.get(f"/staff/renderings/{waiting.pk}/pdf/").status_code == 404
    assert client.get(f"/staff/renderings/{waiting.pk}/thumbnail/").status_code == 404
    work()
    row = renderings(campaign)[0]
    with row.file.storage.open(row.file.name, "wb") as file:
        file.write(b"other bytes")
    assert client.get(f"/staff/renderings/{row.pk}/pdf/").status_code == 404
    response = client.get(url(campaign, "letters.zip"), follow=True)
    assert "is not the one that was made, so nothing is handed out" in response.text
    assert client.get("/staff/renderings/999/pdf/").status_code == 404


def test_the_zip_has_exactly_the_pdfs_that_are_made(client, made, officer):
    other = make_round("Othershire")
    check_letters(other, by=officer)
    add_office(made, "Lateshire")
    check_letters(made, by=officer)
    response = client.get(url(made, "letters.zip"))
    assert response.headers["Content-Disposition"] == (f'attachment; filename="letters-{made.slug}-2020-11-20.zip"')
    with ZipFile(BytesIO(body(response))) as archive:
        found = {name: sha256_of(archive.read(name)) for name in archive.namelist()}
    assert found == {
        f"IASC-2020-000{number}-{name}.pdf": row.sha256
        for number, name, row in zip(
            (1, 2, 3), ("alphashire", "betashire", "gammashire"), renderings(made)[:3], strict=True
        )
    }


def test_nothing_made_yet_is_said_and_no_empty_file_is_handed_out(client, campaign, officer):
    for name in ("letters.zip", "print.pdf"):
        response = client.get(url(campaign, name), follow=True)
        assert response.redirect_chain == [(url(campaign, ""), 302)]
        assert "No PDF is ready yet. Check all letters first." in response.text


def test_the_csv_has_a_line_for_each_letter_and_disarms_formulas(client, campaign, officer):
    office = add_office(campaign, "Evilshire", name="=HYPERLINK(1)")
    check_letters(campaign, by=officer)
    work()
    add_office(campaign, "Lateshire")
    rows = list(csv.reader(StringIO(body(client.get(url(campaign, "letters.csv"))).decode("utf-8-sig"))))
    assert rows[0][:4] == ["Area", "Office", "Reference", "Addressee"]
    assert [row[0] for row in rows[1:]] == ["Alphashire", "Betashire", "Evilshire", "Gammashire", "Lateshire"]
    evil, late = rows[3], rows[5]
    assert evil[1] == "'=HYPERLINK(1)"
    assert evil[4:10] == ["E-mail", office.email, "1 Sample Street, Sampletown, ZZ1 1ZZ", "English", "1", "Passed"]
    assert late[-1] == "not checked yet"


def pages_of(response):
    return pikepdf.open(BytesIO(body(response)))


def test_each_letter_of_the_print_file_begins_on_the_front_of_a_sheet(client, made, officer):
    with pages_of(client.get(url(made, "print.pdf"))) as document:
        assert len(document.pages) == 5  # one page each: a blank back after the first two
    choose_channel(drafts(made)[:1], Letter.Channel.POST, by=officer)
    with pages_of(client.get(url(made, "print.pdf") + "?by=post")) as document:
        assert len(document.pages) == 1


def test_enclosed_pdfs_are_printed_after_their_letter(client, made, officer):
    held = filing.hold(SimpleUploadedFile("annex.pdf", pdf("Annex one", "Annex two")), by=officer)
    add_enclosure(held, by=officer, campaign=made, office=drafts(made)[1].office)
    document = pypdfium2.PdfDocument(body(client.get(url(made, "print.pdf"))))
    words = [page.get_textpage().get_text_bounded().strip() for page in document]
    assert [bool(text) for text in words] == [True, False, True, False, True, True, True]
    assert words[4:6] == ["Annex one", "Annex two"]


def test_the_address_stands_in_the_window_of_a_dl_envelope(client, campaign, officer):
    add_office(
        campaign,
        "Longshire",
        name="The Office of the Police, Fire and Crime Commissioner for Longshire",
        address="2nd Floor Sample House\nTestingham Business Park\nTrial Lane\nSampletown Upon Trial",
    )
    check_letters(campaign, by=officer)
    work()
    letters = drafts(campaign)
    document = pypdfium2.PdfDocument(body(client.get(url(campaign, "print.pdf"))))
    fronts = [document[number] for number in range(0, len(document), 2)]
    assert len(fronts) == len(letters) == 4
    for letter, page in zip(letters, fronts, strict=True):
        box = address_box(page, letter)
        assert WINDOW["left"] <= box["left"] < box["right"] <= WINDOW["right"], (letter, box)
        assert WINDOW["top"] <= box["top"] < box["bottom"] <= WINDOW["bottom"], (letter, box)


def address_box(page, letter):
    """Where the address of `letter` stands on `page`, in millimetres from the top left."""
    words = page.get_textpage()
    start, _ = words.search(letter.addressee_name).get_next()
    end = words.get_text_bounded().index(letter.salutation)
    count = words.count_rects(start, end - start)
    boxes = [words.get_rect(number) for number in range(count)]
    assert letter.addressee_postcode in words.get_text_bounded()[start:end]
    return {
        "left": min(box[0] for box in boxes) / MILLIMETRE,
        "right": max(box[2] for box in boxes) / MILLIMETRE,
        "top": (page.get_height() - max(box[3] for box in boxes)) / MILLIMETRE,
        "bottom": (page.get_height() - min(box[1] for box in boxes)) / MILLIMETRE,
    }
