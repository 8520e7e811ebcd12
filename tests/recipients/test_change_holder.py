"""The verb that records a change of holder."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.models import Event
from recipients.models import Commissioner
from recipients.verbs import EditConflict, change_holder
from tests.make import make_commissioner, make_office, make_officer

pytestmark = pytest.mark.django_db


def change(office, **values):
    """Run the verb as an officer who saw the office as it is."""
    by = values.pop("by", None) or make_officer("officer")
    office.refresh_from_db()
    return change_holder(office, by=by, version=values.pop("version", office.version), **values)


def held(office, on):
    """The names in post on a day."""
    return [one.name for one in office.commissioners.in_post(on)]


def refusal(office, **values):
    """The sentences of a refusal, after which nothing is changed."""
    before = list(Commissioner.objects.order_by("pk").values())
    with pytest.raises(CorrespondenceError) as caught:
        change(office, **values)
    assert (list(Commissioner.objects.order_by("pk").values()), Event.objects.count()) == (before, 0)
    return caught.value.sentences


def test_one_leaves_and_the_next_takes_over_the_day_after():
    office, officer = make_office(), make_officer("officer", name="Robin Clerk")
    make_commissioner(office=office, name="Alex Sample")
    new = change(
        office,
        by=officer,
        ended_on=date(2020, 10, 1),
        started_on=date(2020, 10, 2),
        name="Dr Kit Test",
        style="Police and Crime Commissioner for Sampleshire",
        salutation="Dr Test",
        is_acting=True,
        source="Their own website",
    )
    assert held(office, date(2020, 10, 1)) == ["Alex Sample"]
    assert held(office, date(2020, 10, 2)) == ["Dr Kit Test"]
    assert (new.salutation, new.is_acting, new.ended_on, new.role) == ("Dr Test", True, None, "head")
    event = Event.objects.about(office).get()
    assert (event.verb, event.by) == ("holder changed", officer)
    assert event.note == "Alex Sample left on 1 October 2020. Dr Kit Test took over on 2 October 2020."


def test_nobody_takes_over_and_the_post_is_vacant():
    office = make_office()
    make_commissioner(office=office, name="Alex Sample")
    assert change(office, ended_on=date(2020, 10, 1)) is None
    assert held(office, date(2020, 10, 2)) == []
    assert Event.objects.about(office).get().note == "Alex Sample left on 1 October 2020. The post is vacant."


def test_a_vacant_post_is_filled_without_a_last_day():
    office = make_office()
    make_commissioner(office=office, ended_on=date(2020, 10, 1))
    change(office, name="Kit Test", started_on=date(2020, 11, 1))
    assert (held(office, date(2020, 10, 31)), held(office, date(2020, 11, 1))) == ([], ["Kit Test"])


def test_an_acting_holder_may_stand_beside_one_who_has_not_left():
    office = make_office()
    make_commissioner(office=office, name="Alex Sample")
    change(office, name="Kit Test", started_on=date(2020, 9, 1), is_acting=True)
    assert held(office, date(2020, 9, 1)) == ["Alex Sample", "Kit Test"]


def test_a_deputy_changes_and_the_mayor_stays():
    office = make_office()
    make_commissioner(office=office, name="Alex Mayor")
    make_commissioner(office=office, name="Ali Deputy", role="deputy")
    change(office, role="deputy", ended_on=date(2020, 10, 1), started_on=date(2020, 10, 2), name="Kit Deputy")
    assert held(office, date(2020, 10, 2)) == ["Alex Mayor", "Kit Deputy"]


def test_who_takes_over_within_a_term_serves_until_its_end_on_record():
    office = make_office()
    make_commissioner(office=office, name="Alex Sample", ended_on=date(2021, 5, 12))
    make_commissioner(office=office, name="Jo Later", started_on=date(2021, 5, 13))
    change(office, ended_on=date(2020, 10, 1), started_on=date(2020, 10, 2), name="Kit Test")
    assert (held(office, date(2021, 5, 12)), held(office, date(2021, 5, 13))) == (["Kit Test"], ["Jo Later"])


def test_who_takes_over_from_one_whose_last_day_was_on_record_already_has_a_term_of_their_own():
    office = make_office()
    make_commissioner(office=office, name="Alex Sample", ended_on=date(2020, 10, 1))
    change(office, ended_on=date(2020, 10, 1), started_on=date(2020, 10, 2), name="Kit Test")
    assert (held(office, date(2020, 10, 1)), held(office, date(2026, 1, 1))) == (["Alex Sample"], ["Kit Test"])


def test_such_a_term_without_an_end_before_one_on_record_is_refused():
    office = make_office()
    make_commissioner(office=office, name="Alex Sample", ended_on=date(2020, 10, 1))
    make_commissioner(office=office, name="Jo Later", started_on=date(2021, 5, 13))
    values = {"name": "Kit", "ended_on": date(2020, 10, 1), "started_on": date(2020, 10, 2)}
    assert refusal(office, **values) == ["Jo Later is on record from 13 May 2021: correct that holder first."]


def test_the_same_person_can_come_back():
    office = make_office()
    change(office, name="Alex Sample", started_on=date(2016, 5, 12))
    change(office, ended_on=date(2016, 6, 1))
    change(office, name="Alex Sample", started_on=date(2016, 7, 1))
    keys = set(office.commissioners.values_list("key", flat=True))
    assert keys == {f"{office.key}-alex-sample-2016", f"{office.key}-alex-sample-2016-2"}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Enter who takes over, or the last day of the present holder."),
        ({"name": "Kit", "started_on": date(2020, 10, 2)}, "Enter the last day of Alex Sample."),
        ({"name": "Kit", "ended_on": date(2020, 10, 2)}, "Enter the first day of the new holder."),
        (
            {"ended_on": date(2012, 1, 1)},
            "Nobody is on record as holder on that last day. Check it, or leave it empty.",
        ),
        (
            {"name": "Kit", "ended_on": date(2020, 10, 2), "started_on": date(2020, 10, 2)},
            "The new holder’s first day must be after the last day.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence_and_changes_nothing(values, sentence):
    office = make_office()
    make_commissioner(office=office, name="Alex Sample")
    assert refusal(office, **values) == [sentence]


def test_nobody_takes_over_a_closed_office():
    office = make_office(name="Office of Sampleshire", closed_on=date(2021, 5, 9))
    values = {"name": "Kit", "started_on": date(2021, 5, 10)}
    assert refusal(office, **values) == ["Office of Sampleshire does not exist on 10 May 2021, by our records."]


def test_an_open_term_before_one_on_record_is_refused():
    office = make_office()
    make_commissioner(office=office, name="Jo Later", started_on=date(2021, 5, 13))
    values = {"name": "Kit", "started_on": date(2020, 5, 10)}
    assert refusal(office, **values) == ["Jo Later is on record from 13 May 2021: correct that holder first."]


def test_the_second_of_two_officers_is_told_and_changes_nothing():
    office = make_office()
    make_commissioner(office=office, name="Alex Sample")
    change(office, ended_on=date(2020, 10, 1))
    with pytest.raises(EditConflict):
        change(office, version=1, name="Kit", started_on=date(2020, 10, 2))
    assert office.commissioners.count() == 1
