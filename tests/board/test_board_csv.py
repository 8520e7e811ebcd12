"""The board as CSV: GET /staff/campaigns/<pk>/board.csv."""

import csv
import io
from datetime import date

import pytest

from tests.make import make_area, make_campaign, make_letter, make_office, make_officer, make_request, make_settlement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)


def rows_of(response):
    """The rows of a CSV response, headings first."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def make_three():
    """Beeshire late, Tŷ Sampl settled, and an office whose name would run as a formula."""
    campaign = make_campaign(title="Sample round", slug="sample-round")
    for slug, area in (("b", "Beeshire"), ("t", "Tŷ Sampl"), ("f", "=1+1")):
        office = make_office(area=make_area(area, slug=slug))
        requested = make_request(make_letter(campaign=campaign, office=office))
        if area == "Tŷ Sampl":
            make_settlement(requested)
    return campaign


def test_it_holds_the_board_in_words(client):
    campaign = make_three()
    client.force_login(make_officer("officer"))
    response = client.get(f"/staff/campaigns/{campaign.pk}/board.csv?sort=recipient")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="sample-round-2020-11-20.csv"'
    head, *rows = rows_of(response)
    assert head == [
        *("Area", "Recipient", "Reference", "Status"),
        *("Problem profile or strategic needs assessment", "Response strategy", "Updates on progress"),
        *("Reply due", "Working days late", "Last event on", "Last event", "Owner", "Next action"),
    ]
    assert [row[0] for row in rows] == ["'=1+1", "Beeshire", "Tŷ Sampl"]
    assert rows[1][3:9] == ["Overdue", "", "Overdue", "", "2020-11-10", "8"]
    assert rows[1][-1] == "Log a reply"
    assert rows[2][3:9] == ["Answered", "", "Received", "", "2020-11-10", ""]


def test_it_honours_the_filters_and_the_sort_of_the_page(client):
    campaign = make_three()
    client.force_login(make_officer("auditor"))
    response = client.get(f"/staff/campaigns/{campaign.pk}/board.csv?status=overdue&sort=-recipient")
    assert [row[0] for row in rows_of(response)[1:]] == ["Beeshire", "'=1+1"]


def test_a_filter_that_cannot_be_read_gives_the_page_with_a_sentence(client):
    campaign = make_three()
    client.force_login(make_officer("auditor"))
    response = client.get(f"/staff/campaigns/{campaign.pk}/board.csv?status=nonsense")
    assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")
    assert "There is a problem" in response.text


def test_may_not_wrong_method_and_unknown_campaign(client):
    url = f"/staff/campaigns/{make_campaign().pk}/board.csv"
    client.force_login(make_officer())
    assert client.get(url).status_code == 403
    client.force_login(make_officer("auditor"))
    assert client.post(url).status_code == 405
    assert client.get("/staff/campaigns/999999/board.csv").status_code == 404
