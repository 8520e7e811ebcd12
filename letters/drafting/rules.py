"""What stands in the way of a letter's record: sentences an officer can act on."""

from iasc_tracker import clock
from iasc_tracker.errors import sentences_of
from iasc_tracker.working_days import spell


def addressing_obstacles(*, office, dated, addressee_name):
    """What is wrong with writing to `office` on the date `dated`; an empty list when nothing is."""
    if office is None:
        return ["Choose who the letter was sent to."]
    if dated is None:
        return []
    if not office.is_open_on(dated):
        return [closed_office(office, dated)]
    if not addressee_name and not office.commissioners.possibly_in_post(dated).exists():
        return [
            f"Nobody is recorded in post at {office} on {spell(dated)}. "
            "Enter the addressee as printed on the letter, or record the holder first."
        ]
    return []


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
