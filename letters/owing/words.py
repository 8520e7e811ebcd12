"""What a chaser says of a letter: what was received, what is outstanding, what was said before. English, and neutral:
these letters ask, they never order (DESIGN rule 7).
"""

from iasc_tracker.working_days import spell
from letters.models import Chaser, Incoming, Settlement
from letters.owing.chasers import Stage, day_of, stage_of

State = Settlement.State
SPOKEN = (Incoming.Channel.CALL, Incoming.Channel.MEETING)
EARLIER = {
    Chaser.Way.EMAIL: "We wrote again on {day}.",
    Chaser.Way.LETTER: "The Commissioner wrote again on {day}.",
    Chaser.Way.CALL: "We spoke with your office on {day}.",
    Chaser.Way.MEETING: "We met with your office on {day}.",
}


def late_lines(now):
    """A line for each overdue document of a `Standing`: exactly what is outstanding, and what was promised."""
    return [late_line(item) for item in now.late]


def late_line(item):
    """One of them."""
    if item.state == State.PART_RECEIVED:
        return f"the rest of: {item} (a part came on {spell(item.settlement.settled_on)})"
    promised = item.state == State.PROMISED
    return f"{item} (promised for {spell(item.settlement.promised_for)})" if promised else str(item)


def thanks_lines(now):
    """A line for each document that came, or that is public, as the office told us."""
    return [thanks_line(item) for item in now.thanks]


def thanks_line(item):
    """One of them."""
    if item.state == State.ALREADY_PUBLIC:
        return f"{item}: public at {item.settlement.link}"
    part = "a part of: " if item.state == State.PART_RECEIVED else ""
    return f"{part}{item} (received on {spell(item.settlement.settled_on)})"


def earlier_lines(now):
    """Sentences on the reply that came last, and on each chaser before this one, in order."""
    replies = [reply.incoming for reply in now.letter.replies.all()]
    found = []
    if replies:
        newest = max(replies, key=lambda incoming: (incoming.received_on, incoming.pk))
        what = "speaking with us" if newest.channel in SPOKEN else "your reply of"
        on = " on" if newest.channel in SPOKEN else ""
        found.append(f"Thank you for {what}{on} {spell(newest.received_on)}.")
    done = [chaser for chaser in now.chasers if stage_of(chaser) is Stage.DONE]
    return found + [EARLIER[chaser.way].format(day=spell(day_of(chaser))) for chaser in done]


def addressed_line(now, *, sender="the Independent Anti-Slavery Commissioner"):
    """Who wrote to whom and when: it says so where the letter went to a predecessor, or goes to somebody else now."""
    letter, contact = now.letter, now.recipient.contact
    to = "you"
    if now.predecessor:
        to = f"{now.predecessor}, who held the office before" + ("" if contact else " you")
    elif contact:
        to = letter.addressee_name or str(letter.office)
    return f"On {spell(letter.dated)} {sender} wrote to {to} (our reference {letter.reference})."
