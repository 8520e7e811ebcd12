"""How far a letter written here is on its way out, in words; derived from the send ledger."""

from django.db.models import Exists, OuterRef, Q

from letters.models import Dispatch, Letter

State = Dispatch.State
RED, YELLOW, PLAIN = "red", "yellow", ""
WORDS = {
    None: ("Being written", PLAIN),
    State.QUEUED: ("Released", PLAIN),
    State.HELD: ("Held", YELLOW),
    State.SENDING: ("Being sent", PLAIN),
    State.FAILED: ("Sending failed", RED),
    State.UNKNOWN: ("Not known whether it went", RED),
}
SENTENCES = {
    None: "Being written: it goes once it is signed off and released.",
    State.QUEUED: "Released, and waiting to go.",
    State.HELD: "Released, and held: it does not go from here by itself.",
    State.SENDING: "Being sent.",
    State.FAILED: "Released, but sending it failed.",
    State.UNKNOWN: "Released, but nobody knows whether it went.",
}
NEEDS_A_PERSON = (State.HELD, State.FAILED, State.UNKNOWN)


def dispatch_of(letter):
    """The newest Dispatch of the letter itself that was not stopped, or None."""
    rows = [
        row
        for row in letter.dispatches.all()
        if row.step == 0 and row.channel != Dispatch.Channel.ARCHIVE and row.state != State.STOPPED
    ]
    return max(rows, key=lambda row: (row.resend, row.pk), default=None)


def sending_state(letter):
    """The state of that Dispatch, or None before the letter is released."""
    row = dispatch_of(letter)
    return row and row.state


def unsent_word(letter):
    """(word, colour) of a letter written here that has not been sent."""
    return WORDS.get(sending_state(letter), WORDS[State.QUEUED])


def unsent_sentence(letter):
    """Where a letter written here that has not been sent stands, as a sentence."""
    return SENTENCES.get(sending_state(letter), SENTENCES[State.QUEUED])


def needs_a_person(letter):
    """The row's own `letters_that_need_a_person`."""
    row = dispatch_of(letter)
    return row is not None and is_stuck(row)


def is_stuck(row):
    """Whether a Dispatch failed, is held or unknown, or came back."""
    return row.state in NEEDS_A_PERSON or row.bounced_on is not None


def letters_that_need_a_person(letters):
    """Those of `letters` whose newest Dispatch failed, is held or unknown, or came back."""
    every = Dispatch.objects.of_letters().standing()
    newer = every.filter(letter=OuterRef("letter"), resend__gt=OuterRef("resend"))
    stuck = (
        every.filter(letter=OuterRef("pk"))
        .filter(Q(state__in=NEEDS_A_PERSON) | Q(bounced_on__isnull=False))
        .filter(~Exists(newer))
    )
    return letters.filter(Exists(stuck), origin=Letter.Origin.WRITTEN, voided_at=None)
