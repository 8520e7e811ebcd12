"""Why a chaser of a letter may not go on a day (DESIGN rule 6), each reason with the page where it is settled."""

from typing import NamedTuple

from iasc_tracker.working_days import spell
from letters.models import Dispatch
from letters.owing.chasers import Stage, dispatch_of, newest_dispatch, stage_of

State = Dispatch.State
IN_HAND = {
    Stage.WRITING: "{step} is being written.",
    Stage.ON_ITS_WAY: "{step} is on its way.",
    # A reason is one or more sentences of its own, or the words of a mail server.
    Stage.HELD: "{step} was confirmed and has not gone. {reason}",
    Stage.UNKNOWN: "Nobody knows whether {step} went. {reason}",
    Stage.FAILED: "{step} failed. {reason}",
    Stage.CAME_BACK: "{step} came back. {reason}",
}
UNDELIVERED = {
    State.QUEUED: "The letter is to go once more, and has not gone yet.",
    State.SENDING: "The letter is just being sent.",
    State.HELD: "Sending the letter is held.",
    State.FAILED: "Sending the letter failed.",
    State.UNKNOWN: "Nobody knows whether the letter went.",
}


class Hold(NamedTuple):
    """One reason: a code for tests and counts, a sentence, and where to see to it (words and address, "" for none)."""

    code: str
    sentence: str
    words: str = ""
    url: str = ""


def holds_of(letter, around, recipient, *, chasers):
    """Every `Hold` of an e-mail chaser of `letter` to `recipient` (a Recipient or None) on the day of `around`.

    `chasers`: those of the letter that stand, without the one that is being looked at.
    """
    return (
        *general_holds(letter, around, chasers=chasers),
        *address_holds(letter, around, recipient),
    )


def general_holds(letter, around, *, chasers):
    """What holds every kind of step that is written: e-mail and formal letter."""
    return (
        *arrival_holds(letter, around),
        *chaser_holds(chasers),
        *letter_holds(letter),
        *office_holds(letter, around),
        *snooze_holds(letter, around.on),
    )


def arrival_holds(letter, around):
    """Something came that may be the answer, and nobody has filed it or looked at it."""
    mail, unread = around.mail.get(letter.office_id), around.unread.get(letter.office_id)
    found = []
    if mail:
        words = f"Something that arrived on {spell(mail.received_on)} may be from this office and is not filed."
        found.append(Hold("unfiled", words, "Look at it", mail.get_staff_url()))
    if unread:
        words = f"A reply to {unread.letter} was filed by the tracker, and nobody has looked at it."
        found.append(Hold("unread", words, "Look at it", unread.incoming.get_staff_url()))
    return found


def chaser_holds(chasers):
    """An earlier chaser is not done with: written, on its way, held, failed, or nobody knows."""
    found = []
    for chaser in chasers:
        stage = stage_of(chaser)
        if stage in IN_HAND:
            row = dispatch_of(chaser)
            reason = (row and (row.bounced_reason or row.reason)) or "No reason was given."
            step = f"Chaser {chaser.step}" if chaser.formal_letter is None else str(chaser.formal_letter)
            words = IN_HAND[stage].format(step=step, reason=reason).rstrip(".") + "."
            found.append(Hold(stage.name.lower(), words, "See the chaser", chaser.get_staff_url()))
    return found


def letter_holds(letter):
    """The letter itself did not arrive, was withdrawn, or has dates that cannot be right."""
    found, url = [], letter.get_staff_url()
    if not letter.is_live:
        found.append(Hold("not live", "The letter is not open: nothing is expected any more.", "See the letter", url))
    return found + delivery_holds(letter) + date_holds(letter, url)


def delivery_holds(letter):
    """Nobody can say that the letter itself arrived (`Dispatch.objects.undelivered`)."""
    row, url = newest_dispatch(letter, 0), letter.get_staff_url()
    if row and row.bounced_on:
        words = f"The letter itself came back on {spell(row.bounced_on)}: {row.bounced_reason}"
        return [Hold("undelivered", words, "See the letter", url)]
    if row and row.state in UNDELIVERED:
        return [Hold("undelivered", f"{UNDELIVERED[row.state]} {row.reason}".strip(), "See the letter", url)]
    return []


def date_holds(letter, url):
    """There is no reply date to be late by: none set, the clock stopped, or one that is before the sending."""
    due = letter.due_date
    if due is None:
        return [Hold("no date", "No reply date was set.", "Set a date", url)]
    if due.is_stopped:
        return [Hold("stopped", f"The clock is stopped: {due.reason or due.working}", "See the letter", url)]
    if letter.sent_on and due.due_on <= letter.sent_on:
        words = f"The reply date, {spell(due.due_on)}, is not after the day of sending, {spell(letter.sent_on)}."
        return [Hold("wrong date", words, "Mend the date", url)]
    return []


def office_holds(letter, around):
    """Nobody is there to answer: the office has closed, or nobody is certainly in post."""
    office, url = letter.office, letter.office.get_staff_url()
    if not office.is_open_on(around.on):
        after = f" Its successor is {office.succeeded_by}." if office.succeeded_by else ""
        return [Hold("closed", f"{office} is not open any more.{after}", "See the office", url)]
    if around.certain.get(office.pk):
        return []
    possible = " or ".join(one.name for one in around.possible.get(office.pk, ()))
    words = f"It is not certain who is in post: {possible}." if possible else "Nobody is in post."
    return [Hold("nobody in post", words, "See the office", url)]


def snooze_holds(letter, on):
    """A person asked to leave the letter alone."""
    newest = next(iter(letter.snoozes.all()), None)
    if newest is None or not newest.holds(on):
        return []
    words = f"Snoozed until {spell(newest.until)} by {newest.set_by}: {newest.reason}"
    return [Hold("snoozed", words, "See the letter", letter.get_staff_url())]


def address_holds(letter, around, recipient):
    """The e-mail address cannot be relied on: none, came back, or nobody has checked it."""
    url = letter.office.get_staff_url()
    if recipient and recipient.contact:
        return contact_holds(recipient, url)
    office = letter.office
    if not office.email:
        return [Hold("no address", "The office has no e-mail address.", "Add an address", url)]
    if office.email_failed_on:
        words = f"A message to {office.email} came back or was refused on {spell(office.email_failed_on)}."
        return [Hold("failed address", words, "Mend the address", url)]
    if office.email_checked_on is None:
        words = f"Nobody has checked that {office.email} is right."
        return [Hold("unverified", words, "Check the address", url)]
    return []


def contact_holds(recipient, url):
    """The same for a contact of the office, whose address a person typed in."""
    if not recipient.address:
        return [Hold("no address", f"{recipient.name} has no e-mail address.", "Add an address", url)]
    if recipient.contact.email_failed_on:
        words = f"A message to {recipient.address} came back or was refused on "
        words += f"{spell(recipient.contact.email_failed_on)}."
        return [Hold("failed address", words, "Mend the address", url)]
    return []
