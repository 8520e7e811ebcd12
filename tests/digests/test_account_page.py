"""An officer's own account, where the lists are stopped: GET and POST /staff/account/."""

import pytest

from iasc_tracker.models import Event
from letters.digests import readers
from tests.digests.make import make_lead
from tests.make import make_officer

pytestmark = pytest.mark.django_db
URL = "/staff/account/"


def test_a_lead_stops_a_list_and_wants_it_again(client):
    lead, other = make_lead(), make_lead()
    client.force_login(lead)
    page = client.get(URL).text
    assert page.count("checked") == 2 and lead.email in page and "No mail server is set" in page
    assert "Your choice of lists is saved." in client.post(URL, {"kinds": ["weekly"]}, follow=True).text
    assert set(readers("morning")) == {other}
    assert set(readers("weekly")) == {lead, other}
    client.post(URL, {"kinds": []})
    client.post(URL, {"kinds": ["morning"]})
    assert set(readers("weekly")) == {other}
    told = Event.objects.about(lead).order_by("pk").values_list("verb", "note")
    assert list(told) == [
        ("list stopped", "Morning list."),
        ("list stopped", "Weekly digest."),
        ("list wanted again", "Morning list."),
    ]


def test_bad_input_is_refused(client):
    client.force_login(make_lead())
    assert "Choose from the lists below" in client.post(URL, {"kinds": ["hourly"]}).text
    assert client.delete(URL).status_code == 405


@pytest.mark.parametrize("role", ["officer", "auditor", "administrator"])
def test_who_does_not_chase_gets_none(client, role):
    officer = make_officer(role)
    client.force_login(officer)
    assert "so you get none" in client.get(URL).text
    assert "you do not." in client.post(URL, {"kinds": ["weekly"]}).text
    assert not officer.digests_stopped.exists()
    assert f'href="{URL}">{officer.name}' in client.get("/staff/").text
