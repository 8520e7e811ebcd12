"""The lead's morning: from log-in to twelve correct chasers sent, in at most six clicks plus reading (issue 5)."""

from datetime import UTC, date, datetime
from email import message_from_bytes, policy

import pytest
import time_machine
from django.db import transaction

from letters.models import Chaser, Dispatch
from tests.browser.test_sign_release_send import listening
from tests.chasing.make import make_late, make_reachable
from tests.checking.rounds import work
from tests.ledger.make import may_send
from tests.ledger.sink import Sink
from tests.make import make_incoming, make_officer, make_settlement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
MORNING = datetime(2020, 11, 20, 9, tzinfo=UTC)
GREEK = ("Alpha", "Beta", "Gamma", "Delta", "Epsi", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda", "Omega")
NAMES = [f"{letter}shire" for letter in GREEK]
KINDS = ("problem_profile", "response_strategy")
MOST_CLICKS = 6


def counted(person):
    """`person`, whose clicks (or keys that stand for one) are counted in the list that comes back with them."""
    clicks, unseen = [], person.work

    def work(control, key=None):
        clicks.append(control)
        return unseen(control, *([key] if key else []))

    person.work = work
    return person, clicks


def make_morning():
    """Twelve letters to chase, and four that must be left alone; the addresses that are to be written to."""
    for name in NAMES:
        letter = make_late(name, kinds=KINDS)
        make_settlement(letter.requested_documents.first(), "received")
    waits, answered = make_late("Waitshire"), make_late("Sentshire")
    make_incoming(office=waits.office)
    make_settlement(answered.requested_documents.get(), "received")
    promised = make_late("Promiseshire").requested_documents.get()
    make_settlement(promised, "promised", promised_for=date(2020, 11, 27))
    unchecked = make_reachable("Uncheckedshire")
    unchecked.email_checked_on = unchecked.email_checked_by = None
    unchecked.save(update_fields=["email_checked_on", "email_checked_by"])
    make_late(office=unchecked)
    return sorted(f"office@{name.lower()}.example" for name in NAMES)


def test_twelve_correct_chasers_in_six_clicks(person, settings):
    sink = Sink()
    with listening(sink) as port, time_machine.travel(MORNING, tick=True):
        settings.DEMONSTRATION_DAY = None
        may_send(settings, port, MAIL_ALLOW=[".example"])
        with transaction.atomic():
            addresses, officer = make_morning(), make_officer("lead")
        lead, clicks = counted(person())
        lead.log_in(officer)
        lead.follow("12 To chase")
        lead.reads("14 replies are late")
        lead.press("Preview the messages")
        lead.reads("Look at 12 messages")
        lead.press("Send the ticked messages")
        lead.sees("12 chasers confirmed and on their way")
        assert len(clicks) <= MOST_CLICKS
        work()
    assert sorted(recipient for recipient, _ in sink.letters) == addresses
    assert set(sink.letters.values()) == {1}
    assert {row.state for row in Dispatch.objects.all()} == {"sent"}
    for _, _, data in sink.taken:
        words = message_from_bytes(data, policy=policy.default).get_body().get_content()
        assert [line for line in words.splitlines() if line.startswith("- ")] == [
            "- Problem profile or strategic needs assessment (received on 2 November 2020)",
            "- Response strategy",
        ]
    assert {chaser.confirmed_by for chaser in Chaser.objects.all()} == {officer}
