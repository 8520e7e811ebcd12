"""What stands in the way of a letter's record: sentences an officer can act on."""

from iasc_tracker import clock
from iasc_tracker.errors import sentences_of
from iasc_tracker.working_days import spell
from letters.composing.names import same_name


def addressing_obstacles(*, office, dated, addressee_name):
    """What is wrong with writing to `office` on the date `dated`; an empty list when nothing is."""
    if office is None:
        return ["Choose who the letter was sent to."]
    if dated is None:
        return []
    if not office.is_open_on(dated):
        return [closed_office(office, dated)]
    return [] if addressee_name else holder_obstacles(office, dated)


def holder_obstacles(office, dated):
    """Why the addressee cannot be copied from who held `office` on the date `dated`."""
    holders = list(office.commissioners.possibly_in_post(dated))
    if not holders:
        return [
            f"Nobody is recorded in post at {office} on {spell(dated)}. "
            "Enter the addressee as printed on the letter, or record the holder first."
        ]
    if holders[0].doubt and len(holders) > 1:
        names = " or ".join(str(holder) for holder in holders)
        return [
            f"The record cannot tell who was in post at {office} on {spell(dated)}: {names}. "
            "Enter the addressee as printed on the letter."
        ]
    return []


def holder_named(office, dated, name):
    """The commissioner of `office` on the date `dated` whom `name` means; the first in post where there is no name.

    None when nobody in post has that name: a letter is never tied to another person than it names.
    """
    holders = office.commissioners.possibly_in_post(dated)
    if not name:
        return holders.first()
    return next((holder for holder in holders if same_name(holder.name, name)), None)


def closed_office(office, dated):
    """The sentence for an office that did not exist on the date `dated`, naming where to look instead."""
    if office.closed_on and dated > office.closed_on:
        successor = f" Choose {office.succeeded_by} instead." if office.succeeded_by else ""
        return f"{office} closed on {spell(office.closed_on)}, before {spell(dated)}.{successor}"
    predecessor = office.predecessors.first()
    instead = f" Choose {predecessor} instead." if predecessor else ""
    return f"{office} opened on {spell(office.opened_on)}, after {spell(dated)}.{instead}"


def date_obstacles(dated, sent_on):
    """What is wrong with the two dates of a letter that is logged as sent."""
    today = clock.today()
    return sentences_of(
        (dated is None, "Enter the date of the letter."),
        (dated and dated > today, f"The date of the letter is in the future. Today is {spell(today)}."),
        (sent_on and sent_on > today, f"The day it was sent is in the future. Today is {spell(today)}."),
        (dated and sent_on and sent_on < dated, "The day it was sent is before the date of the letter."),
    )
