"""The list of letters as CSV: GET /staff/letters.csv."""

import csv
import io
from datetime import date

import pytest

from tests.make import make_area, make_campaign, make_letter, make_office, make_officer, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


def rows_of(response):
    """The rows of a CSV response, headings first."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_it_holds_every_letter_that_matches_in_words(client):
    office = make_office(area=make_area("Tŷ Sampl", slug="ty-sampl"))
    make_request(make_letter(office=office, campaign=make_campaign(title="=Round")))
    make_letter()
    client.force_login(make_officer("auditor"))
    response = client.get("/staff/letters.csv?status=overdue")
    assert response["Content-Disposition"] == 'attachment; filename="letters-2020-11-20.csv"'
    head, *rows = rows_of(response)
    assert dict(zip(head, rows[0], strict=True)) == {
        "Recipient": "Office of the Police and Crime Commissioner for Tŷ Sampl",
        "Area": "Tŷ Sampl",
        "Reference": "IASC-2020-0001",
        "Campaign": "'=Round",
        "Date of the letter": "2020-10-13",
        "Sent on": "2020-10-13",
        "Status": "Overdue",
        "Reply due": "2020-11-10",
        "Working days late": "8",
        "Documents received": "0 of 1",
        "Documents": "Response strategy: Overdue",
        "Last event on": "",
        "Last event": "",
        "Owner": "",
    }
    assert len(rows) == 1


def test_it_is_not_cut_at_a_page(client):
    office = make_office()
    for _ in range(51):
        make_letter(office=office)
    client.force_login(make_officer("auditor"))
    assert len(rows_of(client.get("/staff/letters.csv"))) == 52


def test_may_not_and_wrong_method(client):
    client.force_login(make_officer())
    assert client.get("/staff/letters.csv").status_code == 403
    client.force_login(make_officer("auditor"))
    assert client.post("/staff/letters.csv").status_code == 405
