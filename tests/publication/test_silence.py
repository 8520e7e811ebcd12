"""Saying that nothing was received: off by default, only after a notice, and gone everywhere with any reply."""

from datetime import timedelta

import pytest

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.working_days import spell
from letters import publication
from letters.models import Dispatch, Letter, SilenceNotice
from tests.make import (
    make_incoming,
    make_letter,
    make_office,
    make_officer,
    make_reply,
    make_request,
    make_settlement,
)
from tests.public.world import make_case, own_copy

pytestmark = pytest.mark.django_db
SAID = "the Commissioner has received no response"


@pytest.fixture
def letter():
    """A public letter of a campaign that names the silent, without a reply, its notice given long ago."""
    letter = make_case()
    own_copy(letter)
    lead = make_officer("lead", "publisher")
    publication.name_unanswered(letter.campaign, by=lead, names=True, notice_days=5, reason="The round is closing.")
    letter.refresh_from_db()
    notice = publication.give_notice(letter, by=lead, sent_on=letter.sent_on, told="By e-mail, with how to object.")
    assert notice.names_from > notice.sent_on
    return letter


def places(client, letter):
    """Where a page says so: of the letter, its area and its campaign."""
    pages = [f"/letters/{letter.reference}/", f"/areas/{letter.office.area.slug}/"]
    pages.append(f"/campaigns/{letter.campaign.slug}/")
    return [SAID in client.get(page).content.decode() for page in pages]


def test_it_is_said_with_its_day_once_all_conditions_hold(client, letter):
    other = make_case()
    own_copy(other)
    assert places(client, letter) == [True, True, True]
    page = client.get(f"/letters/{letter.reference}/").content.decode()
    assert f"As at {clock.today():%-d %B %Y}, {SAID}" in page
    assert places(client, other) == [False, False, False]


def switch_off(letter):
    """The campaign stops doing so."""
    officer = make_officer("publisher")
    publication.name_unanswered(letter.campaign, by=officer, names=False, notice_days=5, reason="Not now.")


def make_dispatch(letter, **fields):
    """A sending of `letter` by post."""
    Dispatch.objects.create(letter=letter, channel="post", asked_by=letter.sent_by, **fields)


def bounce(letter):
    """The letter comes back."""
    sent = {"state": "sent", "sent_on": letter.sent_on, "sent_by": letter.sent_by}
    make_dispatch(letter, bounced_on=letter.sent_on, **sent)


def close(letter):
    """The letter is closed."""
    letter.closed_on, letter.closed_by, letter.closed_reason = clock.today(), letter.sent_by, "duplicate"
    letter.save()


def wait(letter):
    """The time to object is not up."""
    notice = letter.silence_notices.get()
    notice.names_from = clock.today() + timedelta(days=1)
    notice.save()


def hear(letter, state, **fields):
    """Something asked for is settled without a reply to `letter`, and something else stays outstanding."""
    make_request(letter, "progress_update")
    make_settlement(letter.requested_documents.first(), state, **fields)


def guess(letter):
    """Mail that is taken for another office's may answer `letter`."""
    make_incoming(office=make_office(), guesses=[{"letter": letter.pk, "reference": letter.reference, "reasons": []}])


ENDINGS = {
    "part of it came with the reply to another letter": lambda letter: hear(letter, "received", reply=make_reply()),
    "a link came with the reply to another letter": lambda letter: hear(
        letter, "already_public", link="https://plan.example/", reply=make_reply()
    ),
    "the office said on the phone that it declines": lambda letter: hear(letter, "declined"),
    "something of another office that may answer it is in the inbox": guess,
    "a reply of any kind": lambda letter: make_reply(letter, kind="acknowledgement"),
    "something of the office in the inbox": lambda letter: make_incoming(office=letter.office),
    "something of nobody known in the inbox": lambda letter: make_incoming(office=None),
    "a reply to another letter of the office that nobody looked at": lambda letter: make_reply(
        make_letter(office=letter.office), kind="unread", filed_by=None
    ),
    "the letter came back": bounce,
    "nobody knows whether it arrived": lambda letter: make_dispatch(letter, state="unknown"),
    "the letter is closed": close,
    "the time is not up": wait,
    "the campaign stops doing so": switch_off,
    "the office objected": lambda letter: publication.object_to(
        letter.silence_notices.get(), by=make_officer("lead"), on=clock.today(), words="We answered."
    ),
    "the notice is taken back": lambda letter: publication.take_back(
        letter.silence_notices.get(), by=make_officer("lead"), reason="A mistake."
    ),
    "nothing is outstanding": lambda letter: letter.requested_documents.update(is_optional=True),
}


# The rest is of the letter, and stands in the way of a notice in the same way.
OF_THE_NOTICE = {"the time is not up", "the campaign stops doing so", "the office objected", "the notice is taken back"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_condition_that_fails_takes_it_off_every_page_at_once(client, letter, ending):
    assert places(client, letter) == [True, True, True]
    ENDINGS[ending](letter)
    assert places(client, letter) == [False, False, False]
    assert SilenceNotice.objects.letters_named(clock.today()) == set()
    obstacles = publication.notice_obstacles(Letter.objects.get(pk=letter.pk))
    assert bool(obstacles) == (ending not in OF_THE_NOTICE), "the same in words"


def test_it_is_off_unless_somebody_switches_it_on(client):
    letter = make_case()
    own_copy(letter)
    publication.give_notice(letter, by=make_officer("lead"), sent_on=letter.sent_on, told="By e-mail.")
    assert (letter.campaign.names_unanswered, places(client, letter)) == (False, [False, False, False])


def test_what_the_office_itself_found_or_let_go_is_no_answer(client, letter):
    hear(letter, "not_pursued")
    assert places(client, letter) == [True, True, True]


def test_no_notice_while_something_may_be_an_answer():
    letter = make_case()
    hear(letter, "promised", promised_for=clock.today())
    guess(letter)
    make_incoming(office=letter.office)
    with pytest.raises(CorrespondenceError) as refused:
        publication.give_notice(letter, by=make_officer("lead"), sent_on=clock.today(), told=" ")
    assert set(refused.value.sentences) == {
        "Something that arrived on 2 November 2020 may be from this office and is not filed.",
        "The office has said or sent something about what it asks for.",
        "Enter how the office was told, and how it can object.",
    }


def test_the_pages_record_a_notice_and_an_objection(client):
    letter = make_case()
    client.force_login(make_officer("lead"))
    page = f"/staff/campaigns/{letter.campaign.pk}/unanswered/"
    assert "Record a notice" in client.get(page).content.decode()
    suggested = client.get(f"/staff/letters/{letter.pk}/notice/").context["form"]["told"].value()
    client.post(f"/staff/letters/{letter.pk}/notice/", {"sent_on": "today", "told": "By post."})
    notice = SilenceNotice.objects.get()
    assert f"still have none on {spell(notice.names_from)}," in suggested
    client.post(f"/staff/notices/{notice.pk}/objection/", {"on": "today", "words": "We did answer."})
    assert "The office objected" in client.get(page).content.decode()
    client.force_login(make_officer("officer"))
    assert client.post(f"/staff/notices/{notice.pk}/take-back/", {"reason": "x"}).status_code == 403
