"""The pages of a due date and of the calendar: who may, what they show, what a wrong answer says."""

from datetime import date

import pytest

from letters.drafting import deadlines
from letters.models import ExtraHoliday, Letter
from tests.make import make_draft, make_extra_holiday, make_letter, make_officer, make_reckoned, make_request

pytestmark = pytest.mark.django_db

CHANGED = "/staff/due-dates/changed/"
VERBS = ["later-date", "later-date/take-back", "mend-date", "stop-clock", "start-clock"]
OTHERS = ["officer", "signatory", "publisher", "auditor", "administrator"]


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2020, 11, 6)


@pytest.fixture
def lead(client):
    lead = make_officer("lead")
    client.force_login(lead)
    return lead


def send(client, letter, verb, **values):
    return client.post(f"/staff/letters/{letter.pk}/{verb}/", {"reason": "They asked."} | values)


def due(letter):
    """The due date that counts, from the database."""
    return Letter.objects.get(pk=letter.pk).due_date


def test_the_letter_page_shows_the_date_its_working_and_its_history(client, lead):
    letter = make_reckoned()
    make_reckoned(start=date(2020, 10, 14))
    deadlines.agree_later_date(letter, by=lead, due_on=date(2020, 11, 27), reason="Staff are ill.")
    page = client.get(letter.get_staff_url()).text
    history = page[page.index("How the date came about") :]
    assert history.index("27 November 2020") < history.index("10 November 2020</strong>: set 6 November 2020")
    assert "20 working days after 13 October 2020: 10 November 2020; no bank holidays in between" in history
    assert "Calendar: holidays " in history
    assert "Staff are ill." in history
    assert "11 November 2020" not in page  # the other letter's


def test_past_the_published_calendar_the_letter_page_warns(client, lead):
    late = make_reckoned(start=date(2028, 12, 8))
    assert "Bank holidays are published up to 31 December 2028 only." in client.get(late.get_staff_url()).text
    assert "are published up to" not in client.get(make_reckoned().get_staff_url()).text


def test_the_lead_agrees_takes_back_mends_stops_and_starts(client, lead):
    letter = make_reckoned()
    steps = [
        ("later-date", {"due_on": "27/11/2020"}, date(2020, 11, 27)),
        ("later-date/take-back", {}, date(2020, 11, 10)),
        ("mend-date", {"reply_within": "15"}, date(2020, 11, 3)),
        ("mend-date", {"due_on": "10/11/2020"}, date(2020, 11, 10)),
        ("stop-clock", {"on": "5/11/2020"}, None),
        ("start-clock", {"on": "today"}, date(2020, 11, 11)),
    ]
    for verb, values, expected in steps:
        assert client.get(f"/staff/letters/{letter.pk}/{verb}/").status_code == 200
        assert send(client, letter, verb, **values).headers["Location"] == letter.get_staff_url(), verb
        assert due(letter).due_on == expected, verb
        assert client.get(letter.get_staff_url()).status_code == 200
    assert letter.due_dates.count() == 7


@pytest.mark.parametrize(
    ("verb", "values", "sentence"),
    [
        ("later-date", {"due_on": "10/11/2020"}, "must be later than 10 November 2020"),
        ("later-date", {"due_on": "30/2/2021"}, "must be a real date"),
        ("later-date", {"due_on": "29/2/2021"}, "must be a real date"),
        ("later-date/take-back", {}, "No later date has been agreed"),
        ("mend-date", {}, "Enter either a date or a number of working days"),
        ("mend-date", {"reply_within": "0"}, "greater than or equal to 1"),
        ("mend-date", {"due_on": "1/10/2020"}, "must be after the letter was sent"),
        ("stop-clock", {"on": "7/11/2020"}, "cannot stop in the future"),
        ("stop-clock", {"on": "5/11/2020", "reason": ""}, "Enter reason"),
        ("start-clock", {"on": "5/11/2020"}, "The clock is not stopped"),
    ],
)
def test_a_wrong_answer_is_a_sentence_on_the_page_and_changes_nothing(client, lead, verb, values, sentence):
    letter = make_reckoned()
    response = send(client, letter, verb, **values)
    assert (response.status_code, sentence in response.text) == (200, True), response.text
    assert letter.due_dates.count() == 1


def test_a_draft_and_a_closed_letter_offer_no_date(client, lead):
    closed = make_letter(closed_on=date(2020, 11, 5), closed_by=lead)
    for letter in (closed, make_draft()):
        assert "stop-clock" not in client.get(letter.get_staff_url()).text
        assert "still open" in send(client, letter, "stop-clock", on="5/11/2020").text


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_but_the_lead_may_and_nobody_else_is_offered_it(client, role):
    letter, holiday = make_reckoned(), make_extra_holiday()
    client.force_login(make_officer(role))
    pages = [f"/staff/letters/{letter.pk}/{verb}/" for verb in VERBS]
    pages += [CHANGED, "/staff/due-dates/holidays/add/", f"/staff/due-dates/holidays/{holiday.pk}/withdraw/"]
    for page in pages:
        assert (client.get(page).status_code, client.post(page).status_code) == (403, 403), page
    assert "stop-clock" not in client.get(letter.get_staff_url()).text
    assert "would move" not in client.get("/staff/").text


def test_the_lead_adds_a_holiday_sees_what_it_moves_and_decides(client, lead):
    first, second, third = (make_reckoned() for _ in range(3))
    untouched = make_reckoned(start=date(2020, 10, 21))
    assert "No open due date would be another one" in client.get(CHANGED).text
    values = {"day": "20/10/2020", "name": "A day of mourning", "reason": "Proclaimed on 15 October."}
    assert client.post("/staff/due-dates/holidays/add/", values).headers["Location"] == CHANGED
    assert "3 open due dates would move" in client.get("/staff/").text
    page = client.get(CHANGED)
    assert [move.letter for move in page.context["moves"]] == [first, second, third]
    assert "leaving out 20 October 2020 (A day of mourning)" in page.text
    answer = {"calendar": page.context["calendar"], "reason": "A new holiday."}
    client.post(CHANGED, answer | {"due": [first.due_date.pk], "decision": "accept"})
    client.post(CHANGED, answer | {"everything": "on", "decision": "keep"})
    days = [due(letter).due_on for letter in (first, second, third, untouched)]
    assert days == [date(2020, 11, 11), date(2020, 11, 10), date(2020, 11, 10), date(2020, 11, 18)]
    assert client.get(CHANGED).context["moves"] == []
    assert "would move" not in client.get("/staff/").text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"due": []}, "Choose at least one letter"),
        ({"decision": ""}, "which date counts"),
        ({"reason": ""}, "reason"),
        ({"calendar": "another"}, "The calendar has changed since this page was made"),
        ({"due": ["x"]}, "not a valid value"),
    ],
)
def test_a_decision_that_is_not_complete_is_a_sentence_and_keeps_what_was_ticked(client, lead, changes, sentence):
    letter = make_reckoned()
    make_extra_holiday()
    answer = {"due": [letter.due_date.pk], "decision": "accept", "reason": "A new holiday."}
    answer["calendar"] = client.get(CHANGED).context["calendar"]
    response = client.post(CHANGED, answer | changes)
    assert (response.status_code, sentence in response.text) == (200, True)
    assert f'id="due-{letter.due_date.pk}"' in response.text
    assert due(letter).due_on == date(2020, 11, 10)


def test_a_holiday_is_withdrawn_with_a_reason_and_stays_listed(client, lead):
    holiday = make_extra_holiday(name="A day of mourning")
    client.post(f"/staff/due-dates/holidays/{holiday.pk}/withdraw/", {"reason": "It was called off."})
    holiday.refresh_from_db()
    assert (holiday.withdrawn_by, holiday.withdrawn_reason) == (lead, "It was called off.")
    assert "It was called off." in client.get(CHANGED).text
    assert ExtraHoliday.objects.days() == ()
    assert client.get("/staff/due-dates/holidays/999999/withdraw/").status_code == 404


def test_the_page_says_how_far_the_calendar_goes_and_warns_a_year_before(client, lead, settings):
    make_request(make_letter())
    page = client.get(CHANGED).text
    assert "Bank holidays are published up to 31 December 2028" in page
    assert "ends soon" not in page
    settings.DEMONSTRATION_DAY = date(2028, 2, 29)
    assert "The calendar ends soon" in client.get(CHANGED).text


@pytest.mark.parametrize("verb", VERBS)
def test_unknown_letters_are_not_found_and_other_methods_refused(client, lead, verb):
    assert client.get(f"/staff/letters/999999/{verb}/").status_code == 404
    assert client.put(f"/staff/letters/{make_letter().pk}/{verb}/").status_code == 405
