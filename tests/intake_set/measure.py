"""How a half of the set is filed: the figures, and each case that is wrong."""

from dataclasses import dataclass, replace
from datetime import date

from letters.matching import guesses
from letters.opening.child import open_in_child, page_in_child
from letters.reading.kinds import kind_of
from letters.reading.promises import promises_of
from letters.reading.sent import printed_date
from tests.intake_set.cases import file_of

ARRIVED = date(2020, 11, 16)


@dataclass(frozen=True)
class Outcome:
    """What was made of a case: the key of the letter put first (or None), the kind, the days promised."""

    letter: str | None
    kind: str
    promises: tuple[str, ...]


def outcome_of(case, letters):
    """The `Outcome` of a case in a world of `letters` ({key: Letter}), by the ways that the tracker goes."""
    opened = opened_whole(case.name, file_of(case))
    keys = {letter.pk: key for key, letter in letters.items()}
    guessed = guesses(opened, ARRIVED, name=case.name)
    sent_on = opened.sent_on or printed_date(opened.own_text) or ARRIVED
    promised = () if opened.is_auto_reply else promises_of(opened.own_text, sent_on)
    return Outcome(
        keys[guessed[0].letter.pk] if guessed else None,
        kind_of(opened, case.name).kind,
        tuple(one.date.isoformat() for one in promised),
    )


def opened_whole(name, data):
    """The `Opened` of a file, its scanned pages recognised."""
    opened = open_in_child(name, data)
    if not opened.scanned:
        return opened
    text = "\f".join(page_in_child(opened.media_type, data, page)[0] for page in opened.scanned)
    return replace(opened, own_text=text, texts=tuple(text.split("\f")))


def figures(cases, letters):
    """({what: (right, of)}, [(key, what, wanted, got)]) of `cases`; a false promise is one that nobody made."""
    wrong = []
    for case in cases:
        got = outcome_of(case, letters)
        for what in ("letter", "kind", "promises"):
            if getattr(case, what) != getattr(got, what):
                wrong.append((case.key, what, getattr(case, what), getattr(got, what)))
    missed = {what: sum(row[1] == what for row in wrong) for what in ("letter", "kind")}
    promised = sum(len(case.promises) for case in cases)
    lost = sum(len(set(row[2]) - set(row[3])) for row in wrong if row[1] == "promises")
    false = sum(len(set(row[3]) - set(row[2])) for row in wrong if row[1] == "promises")
    found = {what: (len(cases) - count, len(cases)) for what, count in missed.items()}
    return found | {"promises": (promised - lost, promised), "false promises": (false, 0)}, wrong
