"""Chasing as a lead, a worker and a mail server do it, each held to `slow.Rows` at every step."""

import email
import re
from collections import Counter
from email import policy

from iasc_tracker.errors import CorrespondenceError
from letters import chasing, ledger, owing
from letters.chasing import log_contact, put_back
from letters.dispatch import posting
from letters.drafting.formal_chasers import write_formal_chaser
from letters.ledger import sending
from letters.ledger.settling import settle
from letters.ledger.smtp import deliver
from letters.models import Chaser, Dispatch
from tests.chasing.slow import Rows
from tests.ledger.sink import DROP, TAKE_AND_DROP
from tests.make import make_document

PDF = {"original_name": "letter.pdf", "media_type": "application/pdf"}
PAPER = re.compile(r"A certain paper, number \d+\.")


def asked_for(text):
    """What a message says is not received: the documents, by their names, as often as it says so."""
    return Counter(PAPER.findall(text.split("We have not yet received:")[-1]))


def lead_previews(world):
    letter = world.letter()
    contact = world.one_of(letter.office.contacts) if world.dice.random() < 0.2 else None
    now = owing.standing_of(letter, world.today, contact=contact)
    if now.late and now.recipient:
        message = chasing.message_of(now)
        assert asked_for(message.text) == Counter(item.wording for item in Rows().late(letter)), "exactly what is late"
        world.previews.append((letter, contact, message))


def lead_confirms(world):
    """Confirm what was looked at some time ago: it is taken exactly when nothing holds it and nothing has changed."""
    if not world.previews:
        return
    letter, contact, message = world.previews[-1] if world.dice.random() < 0.8 else world.dice.choice(world.previews)
    rows = Rows()
    held = rows.against_email(letter, message.now.step, contact)
    chaser = confirmed(world, letter, contact, message)
    if chaser is None:
        assert held or not rows.late(letter) or is_old(world, letter, contact, message), "nothing held it"
        return
    assert not held, held
    assert set(chaser.requested_documents.all()) == rows.late(letter), "it names exactly what is late"
    assert not is_old(world, letter, contact, message, without=chaser)
    assert confirmed(world, letter, contact, message) is None, "it was confirmed twice"


def confirmed(world, letter, contact, message):
    """The Chaser, or None when it was refused, which leaves no trace."""
    count = Chaser.objects.count(), Dispatch.objects.count()
    words = {"sha256": message.sha256, "subject": message.subject, "text": message.text}
    try:
        return chasing.confirm(letter, by=world.lead, contact=contact, **words)
    except CorrespondenceError as refusal:
        print("refused:", *refusal.sentences)
        assert count == (Chaser.objects.count(), Dispatch.objects.count())
        return None


def is_old(world, letter, contact, message, without=None):
    """Whether what was looked at would be another message by now."""
    now = owing.standing_of(letter, world.today, contact=contact, without=without)
    return not now.late or not now.recipient or chasing.message_of(now).sha256 != message.sha256


def lead_puts_back(world):
    chaser = world.chaser(way="email")
    if chaser:
        put_back(chaser, by=world.lead, reason="It did not go.")


def officer_calls(world):
    log_contact(world.letter(), by=world.officer, way="call", happened_on=world.today, to_name="", note="We spoke.")


def lead_begins_a_formal_letter(world):
    write_formal_chaser(world.letter(), by=world.lead)


def formal_letter_is_released(world):
    """As its release does, which asks first whether it may go."""
    chaser = world.chaser(way="letter", formal_letter__sent_on=None)
    if chaser and not owing.reasons_not_to_release(chaser.formal_letter, world.today):
        made, words = chaser.formal_letter, {"subject": "A letter", "text": "It is attached."}
        ledger.queue(made, release=None, by=world.lead, not_before=sending.clock.now(), **words)
        make_document(f"%PDF of {made.reference}".encode(), letter=made, **PDF)


def officer_posts(world):
    row = world.dispatch(channel="post", state="queued")
    if row:
        posting.mark_sent([row], on=world.today, by=world.officer)


def officer_tries_again(world):
    row = world.dispatch(state="held")
    if row:
        posting.try_again(row, by=world.officer)


def officer_asks_whether_it_arrived(world):
    row = world.dispatch(state="unknown")
    if row:
        posting.resolve_unknown(row, arrived=copies(world)[row.message_id] > 0, by=world.officer)


def copies(world):
    """How often the server took each message."""
    return Counter(message_id for _, message_id, _ in world.sink.taken)


def server_changes(world):
    """It works; or it is lost, or refuses, or breaks off at the next message; or none is set."""
    script = world.dice.choice([{}, {}, {"RCPT": ["451 later"]}, {"RCPT": ["550 No such user"]}, {"DATA": [DROP]}])
    world.sink.script = world.dice.choice([script, script, {"DATA": [TAKE_AND_DROP]}])
    port = 1 if world.dice.random() < 0.15 else world.port
    server = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": port}
    world.settings.MAIL_SERVER = None if world.dice.random() < 0.1 else server


def worker_takes_one(world):
    """The worker claims a message; whatever happens now comes between that and its handing over."""
    rows = Dispatch.objects.due(sending.clock.now())
    row = world.one_of(rows.select_related("letter__office"))
    if row and world.at_work is None and not sending.held(row) and sending.claim(row):
        world.at_work = row, sending.bytes_of(row)


def worker_hands_over(world):
    """It goes exactly when nothing holds it at that moment, and it is this worker's."""
    if world.at_work is None:
        worker_takes_one(world)
    if world.at_work is None or world.settings.MAIL_SERVER is None:
        return
    (row, data), world.at_work = world.at_work, None
    before = copies(world)

    def hand_over():
        held, is_mine = Rows().against_handing_over(row), mine(row)
        went = sending.hand_over(row)
        assert went == (is_mine and not held), (went, held)
        world.handed_over += went
        return went

    settle(row, deliver(data, recipient=row.to_address, hand_over=hand_over))
    new = copies(world) - before
    assert set(new.values()) <= {1} and set(new) <= {row.message_id}
    if new and row.step:
        text = email.message_from_bytes(data, policy=policy.SMTP).get_body().get_content()
        chaser = Chaser.objects.filter(letter=row.letter_id, step=row.step).latest("pk")
        assert asked_for(text) == Counter(item.wording for item in chaser.requested_documents.all())


def mine(row):
    """Whether the row is still this worker's to hand over."""
    now = Dispatch.objects.get(pk=row.pk)
    still = (now.attempts, now.asked_at, now.state) == (row.attempts, row.asked_at, "sending")
    return still and now.handed_over_at is None and now.lease_until > sending.clock.now()


def worker_dies(world):
    world.at_work = None


def reconciler_runs(world):
    ledger.settle_lapsed(sending.clock.now())


CHASES = [
    *(reconciler_runs, server_changes, officer_tries_again, officer_asks_whether_it_arrived, lead_puts_back),
    *(lead_previews, lead_confirms, worker_takes_one, worker_hands_over, worker_dies, officer_calls),
    *(lead_begins_a_formal_letter, formal_letter_is_released, officer_posts),
]
