"""/areas/<slug>/: who holds the office and who held it, what is public of the letters, and nothing else."""

from datetime import date

import pytest

from tests.make import make_commissioner, make_office
from tests.public.world import published_case

pytestmark = pytest.mark.django_db


def text_of(client, area):
    """The page of `area`."""
    return client.get(f"/areas/{area.slug}/").content.decode()


def test_holders_stand_newest_first_with_the_dates_as_exact_as_they_are_known(client):
    own, _ = published_case()
    office = own.document.letter.office
    make_commissioner(office=office, name="Alex First", started_on=date(2016, 5, 12), ended_on=date(2021, 5, 12))
    second = {"started_on": date(2021, 5, 1), "started_precision": "month", "status": "unverified"}
    make_commissioner(office=office, name="Robin Second", **second)
    make_commissioner(office=make_office(), name="Dana Elsewhere")
    page = text_of(client, office.area)
    assert page.index("Robin Second") < page.index("Alex First")
    for words in (
        "12 May 2021",
        "May 2021",
        "Still in post, as far as recorded",
        "Not checked against a second source",
    ):
        assert words in page
    assert "Dana Elsewhere" not in page


def test_a_closed_office_names_its_successor_after_the_present_one(client):
    own, _ = published_case()
    old = own.document.letter.office
    new = make_office(area=old.area, name="Mayor of Sampleshire", opened_on=date(2021, 5, 10))
    old.closed_on, old.succeeded_by = date(2021, 5, 9), new
    old.save()
    page = text_of(client, old.area)
    assert "Its work went to: Mayor of Sampleshire." in page
    assert page.index("Mayor of Sampleshire</caption>") < page.index(f"{old.name}</caption>")


def test_each_letter_leads_to_its_whole_response_and_to_no_other(client):
    own, reply = published_case()
    other, elsewhere = published_case()
    page = text_of(client, own.document.letter.office.area)
    keys = [copy.document.incoming.reply.pk for copy in (reply, elsewhere)]
    whole = [f'href="/responses/{key}/">Response received on' in page for key in keys]
    assert whole == [True, False]
