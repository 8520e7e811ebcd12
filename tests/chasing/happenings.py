"""All that may happen to letters that are chased, apart from the chasing: each takes a `World` and draws from its dice.

Each calls the verb that a page or the mailbox calls, so what a rule forbids is refused and does not happen.
"""

from datetime import timedelta
from uuid import uuid4

from iasc_tracker import clock
from letters import intake
from letters.chasing import end_snooze, snooze
from letters.dispatch import posting
from letters.drafting import deadlines, records
from letters.drafting.logging_letters import Ask
from letters.mailbox.bounces import note_bounce
from letters.models import Incoming, Reply
from recipients.models import Contact
from recipients.verbs.contacts import add_contact
from recipients.verbs.holders import change_holder
from recipients.verbs.offices import edit_office, mark_email_checked
from tests.chasing.world import DOMAIN
from tests.make import make_incoming, make_reply

WHY = {"reason": "So it is."}
STATES = ["received", "part_received", "declined", "promised", "promised", "awaited", "not_held"]


def mail_arrives(world):
    """From a known address, or with a guess, or not looked into yet; into the inbox."""
    letter = world.letter()
    guess = {"letter": letter.pk, "reference": letter.reference, "score": 40, "reasons": []}
    kinds = [
        {"office": letter.office, "sorted_at": clock.now()},
        {"guesses": [guess], "sorted_at": clock.now()},
        {"sha256": uuid4().hex * 2, "file": "originals/x", "size": 1},
    ]
    make_incoming(received_on=world.today, **world.dice.choice(kinds))


def tracker_files_mail(world):
    mail = make_incoming(received_on=world.today, state="filed", sorted_at=clock.now())
    make_reply(world.letter(), incoming=mail, kind="unread", filed_by=None, filed_at=clock.now())


def tracker_looks_into_mail(world):
    Incoming.objects.filter(sorted_at=None).update(sorted_at=clock.now())


def mail_is_filed(world):
    """What waits, or what the tracker filed, becomes a reply; it settles some documents, or none."""
    unread = world.one_of(Reply.objects.filter(kind="unread"))
    mail = unread.incoming if unread else world.one_of(Incoming.objects.waiting())
    if mail:
        reply_is_logged(world, incoming=mail, received_on=mail.received_on)


def reply_is_logged(world, **arrival):
    """A reply by post, unless told of mail."""
    letter = world.letter()
    asked = [item for item in letter.requested_documents.all() if world.dice.random() < 0.3]
    intake.log_reply(
        letter,
        by=world.officer,
        channel="email" if arrival else "post",
        sender="A. Clerk",
        kind=world.dice.choice(["acknowledgement", "holding", "part", "full"]),
        note="What they wrote.",
        settlements={item: (world.dice.choice(STATES), world.later()) for item in asked},
        **({"received_on": world.today} | arrival),
    )


def reply_is_moved(world):
    """It was filed to the wrong letter: of the same office, or of another."""
    reply = world.one_of(Reply.objects.all())
    if reply:
        intake.move_reply(reply, to=world.letter(), by=world.officer, **WHY)


def mail_is_set_aside(world):
    mail = world.one_of(Incoming.objects.waiting())
    if mail:
        intake.mark_spam(mail, by=world.officer)


def document_is_settled(world):
    state, later = world.dice.choice(STATES), world.later()
    intake.settle(world.asked(), by=world.officer, state=state, promised_for=later)


def settlement_is_undone(world):
    intake.undo_settlement(world.asked(), by=world.officer, **WHY)


def later_date(world):
    deadlines.agree_later_date(world.letter(), by=world.lead, due_on=world.later(), **WHY)


def later_date_taken_back(world):
    deadlines.take_back_later_date(world.letter(), by=world.lead, **WHY)


def date_mended(world):
    earlier = world.today - timedelta(days=world.dice.randint(1, 20))
    deadlines.mend_date(world.letter(), by=world.lead, due_on=earlier, **WHY)


def clock_stopped(world):
    deadlines.stop_clock(world.letter(), by=world.lead, on=world.today, **WHY)


def clock_started(world):
    deadlines.start_clock(world.letter(), by=world.lead, on=world.today, **WHY)


def handed_over(world):
    """Somebody else takes over today, or the post falls vacant."""
    office, world.number = world.office(), world.number + 1
    new = {"name": f"Newcomer {world.number}", "salutation": "Newcomer", "started_on": world.today}
    leaves = {"ended_on": world.today - timedelta(days=1)}
    how = world.dice.choice([leaves, leaves | new, new])
    change_holder(office, by=world.officer, version=office.version, **how)


def address_changes(world):
    office = world.office()
    email = world.dice.choice(["", f"new{world.dice.randint(1, 9)}@{DOMAIN}"])
    edit_office(office, by=world.officer, version=office.version, email=email)


def address_checked(world):
    office = world.office()
    mark_email_checked(office, by=world.officer, version=office.version)


def contact_added(world):
    """With an e-mail address, or with a number to call alone."""
    office, world.number = world.office(), world.number + 1
    if Contact.objects.filter(office=office).count() < 2:
        email = world.dice.choice(["", f"contact{world.number}@{DOMAIN}"])
        name = {"name": f"Contact {world.number}", "email": email, "phone": "0000"}
        add_contact(office, by=world.officer, version=office.version, **name)


def message_comes_back(world):
    row = world.dispatch(state="sent", channel="email", bounced_on=None)
    if row and world.dice.random() < 0.5:
        posting.record_bounce(row, on=world.today, by=world.officer, **WHY)
    elif row:
        note_bounce(row, on=world.today, **WHY)


def snoozed(world):
    snooze(world.letter(), by=world.lead, until=world.later(), **WHY)


def snooze_ended(world):
    end_snooze(world.letter(), by=world.lead)


def closed(world):
    records.close(world.letter(), by=world.officer, reason="no_answer")


def reopened(world):
    closed_one = next((one for one in map(again, world.letters) if one.closed_on), world.letter())
    records.reopen(closed_one, by=world.officer, note="They wrote after all.")


def again(row):
    row.refresh_from_db()
    return row


def asked_for_after_all(world):
    """A mistake of the record is mended: what was asked for was only invited, or the other way round."""
    letter = world.letter()
    wrong = world.asked(letter)
    asks = [Ask(one.kind, one.wording, one.is_optional != (one == wrong)) for one in letter.requested_documents.all()]
    records.amend(letter, by=world.officer, version=letter.version, values={}, asks=asks, **WHY)


HAPPENINGS = [
    *(mail_arrives, tracker_files_mail, tracker_looks_into_mail, mail_is_filed, reply_is_logged, mail_is_set_aside),
    *(reply_is_moved,),
    *(document_is_settled, document_is_settled, settlement_is_undone, asked_for_after_all),
    *(later_date, later_date_taken_back, date_mended, clock_stopped, clock_started),
    *(handed_over, handed_over, address_changes, address_checked, contact_added, message_comes_back),
    *(snoozed, snooze_ended, closed, reopened),
]
