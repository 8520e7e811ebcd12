"""The reports spelt a second time: letter by letter, day by day, with nothing of `letters.reports`."""

from collections import Counter
from datetime import timedelta

from iasc_tracker.working_days import bank_holidays
from letters.models import Letter, Reply, RequestedDocument

ANSWERS = {"part", "full", "refusal"}
HAVE = {"received", "already_public"}
MISSING = {"awaited", "promised", "part_received"}
SPOKEN = {"part_received", "received", "not_held", "declined"}


def letters_that_count():
    """Each sent letter that asks for something and is no duplicate, as a dict of what became of it."""
    return [
        became(letter)
        for letter in Letter.objects.all()
        if letter.sent_on
        and letter.voided_at is None
        and letter.closed_reason != "duplicate"
        and RequestedDocument.objects.filter(letter=letter, is_optional=False).exists()
    ]


def became(letter):
    """What became of one letter."""
    asked = list(RequestedDocument.objects.filter(letter=letter, is_optional=False))
    days = [reply.incoming.received_on for reply in Reply.objects.filter(letter=letter) if reply.kind in ANSWERS]
    for one in asked:
        newest = one.settlements.order_by("-pk").first()
        if newest and newest.reply and newest.state in SPOKEN | {"already_public"}:
            days.append(newest.reply.incoming.received_on)
        elif newest and newest.state in SPOKEN:
            days.append(newest.settled_on)
    states = [newest_state(one) for one in asked]
    missing = (
        [] if letter.closed_on else [state for state in states if state in {"awaited", "promised", "part_received"}]
    )
    return {
        "letter": letter,
        "days": working_days(letter.sent_on, min(days)) if days else None,
        "open": bool(missing),
        "missing": len(missing),
        "kinds": [one.kind.name for one in asked],
        "in hand": [one.kind.name for one, state in zip(asked, states, strict=True) if state in HAVE],
    }


def newest_state(requested):
    """The state of the newest settlement."""
    newest = requested.settlements.order_by("-pk").first()
    return newest.state if newest else "awaited"


def working_days(start, end):
    """Working days after `start` up to `end`, one by one."""
    count = 0
    while start < end:
        start += timedelta(days=1)
        count += start.weekday() < 5 and start not in bank_holidays(start.year)
    return count


def row(group):
    """[letters, replied, not yet, ended, shortest, longest] of dicts of `became`, as the CSV spells them."""
    days = sorted(one["days"] for one in group if one["days"] is not None)
    waiting = sum(one["days"] is None and one["open"] for one in group)
    ended = sum(one["days"] is None and not one["open"] for one in group)
    ends = [days[0], days[-1]] if days else ["", ""]
    return [str(value) for value in (len(group), len(days), waiting, ended, *ends)]


def by(key):
    """{key of a letter: `row` of its letters}."""
    found = {}
    for one in letters_that_count():
        found.setdefault(key(one["letter"]), []).append(one)
    return {name: row(group) for name, group in found.items()}


def half_within():
    """The smallest number of working days within which half of the answers came, tried one after the other."""
    days = [one["days"] for one in letters_that_count() if one["days"] is not None]
    return next(limit for limit in range(10_000) if 2 * sum(day <= limit for day in days) >= len(days))


def documents():
    """{kind: (asked for, received or public)}."""
    asked, have = Counter(), Counter()
    for one in letters_that_count():
        asked.update(one["kinds"])
        have.update(one["in hand"])
    return {kind: (number, have[kind]) for kind, number in asked.items()}
