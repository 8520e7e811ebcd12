"""/staff/replies/log/: choose the letter, then on to its page."""

from datetime import date

import pytest

from iasc_tracker.roles import KEEP, ROLES
from tests.make import make_draft, make_letter, make_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_keep_letters_may_choose(client, role):
    client.force_login(make_officer(role))
    assert client.get("/staff/replies/log/").status_code == (200 if KEEP in ROLES[role] else 403)


def test_exactly_the_live_letters_are_offered(client):
    officer = make_officer("officer")
    client.force_login(officer)
    live = make_letter()
    make_draft()
    make_letter(voided_at="2020-11-01T12:00Z", voided_by=officer)
    make_letter(closed_on=date(2020, 11, 1), closed_by=officer)
    page = client.get("/staff/replies/log/")
    assert list(page.context["form"].fields["letter"].queryset) == [live]
    assert f"{live.reference}: {live.office.name}, 13 October 2020" in page.content.decode()


def test_a_chosen_letter_leads_to_its_page_and_none_or_nonsense_to_a_sentence(client):
    client.force_login(make_officer("officer"))
    letter = make_letter()
    assert client.get(f"/staff/replies/log/?letter={letter.pk}").url == f"/staff/letters/{letter.pk}/reply/"
    for value, sentence in (("", "Choose the letter that the reply answers"), ("x", "Choose a letter from the list")):
        assert sentence in client.get(f"/staff/replies/log/?letter={value}").content.decode()


def test_without_any_letter_the_page_says_what_to_do(client):
    client.force_login(make_officer("officer"))
    assert "No letter waits for a reply." in client.get("/staff/replies/log/").content.decode()


def test_without_a_file_the_page_asks_for_one_and_other_methods_are_refused(client):
    client.force_login(make_officer("officer"))
    assert "Choose the files that arrived" in client.post("/staff/replies/log/").context["files"].errors["upload"]
    assert client.put("/staff/replies/log/").status_code == 405
