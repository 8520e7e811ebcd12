"""Into the ledger: what is queued, what is held with a reason, and what is refused (TRUST R-MAIL-1, R-MAIL-5)."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from letters.models import Dispatch, Letter
from tests.ledger.make import make_ready, may_send, queue
from tests.make import make_letter, make_office

pytestmark = pytest.mark.django_db
INJECTED = "\r\nBcc: other@evil.example"


def refused(letter, **fields):
    """The sentences with which queueing is refused, having left no row."""
    with pytest.raises(CorrespondenceError) as refusal:
        queue(letter, **fields)
    return refusal.value.sentences


def test_a_letter_that_may_go_is_queued_with_its_address_and_an_id_of_its_own(settings):
    may_send(settings)
    one, other = queue(make_ready()), queue(make_ready())
    assert (one.state, one.reason, one.to_address) == ("queued", "", "clerk@pcc.example")
    assert one.message_id.endswith("@iasc.example>")
    assert one.message_id != other.message_id


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ({"MAIL_SERVER": None}, "No mail server is set, so nothing is sent from here."),
        (
            {"MAIL_ALLOW": []},
            "No domain may be written to (MAIL_ALLOW is empty), so nothing is sent from here.",
        ),
        ({"MAIL_FROM": ""}, "No sender is set (MAIL_FROM), so nothing is sent from here."),
        ({"DEMONSTRATION_DAY": date(2020, 11, 20)}, "This is a demonstration: it sends nothing to anybody."),
        (
            {"MAIL_ALLOW": ["iasc.example", "example", ".pcc.example"]},
            "clerk@pcc.example is outside the domains that this installation may write to (MAIL_ALLOW).",
        ),
    ],
    ids=["no server", "nowhere allowed", "no sender", "demonstration", "another domain"],
)
def test_what_cannot_go_from_here_is_held_with_the_reason(settings, missing, reason):
    may_send(settings, **missing)
    dispatch = queue(make_ready())
    assert (dispatch.state, dispatch.reason) == ("held", reason)


@pytest.mark.parametrize(
    ("entry", "address", "state"),
    [
        ("pcc.example", "clerk@PCC.example", "queued"),
        ("pcc.example", "clerk@notpcc.example", "held"),
        ("pcc.example", "clerk@pcc.example.evil.example", "held"),
        ("pcc.example", "clerk@sub.pcc.example", "held"),
        (".pcc.example", "clerk@sub.pcc.example", "queued"),
        (".pcc.example", "clerk@notpcc.example", "held"),
        ("*", "clerk@pcc.example", "held"),
    ],
)
def test_only_the_domains_that_are_named_may_be_written_to(settings, entry, address, state):
    may_send(settings, MAIL_ALLOW=[entry])
    assert queue(make_ready(address)).state == state


def test_a_letter_by_post_waits_for_a_person_without_an_address(settings):
    dispatch = queue(make_ready(channel=Letter.Channel.POST))
    assert (dispatch.channel, dispatch.state, dispatch.to_address, dispatch.message_id) == ("post", "queued", "", "")


def test_an_office_without_an_address_is_refused_by_name(settings):
    may_send(settings)
    letter = make_ready(office=make_office(name="Office of Testingham"))
    assert refused(letter) == [
        f"Office of Testingham has no e-mail address: record one, or send {letter.reference} by post."
    ]
    assert Dispatch.objects.count() == 0


@pytest.mark.parametrize("field", ["subject", "address"])
def test_a_line_break_in_a_header_is_refused(settings, field):
    may_send(settings)
    letter = make_ready("clerk@pcc.example" + (INJECTED if field == "address" else ""))
    subject = "A letter" + (INJECTED if field == "subject" else "")
    assert refused(letter, subject=subject) == [
        f"The {field} of the e-mail has a line break or another control character in it: write it on one line."
    ]
    assert Dispatch.objects.count() == 0


def test_an_address_that_is_none_is_refused(settings):
    may_send(settings)
    sentences = refused(make_ready("clerk@pcc.example, other@pcc.example"))
    assert "is not an e-mail address" in sentences[0]


def test_a_letter_cannot_go_before_the_day_it_bears(settings):
    may_send(settings)
    letter = make_ready(dated=clock.today() + timedelta(days=2))
    assert "it cannot go before that day" in refused(letter)[0]
    assert queue(letter, not_before=clock.now() + timedelta(days=2)).state == "queued"


def test_what_is_queued_or_sent_is_not_queued_again(settings):
    may_send(settings)
    letter, sent = make_ready(), make_letter(office=make_office(email="clerk@pcc.example"))
    queue(letter)
    assert refused(letter) == [f"{letter.reference} is on its way already, or was sent."]
    Letter.objects.filter(pk=letter.pk).update(channel=Letter.Channel.POST)
    letter.refresh_from_db()
    assert refused(letter) == [f"{letter.reference} is on its way already, or was sent."]
    assert refused(sent) == [f"{sent.reference} is on its way already, or was sent."]
    assert queue(sent, resend=1, resend_reason="They lost it.").state == "queued"


def test_a_row_that_was_stopped_is_used_again_with_the_new_words(settings):
    may_send(settings)
    letter = make_ready()
    stopped = queue(letter)
    Dispatch.objects.update(state=Dispatch.State.STOPPED)
    again = queue(letter, subject="New words")
    again.refresh_from_db()
    assert (again.pk, again.state, again.subject) == (stopped.pk, "queued", "New words")
    assert Dispatch.objects.count() == 1


def test_no_row_stays_when_the_change_that_wanted_it_fails(settings):
    may_send(settings)
    letter = make_ready()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue(letter)
        raise ZeroDivisionError
    assert Dispatch.objects.count() == 0
