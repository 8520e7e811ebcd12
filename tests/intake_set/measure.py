"""How a half of the set is filed: the figures, and each case that is wrong."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from letters.matching import guesses
from letters.opening.child import open_in_child, page_in_child
from letters.reading.correspondence import promises_told, reply_kind_told
from letters.reading.kinds import kind_of
from letters.reading.sent import printed_date
from tests.intake_set.cases import file_of

ARRIVED = date(2020, 11, 16)


@dataclass(frozen=True)
class Outcome:
    """What was made of a case: the key of the letter put first (or None), the kinds of its files, the days promised,
    its own day and the kind of reply ("" when none is suggested).
    """

    letter: str | None
    kinds: tuple[str, ...]
    promises: tuple[str, ...]
    dated: str
    reply: str


def outcome_of(case, letters):
    """The `Outcome` of a case in a world of `letters` ({key: Letter}), by the ways that the tracker goes."""
    opened = opened_whole(case.name, file_of(case))
    files = [(case.name, opened), *((one.name, opened_whole(one.name, one.data)) for one in opened.attachments)]
    keys = {letter.pk: key for key, letter in letters.items()}
    # Each letter at its best file, as the reply page offers them; the message goes first where files are as good.
    guessed = [guess for name, one in files for guess in guesses(one, ARRIVED, name=name)]
    first = max(guessed, key=lambda guess: guess.score, default=None)
    day = opened.sent_on or printed_date(opened.own_text)
    reply = reply_kind_told(files, day or ARRIVED)
    return Outcome(
        first and keys[first.letter.pk],
        tuple(kind_of(one, name).kind for name, one in files),
        tuple(dict.fromkeys(iso for name, one in files for iso in _promised(one, name, day))),
        day.isoformat() if day else "",
        reply.kind if reply else "",
    )


def _promised(opened, name, day):
    """The ISO days that a file promises; one without a date of its own is of the `day` of its message."""
    return [one.date.isoformat() for one in promises_told(opened, name, day or ARRIVED)]


def opened_whole(name, data):
    """The `Opened` of a file, its scanned pages recognised."""
    opened = open_in_child(name, data)
    if not opened.scanned:
        return opened
    text = "\f".join(page_in_child(opened.media_type, data, page)[0] for page in opened.scanned)
    return replace(opened, own_text=text, texts=tuple(text.split("\f")))


def figures(cases, letters):
    """({what: (right, of)}, [(key, what, wanted, got)]) of `cases`; a false promise is one that nobody made.

    Kinds are counted by file, dates and kinds of reply where the cases tell them.
    """
    wrong = [miss for case in cases for miss in _misses(case, outcome_of(case, letters))]
    letter = sum(what == "letter" for _, what, _, _ in wrong)
    kind = sum(_unlike(*row[2:]) for row in wrong if row[1] == "kinds")
    promised = sum(len(case.promises) for case in cases)
    lost = sum(len(set(row[2]) - set(row[3])) for row in wrong if row[1] == "promises")
    false = sum(len(set(row[3]) - set(row[2])) for row in wrong if row[1] == "promises")
    files = sum(len(case.kinds) for case in cases)
    found = {"letter": (len(cases) - letter, len(cases)), "kind": (files - kind, files)}
    for name, field in (("dates", "dated"), ("reply", "reply")):
        told = sum(field in _told(case) for case in cases)
        if told:
            found[name] = (told - sum(what == field for _, what, _, _ in wrong), told)
    return found | {"promises": (promised - lost, promised), "false promises": (false, 0)}, wrong


def _misses(case, got):
    return [
        (case.key, what, getattr(case, what), getattr(got, what))
        for what in _told(case)
        if getattr(case, what) != getattr(got, what)
    ]


def _told(case):
    """What the case says is right; the kind of reply is asked only of what answers a letter."""
    told = ["letter", "kinds", "promises"]
    return told + ["dated"] * (case.dated is not None) + ["reply"] * bool(case.reply)


def _unlike(wanted, got):
    """How many of the wanted kinds are not those got, file by file."""
    return sum(one != other for one, other in zip_longest(wanted, got))
