"""Whatever is sent to a page of the recipients, it answers, and nothing is stored of what it refuses."""

import pytest

from iasc_tracker.models import Event
from tests.make import make_office, make_officer

pytestmark = pytest.mark.django_db
HOSTILE = ["\x00", "²", "9" * 30, "x" * 10_000]


@pytest.mark.parametrize("bad", HOSTILE, ids=["nul", "superscript", "huge number", "long"])
def test_hostile_words_get_an_answer_and_change_nothing(client, bad):
    office = make_office()
    client.force_login(make_officer("officer"))
    path = f"/staff/recipients/{office.pk}/"
    edit = dict.fromkeys(("name", "version", "language", "email", "website", "postcode", "address"), bad)
    change = {"name": bad, "version": "1", "role": bad, "started_on": bad, "ended_on": bad}
    contact = {"name": bad, "version": "1", "email": bad}
    sent = [("edit/", edit), ("holders/change/", change), ("contacts/add/", contact)]
    assert [client.post(path + page, values).status_code for page, values in sent] == [200, 200, 200]
    query = {"q": bad, "show": bad, "missing": bad, "page": bad}
    assert client.get("/staff/recipients/", query).status_code == 400
    assert (office.commissioners.count(), office.contacts.count(), Event.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("page", ["", "edit/", "holders/change/", "contacts/add/"])
def test_a_number_too_large_for_the_database_is_an_unknown_office(client, page):
    client.force_login(make_officer("officer"))
    assert client.get(f"/staff/recipients/{'9' * 30}/{page}").status_code == 404
