"""Why a reply or a settlement is refused, in sentences: read by the pages, enforced by the verbs."""

from django.utils.html import format_html

from iasc_tracker import clock
from iasc_tracker.errors import sentences_of
from letters import filing
from letters.intake.messages import same_message
from letters.models import Document, Incoming, Reply, Settlement

SPOKEN = (Incoming.Channel.CALL, Incoming.Channel.MEETING)


def letter_obstacles(letter):
    """Why nothing can be filed to `letter`; empty when something can. A closed letter still takes replies."""
    rules = [
        (letter.is_draft, f"{letter} is still a draft. Confirm that it was sent, then log the reply."),
        (letter.discarded_at, f"{letter} was a draft and was discarded. Choose the letter that was sent."),
        (letter.voided_at, f"{letter} was voided. Log the reply to the letter that replaced it."),
    ]
    return sentences_of(*rules)


def day_obstacles(letter, on, *, name="date received"):
    """Why `on` cannot be the day on which something happened to a sent `letter`; `name` is what the day is called."""
    rules = [
        (on > clock.today(), f"The {name}, {on:%-d %B %Y}, is in the future. Enter the day on which it happened."),
        (
            on < letter.sent_on,
            f"The {name}, {on:%-d %B %Y}, is before {letter} was sent on {letter.sent_on:%-d %B %Y}.",
        ),
    ]
    return sentences_of(*rules)


def arrival_faults(*, channel, files, link, link_seen_on, note):
    """{field: sentence} for what is missing of an arrival: `files` is how many there are, the rest as in Incoming."""
    is_link, is_spoken = channel == Incoming.Channel.LINK, channel in SPOKEN
    faults, wordless = {}, not note.strip()
    if is_spoken and wordless:
        faults["note"] = "Write down what was said in the call or meeting."
    if is_link and not link:
        faults["link"] = "Enter the link that was sent."
    if link and link_seen_on is None:
        faults["link_seen_on"] = "Enter the day on which you looked at the link."
    if link_seen_on and link_seen_on > clock.today():
        faults["link_seen_on"] = "The day on which you looked at the link is in the future. Enter the day it was."
    if not (files or link or is_link or is_spoken) and wordless:
        faults["upload"] = "Choose the files that arrived, or write down what the reply said."
    return faults


def already_logged(held, *, apart_from=None):
    """A sentence that leads to what has the bytes or the Message-ID of `held`, or "" when there is nothing.

    `apart_from`: the mail that is being filed, whose own bytes are no second copy.
    """
    found = filing.same_bytes(held.sha256).select_related("letter", "incoming__reply__letter").first()
    if found is None:
        return same_message(held, apart_from=apart_from)
    letter = found.answered_letter
    if letter is None:
        return f"“{held.original_name}” has arrived before and waits to be filed. Leave it out."
    where = format_html('<a class="govuk-link" href="{}">{}</a>', letter.get_staff_url(), letter.reference)
    return format_html("“{}” is already logged with {}. Leave it out here.", held.original_name, where)


def mail_obstacles(incoming):
    """Why the mail `incoming` cannot be filed (again), in sentences; empty when it can."""
    reply = getattr(incoming, "reply", None)
    filed = reply is not None and reply.kind != Reply.Kind.UNREAD
    rules = [
        # Its worker would file it at the same moment.
        (
            incoming.is_mail and incoming.sorted_at is None,
            "The tracker has not looked at this message yet. Try again in a few minutes.",
        ),
        (filed, f"This message is filed to {reply.letter if filed else ''} already. Move that reply instead."),
        (
            incoming.state == Incoming.State.REJECTED,
            "This message was set aside. Put it back into the inbox, then file it.",
        ),
    ]
    return sentences_of(*rules)


def position_faults(enclosure):
    """{field: sentence} where the sender's position on publishing a file is stated without its evidence."""
    name = enclosure.held.original_name
    stated = enclosure.position != Document.Position.NOT_STATED
    faults = {}
    if stated and not enclosure.words.strip():
        faults["words"] = f"Enter the sender's words on publishing “{name}”."
    if stated and not enclosure.where.strip():
        faults["where"] = f"Say where the sender's words on publishing “{name}” stand."
    return faults


def statement_faults(requested, statement, on):
    """{field: sentence} for what `statement`, made of the RequestedDocument `requested` on the day `on`, lacks."""
    states, promised, faults = Settlement.State, statement.promised_for, {}
    if statement.state == states.PROMISED and promised is None:
        faults["promised_for"] = f"Enter the date by which “{requested}” is promised."
    elif statement.state == states.PROMISED and promised < on:
        faults["promised_for"] = f"“{requested}” is promised for a day before {on:%-d %B %Y}. Enter a later date."
    if statement.state == states.ALREADY_PUBLIC and not statement.link:
        faults["link"] = f"Enter the link at which “{requested}” is already public."
    if statement.state == states.NOT_PURSUED and not statement.note.strip():
        faults["note"] = f"Say why “{requested}” is not pursued."
    return faults
