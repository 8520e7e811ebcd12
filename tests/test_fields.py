"""The date field takes what officers type, and answers in sentences."""

from datetime import date, datetime

import pytest
import time_machine
from django import forms

from iasc_tracker.fields import DayField, PlainErrors, read_day

OCTOBER = date(2020, 10, 13)


class DatedForm(forms.Form):
    """One date that must be given and one that need not."""

    received_on = DayField(label="Date received")
    due_on = DayField(label="Reply due", required=False)


@pytest.mark.parametrize(
    "text",
    [
        "13/10/2020",
        "13 10 20",
        "13-10-2020",
        "13.10.2020",
        "13 Oct 2020",
        "13 October 2020",
        "13 october 2020",
        "13th October, 2020",
        "13-Oct-20",
        "2020-10-13",
        "  13 / 10 / 2020  ",
    ],
)
def test_a_day_can_be_written_in_many_ways(text):
    assert read_day(text) == OCTOBER


def test_single_figures_and_sept_are_read():
    assert [read_day("1/9/2020"), read_day("1 Sept 20")] == [date(2020, 9, 1)] * 2


@pytest.mark.parametrize(
    "text",
    ["31/02/2020", "13/13/2020", "soon", "10/2020", "13 10 0020", "13 10 3020", "1", "2020", "13/10/2020 x"],
)
def test_what_is_no_real_date_is_refused_in_a_sentence(text):
    form = DatedForm({"received_on": text})
    assert form.errors == {"received_on": ["Date received must be a real date, like 13/10/2020"]}


def test_an_empty_box_says_what_to_enter():
    assert DatedForm({}).errors == {"received_on": ["Enter the date received, like 13/10/2020"]}


def test_a_label_that_is_no_date_is_quoted():
    field = DayField(label="Reply due")
    with pytest.raises(forms.ValidationError, match="Enter a date for “Reply due”, like 13/10/2020"):
        field.clean("")


def test_today_and_yesterday_come_from_the_trackers_clock(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)
    assert [read_day("Today"), read_day("yesterday")] == [date(2020, 11, 20), date(2020, 11, 19)]


def test_today_is_the_real_day_without_a_demonstration(settings):
    settings.DEMONSTRATION_DAY = None
    with time_machine.travel(datetime(2021, 3, 1, 12), tick=False):
        assert read_day("today") == date(2021, 3, 1)


def test_a_date_is_shown_the_way_it_is_typed():
    form = DatedForm(initial={"received_on": OCTOBER})
    assert 'value="13/10/2020"' in str(form["received_on"])


def test_a_mistake_is_shown_again_as_it_was_typed():
    form = DatedForm({"received_on": "31 Feb"})
    assert 'value="31 Feb"' in str(form["received_on"])


def test_the_same_day_written_otherwise_is_no_change():
    form = DatedForm({"received_on": "13 Oct 20"}, initial={"received_on": OCTOBER})
    assert form.has_changed() is False


class PlainForm(PlainErrors, forms.Form):
    """Fields whose missing values should be asked for in words."""

    subject = forms.CharField()
    office = forms.ChoiceField(label="Office", choices=[("1", "Sampleshire")])
    letter = forms.FileField(label="Signed letter")
    note = forms.CharField(error_messages={"required": "Say why"})
    sent_on = DayField(label="Date sent")


def test_a_missing_value_is_asked_for_in_words():
    assert PlainForm({}).errors == {
        "subject": ["Enter subject"],
        "office": ["Choose office"],
        "letter": ["Choose signed letter"],
        "note": ["Say why"],
        "sent_on": ["Enter the date sent, like 13/10/2020"],
    }
