"""A letter of thanks is offered when everything asked for is in, and never needed (issue 5, Build 6)."""

from datetime import date

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters import ledger
from letters.drafting.thanks import write_thanks
from tests.make import make_commissioner, make_letter, make_officer, make_request, make_settlement
from tests.succession.make import make_change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.DEMONSTRATION_DAY = date(2021, 6, 1)


def make_answered(holder=None, **fields):
    """A letter to somebody in post from whom everything came."""
    holder = holder or make_commissioner(name="Alex Sample")
    letter = make_letter(office=holder.office, commissioner=holder, addressee_name=holder.name, **fields)
    make_settlement(make_request(letter))
    link = "https://sampleshire.example/profile"
    make_settlement(make_request(letter, "problem_profile"), "already_public", link=link)
    make_request(letter, "progress_update", is_optional=True)
    return letter


def test_it_thanks_for_each_thing_and_asks_for_nothing():
    letter = make_answered()
    made = write_thanks(letter, by=make_officer("officer"))
    assert made.body == (
        f"Thank you for the answer to my letter of 13 October 2020 (my reference {letter.reference})."
        "\n\nI have received:\n\n- Response strategy"
        "\n\nThese are published already, as I was told:\n\n- Problem profile or strategic needs assessment"
        "\n\nNothing more is outstanding. I am grateful for your help."
    )
    assert (made.refers_to, made.relation, made.addressee_name) == (letter, "thanks", "Alex Sample")
    assert not made.requested_documents.exists()
    ledger.note_sent(made, on=date(2021, 6, 1), by=make_officer("lead"))
    made.refresh_from_db()
    letter.refresh_from_db()
    assert (made.due_date, letter.closed_on) == (None, None)


def test_it_goes_to_whoever_holds_the_office_by_then():
    changed, old, new = make_change()
    letter = make_answered(old)
    made = write_thanks(letter, by=make_officer("officer"))
    assert made.commissioner == new
    assert "my letter to Alex Sample of 13 October 2020" in made.body


def test_it_is_offered_only_when_everything_is_in_and_nobody_was_thanked(client):
    letter, waiting, nothing = make_answered(), make_answered(), make_letter()
    make_request(waiting, "problem_profile", wording="another one")
    declined = make_answered()
    make_settlement(declined.requested_documents.first(), "declined")
    client.force_login(make_officer("lead"))
    offer = "Write a letter of thanks"
    offered = [one for one in (letter, waiting, nothing, declined) if offer in client.get(one.get_staff_url()).text]
    assert offered == [letter]
    made = write_thanks(letter, by=make_officer("officer"))
    ledger.note_sent(made, on=date(2021, 6, 1), by=make_officer("lead"))
    assert offer not in client.get(letter.get_staff_url()).text
    with pytest.raises(CorrespondenceError) as refused:
        write_thanks(letter, by=make_officer("officer"))
    assert refused.value.sentences == [f"{made} has thanked for it already."]


def test_nobody_is_thanked_while_the_post_is_vacant():
    letter = make_answered(make_commissioner(ended_on=date(2021, 1, 31)))
    with pytest.raises(CorrespondenceError) as refused:
        write_thanks(letter, by=make_officer("officer"))
    assert "Nobody is on record in post at" in refused.value.sentences[0]
