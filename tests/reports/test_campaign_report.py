"""The report of a campaign: the internal page, and the PDF for publication."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from time_machine import travel

from letters.rendering.pages import extract_text
from tests.make import (
    make_area,
    make_campaign,
    make_letter,
    make_office,
    make_officer,
    make_reply,
    make_request,
    make_settlement,
)
from tests.verapdf import verapdf_findings

pytestmark = pytest.mark.django_db
INTERNAL = ("overdue", "declined", "refus", "promised", "late", "chase", "secret note", "sam testing", "alex sample")


@pytest.fixture(autouse=True)
def today():
    with travel("2020-11-20 12:00", tick=False):
        yield


@pytest.fixture
def campaign():
    """A campaign of seven letters in two areas: answered, declined, promised, late; with notes inside."""
    campaign = make_campaign(title="Sample round", purpose="To learn how units work.")
    offices = [
        make_office(area=make_area(name, region=region)) for name, region in (("Tŷ Sampl", "Wales"), ("B", "East"))
    ]
    for number in range(6):
        letter = make_letter(campaign=campaign, office=offices[number % 2], internal_notes="A secret note.")
        asked = make_request(letter)
        make_request(letter, "progress_update")
        reply = make_reply(letter, received_on=date(2020, 10, 14 + number), internal_note="A secret note.")
        make_settlement(asked, "declined" if number == 2 else "received", reply=reply, note="A secret note.")
    waiting = make_request(make_letter(campaign=campaign, office=offices[0]))
    make_settlement(waiting, "promised", promised_for=date(2020, 11, 12))
    return campaign


def pdf_of(client, campaign, query=""):
    """The bytes of the report."""
    response = client.get(f"/staff/reports/campaigns/{campaign.pk}/report.pdf{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return response.content


def test_the_pdf_conforms_says_what_came_in_neutral_words_and_is_the_same_every_time(client, campaign):
    client.force_login(make_officer("auditor"))
    pdf = pdf_of(client, campaign)
    assert [verapdf_findings(pdf, flavour) for flavour in ("ua1", "3a")] == [[], []]
    words = " ".join(" ".join(extract_text(pdf)).split())
    for said in (
        *("SAMPLE", "Sample round: letters and replies", "As at 20 November 2020", "To learn how units work."),
        "6 of 7 replied; half of them within 3 working days. 1 has not replied yet and is not in the median.",
        *("5 of 13 documents asked for were received or are already public.", "Answering is voluntary."),
        *("Tŷ Sampl", "Response strategy: not provided; Updates on progress: not received yet", "No reply yet"),
    ):
        assert said in words
    assert [word for word in INTERNAL if word in words.lower()] == []
    assert pdf_of(client, campaign) == pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.docinfo["/Title"]) == "SAMPLE: Sample round: letters and replies, 20 November 2020"
        pictures = [str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert sorted(words.partition(".")[0] for words in pictures) == [
        "Share of the letters answered, by working days after sending",
        "What became of the documents asked for",
    ]


def test_the_page_shows_it_all_and_its_csv_each_letter(client, campaign):
    client.force_login(make_officer("auditor"))
    said = client.get(f"/staff/reports/campaigns/{campaign.pk}/").content.decode()
    assert "6 of 7 replied; half of them within 3 working days." in said
    assert f'href="/staff/reports/campaigns/{campaign.pk}/report.pdf"' in said
    assert ("tracker-bars" in said, "tracker-tiles" in said, "A secret note" in said) == (True, True, False)
    lines = (
        client.get(f"/staff/reports/campaigns/{campaign.pk}/offices.csv").getvalue().decode("utf-8-sig").splitlines()
    )
    assert (len(lines), lines[1].split('"')[1]) == (8, "B")


def test_where_nothing_was_sent_there_is_a_sentence_and_no_pdf(client, campaign):
    client.force_login(make_officer("auditor"))
    address = f"/staff/reports/campaigns/{campaign.pk}/"
    response = client.get(f"{address}report.pdf?sent_from=1.1.2021")
    assert response.status_code == 422
    assert "there is nothing to report" in response.content.decode()
    assert client.get(f"{address}report.pdf?sent_from=no+day").status_code == 400
    assert client.get(f"{address}offices.csv?sent_from=no+day").status_code == 400
    empty = client.get(f"/staff/reports/campaigns/{make_campaign().pk}/").content.decode()
    assert ("No letter that asked for documents was sent." in empty, "report.pdf" in empty) == (True, False)
    assert client.get("/staff/reports/campaigns/0/").status_code == 404


def test_a_name_that_the_typeface_lacks_is_refused_with_a_sentence(client, campaign):
    client.force_login(make_officer("auditor"))
    campaign.title = "Sample 漢 round"
    campaign.save()
    response = client.get(f"/staff/reports/campaigns/{campaign.pk}/report.pdf")
    assert response.status_code == 422
    assert "characters that our typeface lacks: 漢" in response.content.decode()
