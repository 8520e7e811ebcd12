"""The page that records a change of holder (its rules: test_change_holder)."""

import pytest
import time_machine

from tests.make import make_commissioner, make_office, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """An office held by Alex Sample."""
    return make_commissioner(name="Alex Sample", title="Police and Crime Commissioner").office


@time_machine.travel("2020-11-20 12:00", tick=False)
def test_the_page_says_who_holds_the_office_and_saves_the_change(client, office):
    client.force_login(make_officer("lead"))
    path = f"/staff/recipients/{office.pk}/holders/change/"
    assert "Alex Sample, Police and Crime Commissioner, since 12 May 2016" in client.get(path).content.decode()
    values = {"role": "head", "ended_on": "yesterday", "started_on": "20 Nov 2020", "name": "Kit Test", "version": "1"}
    response = client.post(path, values, follow=True)
    assert "Held by Kit Test since 20 November 2020." in response.content.decode()


def test_a_refusal_keeps_what_was_typed(client, office):
    client.force_login(make_officer("officer"))
    values = {"role": "head", "started_on": "20 Nov 2020", "name": "Kit Test", "version": "1"}
    page = client.post(f"/staff/recipients/{office.pk}/holders/change/", values).content.decode()
    assert ("Enter the last day of Alex Sample." in page, 'value="Kit Test"' in page) == (True, True)
    assert office.commissioners.count() == 1


def test_a_date_that_is_none_is_refused_in_a_sentence(client, office):
    client.force_login(make_officer("officer"))
    values = {"role": "head", "ended_on": "31/2/2020", "version": "1"}
    page = client.post(f"/staff/recipients/{office.pk}/holders/change/", values).content.decode()
    assert "Last day of the present holder must be a real date, like 13/10/2020" in page


def test_others_unknown_offices_and_wrong_methods_are_refused(client, office):
    path = f"/staff/recipients/{office.pk}/holders/change/"
    client.force_login(make_officer("signatory"))
    assert (client.get(path).status_code, client.post(path, {}).status_code) == (403, 403)
    client.force_login(make_officer("officer"))
    assert client.get("/staff/recipients/999999/holders/change/").status_code == 404
    assert client.put(path).status_code == 405


def test_a_name_with_markup_is_shown_as_text(client):
    office = make_office()
    client.force_login(make_officer("officer"))
    values = {"role": "head", "started_on": "1/1/2020", "name": "<script>alert(1)</script>", "version": "1"}
    page = client.post(f"/staff/recipients/{office.pk}/holders/change/", values, follow=True).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page) == (False, True)
