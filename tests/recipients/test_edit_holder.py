"""The page that corrects a holder."""

from datetime import date

import pytest
import time_machine

from iasc_tracker.models import Event
from tests.make import make_commissioner, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder():
    """A holder as the file has them: month only, no style or salutation known."""
    return make_commissioner(
        name="Alex Sample",
        style="",
        salutation="",
        started_on=date(2020, 9, 1),
        started_precision="month",
        status="days inferred",
    )


def filled(**values):
    """What the form of that holder sends."""
    return {"name": "Alex Sample", "start": "September 2020", "end": "", "version": 1} | values


def send(client, holder, **values):
    """Post the form as an officer and return the response."""
    client.force_login(make_officer("officer", name="Robin Clerk"))
    return client.post(f"/staff/recipients/holders/{holder.pk}/edit/", filled(**values))


def test_style_and_salutation_are_added_and_the_facts_of_the_file_stay_vouched_for(client, holder):
    response = send(client, holder, style="Sampleshire PCC", salutation="Alex")
    holder.refresh_from_db()
    assert response.url == f"/staff/recipients/{holder.office_id}/"
    assert (holder.style, holder.salutation, holder.status) == ("Sampleshire PCC", "Alex", "days inferred")
    assert (holder.start, holder.office.version) == ("September 2020", 2)
    event = Event.objects.about(holder.office).get()
    assert (event.verb, event.note) == ("holder corrected", "Alex Sample. Changed: style of address, salutation.")


@time_machine.travel("2020-11-20 12:00", tick=False)
@pytest.mark.parametrize(
    ("typed", "on", "precision"),
    [
        ("13 September 2020", date(2020, 9, 13), "day"),
        ("13/9/2020", date(2020, 9, 13), "day"),
        ("Oct 2020", date(2020, 10, 1), "month"),
        ("10/2020", date(2020, 10, 1), "month"),
        ("2019", date(2019, 1, 1), "year"),
    ],
)
def test_a_date_is_saved_as_exactly_as_it_was_typed_and_the_status_says_by_whom(client, holder, typed, on, precision):
    send(client, holder, start=typed)
    holder.refresh_from_db()
    assert (holder.started_on, holder.started_precision) == (on, precision)
    assert holder.status == "corrected by Robin Clerk on 20 November 2020"
    assert holder.earliest_start == on


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": ""}, "Enter the name of the holder"),
        ({"start": "Smarch 2020"}, "First day must be a date, like 13 May 2021, September 2020 or 2016"),
        ({"start": "2²"}, "First day must be a date, like 13 May 2021, September 2020 or 2016"),
        ({"start": "0000"}, "First day must be a date, like 13 May 2021, September 2020 or 2016"),
        ({"end": "August 2020"}, "The last day cannot be before the first day."),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(client, holder, values, sentence):
    response = send(client, holder, **values)
    holder.refresh_from_db()
    assert (response.status_code, sentence in response.content.decode()) == (200, True)
    assert (holder.start, holder.end, Event.objects.count()) == ("September 2020", "", 0)


def test_the_second_of_two_officers_sees_dates_of_both_versions(client, holder):
    send(client, holder, start="2 September 2020")
    response = send(client, holder, start="3 September 2020")
    page = response.content.decode()
    assert (response.status_code, "3 September 2020</td>" in page, "2 September 2020</td>" in page) == (409, True, True)


def test_others_unknown_holders_and_vacancies_are_refused(client, holder):
    client.force_login(make_officer("auditor"))
    assert client.get(f"/staff/recipients/holders/{holder.pk}/edit/").status_code == 403
    client.force_login(make_officer("officer"))
    vacancy = make_commissioner(name="Vacant", is_vacancy=True)
    codes = [client.get(f"/staff/recipients/holders/{pk}/edit/").status_code for pk in (vacancy.pk, 999999)]
    assert codes == [404, 404]
    assert client.delete(f"/staff/recipients/holders/{holder.pk}/edit/").status_code == 405
