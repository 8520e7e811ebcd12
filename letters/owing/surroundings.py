"""What the rules need to know of the offices of many letters on a day, looked up together."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from letters.models import ExtraHoliday, Incoming, Letter, Reply
from recipients.models import Commissioner


@dataclass(frozen=True)
class Surroundings:
    """Of a day `on`: `mail` the first Incoming by office that may be from there, `unread` the first Reply by office
    that the tracker filed and nobody looked at, `certain` and `possible` holders by office.
    """

    on: date
    extra: tuple
    mail: dict
    unread: dict
    certain: dict
    possible: dict


def surroundings_of(letters, on):
    """The `Surroundings` of `letters` (a list) on the date `on`; the cost does not grow with them."""
    offices = {letter.office_id for letter in letters}
    certain, possible = holders_of(offices, on)
    return Surroundings(
        on=on,
        extra=ExtraHoliday.objects.days(),
        mail=mail_of(offices),
        unread=unread_of(offices),
        certain=certain,
        possible=possible,
    )


def mail_of(offices):
    """{key of an office: the first Incoming of `Incoming.objects.may_be_from`}."""
    waiting = list(Incoming.objects.waiting().defer("text", "quoted_text").order_by("received_on", "pk"))
    guessed = set().union(*(row.guessed_letters for row in waiting))
    of_letter = dict(Letter.objects.filter(pk__in=guessed).values_list("pk", "office")) if guessed else {}
    found = {}
    for row in waiting:
        anybody = row.is_mail and row.sorted_at is None
        for office in offices if anybody else {row.office_id, *(of_letter.get(pk) for pk in row.guessed_letters)}:
            found.setdefault(office, row)
    return found


def unread_of(offices):
    """{key of an office: the first Reply to one of its letters that nobody has looked at}."""
    rows = Reply.objects.filter(kind=Reply.Kind.UNREAD, letter__office__in=offices)
    return {row.letter.office_id: row for row in rows.select_related("incoming", "letter").order_by("-pk")}


def holders_of(offices, on):
    """({office: those certainly in post}, {office: those possibly}), each in the order of `possibly_in_post`."""
    certain, possible = defaultdict(list), defaultdict(list)
    for one in Commissioner.objects.possibly_in_post(on).filter(office__in=offices):
        (possible if one.doubt else certain)[one.office_id].append(one)
    return certain, possible
