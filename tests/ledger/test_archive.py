"""The archive copy: a row of its own, the same message, and the archive as its only recipient."""

import pytest

from letters import ledger
from letters.models import Dispatch
from tests.ledger.make import make_ready, may_send, queue
from tests.ledger.sink import Sink

pytestmark = pytest.mark.django_db
ALLOWED = ["pcc.example", "iasc.example"]


def test_it_is_queued_when_the_letter_went_and_goes_to_the_archive_alone(settings):
    sink = Sink()
    with sink.listening() as port:
        may_send(settings, port, MAIL_ARCHIVE="archive@iasc.example", MAIL_ALLOW=ALLOWED)
        letter = queue(make_ready())
        assert list(Dispatch.objects.all()) == [letter]
        (copy,) = ledger.send(letter.pk)
        assert ledger.send(copy.pk) == []
    (_, _, original), (_, _, archived) = sink.taken
    assert dict(sink.letters) == {
        ("clerk@pcc.example", letter.message_id): 1,
        ("archive@iasc.example", letter.message_id): 1,
    }
    assert archived == original
    copy.refresh_from_db()
    assert (copy.channel, copy.state, copy.to_address) == ("archive", "sent", "archive@iasc.example")
    assert set(Dispatch.objects.of_letters()) == {letter}


def test_it_is_held_where_the_archive_may_not_be_written_to(settings):
    with Sink().listening() as port:
        may_send(settings, port, MAIL_ARCHIVE="archive@elsewhere.example")
        assert ledger.send(queue(make_ready()).pk) == []
    copy = Dispatch.objects.get(channel=Dispatch.Channel.ARCHIVE)
    assert copy.state == "held"
    assert "archive@elsewhere.example is outside the domains" in copy.reason


def test_a_refused_copy_says_nothing_about_the_office(settings):
    sink = Sink()
    with sink.listening() as port:
        may_send(settings, port, MAIL_ARCHIVE="archive@iasc.example", MAIL_ALLOW=ALLOWED)
        letter = queue(make_ready())
        (copy,) = ledger.send(letter.pk)
        sink.script = {"RCPT": ["550 no archive"]}
        ledger.send(copy.pk)
    copy.refresh_from_db()
    letter.refresh_from_db()
    letter.letter.office.refresh_from_db()
    assert (copy.state, letter.state, letter.letter.office.email_failed_on) == ("failed", "sent", None)
