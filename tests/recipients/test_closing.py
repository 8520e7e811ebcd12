"""When an office closes and who has its work then: the page, its refusals, and what follows from it."""

from datetime import date

import pytest
import time_machine

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from letters.composing.handovers import handover_now
from recipients.models import Office
from recipients.verbs import EditConflict, close_office
from tests.make import make_commissioner, make_office, make_officer
from tests.succession.make import make_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayor():
    """The office of a mayor, whose work began on 10 May 2021."""
    office = make_office(name="Mayor of Sampleshire", kind="mayor", opened_on=date(2021, 5, 10))
    return make_commissioner(office=office, name="Mo Mayor", started_on=date(2021, 5, 10)).office


@pytest.fixture
def old():
    return make_commissioner(office=make_office(name="Old Office", opened_on=date(2012, 11, 22))).office


def refused(office, **fields):
    """The sentences with which a closing on 9 May 2021 is refused, but for `fields`."""
    values = {"by": make_officer("officer"), "version": office.version, "closed_on": date(2021, 5, 9)}
    with pytest.raises(CorrespondenceError) as refusal:
        close_office(office, **(values | fields))
    return refusal.value.sentences


@time_machine.travel("2021-05-11 12:00", tick=False)
def test_a_page_closes_an_office_and_its_open_letters_are_offered_to_the_successor(client, old, mayor):
    letter = make_open(old, old.commissioners.get())
    assert handover_now(letter, date(2021, 5, 10)) is None
    client.force_login(make_officer("officer"))
    page = f"/staff/recipients/{old.pk}/closing/"
    assert f'href="{page}"' in client.get(f"/staff/recipients/{old.pk}/").text
    assert client.get(page).context["form"]["successor"].value() is None
    values = {"end": "9 May 2021", "successor": mayor.pk, "version": old.version}
    shown = client.post(page, values, follow=True).text
    assert "Closed: its last day was 9 May 2021. Its work went to" in " ".join(shown.split())
    old.refresh_from_db()
    assert (old.closed_on, old.succeeded_by, old.commissioners.get().ended_on) == (
        date(2021, 5, 9),
        mayor,
        old.closed_on,
    )
    assert Event.objects.about(old).get().note == "Its last day: 9 May 2021. Its work goes to Mayor of Sampleshire."
    assert handover_now(letter, date(2021, 5, 10)).office == mayor
    assert letter.reference in client.get("/staff/handovers/").text


def test_only_a_month_may_be_known_and_a_mended_day_takes_the_last_term_along(old, mayor):
    officer = make_officer("lead")
    close_office(old, by=officer, version=1, closed_on=date(2021, 5, 1), closed_precision="month", succeeded_by=mayor)
    old.refresh_from_db()
    assert (old.closing, old.closed_on, old.commissioners.get().end) == ("May 2021", date(2021, 5, 31), "May 2021")
    close_office(old, by=officer, version=old.version, closed_on=date(2021, 5, 9), succeeded_by=mayor)
    assert old.commissioners.get().end == "9 May 2021"
    with pytest.raises(EditConflict):
        close_office(old, by=officer, version=1, closed_on=None)


def test_a_ring_an_office_of_other_dates_and_days_that_cannot_be_are_refused(old, mayor):
    third = make_office(name="Third Office", opened_on=date(2021, 5, 12))
    gone = make_office(name="Gone Office", closed_on=date(2016, 5, 11))
    assert refused(old, succeeded_by=old) == ["An office cannot take over from itself. Choose another one."]
    assert refused(old, succeeded_by=third) == [
        "Third Office opened on 12 May 2021, too late to take over on 10 May 2021."
    ]
    assert refused(old, succeeded_by=gone) == [
        "Gone Office closed on 11 May 2016, so it cannot take over after that day."
    ]
    Office.objects.filter(pk=mayor.pk).update(succeeded_by=third)
    Office.objects.filter(pk=third.pk).update(succeeded_by=old, opened_on=None)
    ring = "Mayor of Sampleshire is itself followed by Old Office: they would go in a ring."
    assert refused(old, succeeded_by=mayor) == [ring]
    assert refused(old, closed_on=date(2012, 1, 1))[0].startswith("The office opened on 22 November 2012")
    assert refused(mayor, closed_on=None, succeeded_by=old)[0].startswith("Enter the last day of the office")
    make_commissioner(office=old, name="Kit Later", started_on=date(2021, 5, 13))
    assert refused(old) == ["Kit Later is on record from 13 May 2021, after that day: correct that holder first."]
    assert Office.objects.get(pk=old.pk).closed_on is None


def test_who_may_not_gets_no_page(client, old):
    client.force_login(make_officer("publisher"))
    assert client.get(f"/staff/recipients/{old.pk}/closing/").status_code == 403
