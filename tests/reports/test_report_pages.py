"""The pages of the reports: sentence, chart, table and CSV for the filters in the address."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from letters.reports.overviews import REPORTS
from recipients.models import PoliceArea
from recipients.tile_map import places
from tests.make import make_area, make_campaign, make_letter, make_office, make_officer, make_reply, make_request

pytestmark = pytest.mark.django_db
STYLE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=")


@pytest.fixture(autouse=True)
def today():
    with travel("2020-11-20 12:00", tick=False):
        yield


@pytest.fixture
def auditor(client):
    client.force_login(make_officer("auditor"))
    return client


def answered(**fields):
    """A letter that was answered after fourteen working days."""
    letter = make_letter(**fields)
    make_request(letter)
    make_reply(letter)
    return letter


def page(client, address):
    """The page at `address` as text."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_says_the_sentence_first_and_leads_to_every_report(auditor):
    answered()
    make_request(make_letter())
    said = page(auditor, "/staff/reports/")
    assert "1 of 2 replied; after 14 working days. 1 has not replied yet." in said
    assert re.findall(r'href="/staff/reports/(\w+)/"', said) == list(REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_without_a_letter_a_report_says_so_and_what_to_do(auditor, name):
    said = page(auditor, f"/staff/reports/{name}/")
    assert "No letter that asked for documents was sent." in said
    assert 'href="/staff/letters/log/"' in said
    assert ("<table" in said, "No letters" in auditor.get(f"/staff/reports/{name}.csv").getvalue().decode()) == (
        False,
        True,
    )


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_its_chart_its_table_and_no_style_or_script_of_its_own(auditor, name):
    answered(campaign=make_campaign(title="<b>Sample & sons</b>"))
    answered()
    make_request(make_letter())
    said = page(auditor, f"/staff/reports/{name}/")
    assert ("Show as a table" in said, f"/staff/reports/{name}.csv" in said, "<caption" in said) == (True, True, True)
    assert ("tracker-bars" in said) != (name == "areas")
    assert STYLE.findall(said) == []
    assert "<b>Sample" not in said


def test_the_curve_is_a_picture_with_a_title_and_a_description(auditor):
    answered()
    answered()
    said = page(auditor, "/staff/reports/days/")
    assert re.search(r'<svg[^>]* role="img" aria-labelledby="curve-title curve-description"', said)
    assert '<title id="curve-title">Share of the letters answered, by working days after sending</title>' in said
    assert "Of 2 letters, answered in working days: 0 within 5, 0 within 10, 2 within 15." in said


def test_the_map_has_a_tile_for_each_of_the_43_areas_and_those_with_a_letter_lead_to_it(auditor):
    for slug in places():
        make_area(slug.title(), slug=slug)
    campaign = make_campaign()
    answered(office=make_office(area=PoliceArea.objects.get(slug="kent")), campaign=campaign)
    make_request(make_letter(office=make_office(area=make_area("Testingham")), campaign=campaign))
    said = page(auditor, f"/staff/reports/areas/?campaign={campaign.pk}")
    assert len(re.findall(r"tracker-tile--column-\d", said)) == 43
    kent, testingham = [f"/staff/letters/?area={slug}&amp;campaign={campaign.pk}" for slug in ("kent", "testingham")]
    assert re.findall(r'<a class="tracker-tile__inside" href="([^"]+)">', said) == [kent, testingham]
    hidden = '<span class="govuk-visually-hidden">: '
    assert f'KEN <span class="tracker-tile__name">Kent</span>{hidden}1 of 1 replied' in said
    assert f"Testingham{hidden}0 of 1 replied" in said
    assert len(re.findall("no letter</span>", said)) == 42
    listed = page(auditor, kent.replace("&amp;", "&"))
    assert re.findall(r"Area: (\w+)", listed) == ["Kent"]
    assert len(re.findall(r"IASC-2020-\d{4}</td>", listed)) == 1


def test_campaign_and_period_narrow_a_report_down_and_stay_in_its_links(auditor):
    campaign = make_campaign()
    answered(campaign=campaign)
    answered(campaign=campaign, dated=date(2020, 9, 1), sent_on=date(2020, 9, 1))
    answered()
    query = f"campaign={campaign.pk}&sent_from=1.10.2020&sent_to=31.10.2020"
    said = page(auditor, f"/staff/reports/rate/?{query}")
    assert "1 of 1 replied; after 14 working days." in said
    assert f'href="/staff/reports/rate.csv?{query.replace("&", "&amp;")}"' in said
    assert "September" not in said


@pytest.mark.parametrize("query", ["sent_from=32.1.2020", "campaign=0", "sent_from=2.1.2020&sent_to=1.1.2020"])
def test_a_filter_that_cannot_be_read_is_answered_with_a_sentence_by_page_and_csv(auditor, query):
    answered()
    for address in ("/staff/reports/", "/staff/reports/days/", "/staff/reports/days.csv"):
        response = auditor.get(f"{address}?{query}")
        assert response.status_code == 400
        assert "There is a problem" in response.content.decode()
        assert "replied;" not in response.content.decode()


def test_there_is_no_other_report_and_nothing_is_posted(auditor):
    assert auditor.get("/staff/reports/nonsense/").status_code == 404
    assert auditor.get("/staff/reports/nonsense.csv").status_code == 404
    assert auditor.post("/staff/reports/days/").status_code == 405


def test_a_cell_of_the_csv_never_runs_as_a_formula(auditor):
    answered(campaign=make_campaign(title="=1+1"))
    text = auditor.get("/staff/reports/campaigns.csv").getvalue().decode("utf-8-sig")
    assert '"\'=1+1","1","1","100"' in text


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_costs_the_same_for_one_letter_and_for_five(auditor, name):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            page(auditor, f"/staff/reports/{name}/")
        return len(found)

    answered(campaign=make_campaign())
    first = queries()
    for _ in range(4):
        answered(campaign=make_campaign())
    assert (queries(), first < 20) == (first, True)
