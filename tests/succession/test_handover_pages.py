"""The list of changes of hands and its three ways: GET /staff/handovers/ and what it leads to."""

from datetime import date

import pytest

from letters.models import CarriedOn, Letter
from tests.make import make_commissioner, make_officer
from tests.succession.make import make_abolished, make_change

pytestmark = pytest.mark.django_db
DAY = date(2021, 6, 1)


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = DAY


@pytest.fixture
def lead(client):
    lead = make_officer("lead")
    client.force_login(lead)
    return lead


def listed(client):
    """The letters on the page, and what each offers: {letter: [words]}."""
    rows = client.get("/staff/handovers/").context["rows"]
    return {row["letter"]: [way["words"] for way in row["ways"]] for row in rows}


def test_each_letter_has_its_three_ways(client, lead):
    letter, *_ = make_change()
    orphan, *_ = make_abolished(heir=False)
    assert listed(client) == {
        letter: ["Write to Bo Newholder", "Carry on with the office", "Close the letter"],
        orphan: ["Carry on with the office", "Close the letter"],
    }
    page = client.get("/staff/handovers/").text
    assert "Alex Sample left on 13 May 2021." in page and "no office is on record that took over its work" in page
    assert '<span class="tracker-count__number">2</span> Changed hands' in client.get("/staff/").text
    assert "Say how this letter goes on" in client.get(letter.get_staff_url()).text


def test_a_fresh_letter_is_asked_for_and_begun_once(client, lead):
    letter, *_ = make_change()
    asked = client.get(f"/staff/letters/{letter.pk}/succeed/").text
    assert f"Write to the successor about {letter.reference}?" in asked
    answer = client.post(f"/staff/letters/{letter.pk}/succeed/", follow=True)
    made = letter.followed_by.get()
    assert answer.redirect_chain[-1][0] == f"/staff/letters/{made.pk}/words/"
    assert "This letter takes up with the successor what is outstanding from" in answer.text
    assert client.get(f"/staff/letters/{letter.pk}/succeed/").url == f"/staff/letters/{made.pk}/words/"
    assert listed(client) == {letter: []}
    assert f"{made.reference}</a> to Bo Newholder is being written." in client.get("/staff/handovers/").text
    assert "Taken up by" in client.get(letter.get_staff_url()).text
    assert client.get(f"/staff/letters/{made.pk}/sign-off/").status_code == 200


def test_carrying_on_takes_it_off_the_list_until_the_next_change(client, lead, settings):
    letter, _, new = make_change()
    url = f"/staff/letters/{letter.pk}/carry-on/"
    assert "Enter" in client.post(url, {"reason": ""}).text
    assert "goes on with the office." in client.post(url, {"reason": "They are answering it."}, follow=True).text
    decision = CarriedOn.objects.get()
    assert (decision.letter, decision.holder, decision.decided_by) == (letter, new, lead)
    assert listed(client) == {}
    assert "It was decided to carry on with the office." in client.get(letter.get_staff_url()).text
    new.ended_on = date(2022, 1, 31)
    new.save(update_fields=["ended_on"])
    make_commissioner(office=letter.office, name="Cy Third", started_on=date(2022, 2, 1))
    settings.DEMONSTRATION_DAY = date(2022, 2, 1)
    assert listed(client) == {letter: ["Write to Cy Third", "Carry on with the office", "Close the letter"]}


def test_a_closed_letter_leaves_the_list_and_nobody_closes_it_as_succeeded_by_hand(client, lead):
    letter, *_ = make_change()
    url = f"/staff/letters/{letter.pk}/close/"
    assert "in a letter to the successor" not in client.get(url).text
    client.post(url, {"reason": "succeeded"})
    assert listed(client).keys() == {letter}
    client.post(url, {"reason": "no_answer"})
    assert listed(client) == {}
    assert "No letter waits for a decision" in client.get("/staff/handovers/").text


def test_who_may_and_what_is_refused(client):
    letter, *_ = make_change()
    pages = ("succeed", "carry-on", "thank")
    for role, statuses in (
        ("officer", (200, 403, 200)),
        ("lead", (200, 200, 200)),
        ("publisher", (403, 403, 403)),
        ("auditor", (403, 403, 403)),
    ):
        client.force_login(make_officer(role))
        found = tuple(client.get(f"/staff/letters/{letter.pk}/{page}/").status_code for page in pages)
        assert found == statuses, role
        assert client.get("/staff/handovers/").status_code == 200
        assert client.post("/staff/handovers/").status_code == 405
    client.force_login(make_officer("auditor"))
    assert listed(client) == {letter: []}
    client.force_login(make_officer("lead"))
    assert client.get("/staff/letters/999999/succeed/").status_code == 404
    assert "Not everything that it asked for has come." in client.post(f"/staff/letters/{letter.pk}/thank/").text
    assert not Letter.objects.filter(refers_to=letter).exists()
