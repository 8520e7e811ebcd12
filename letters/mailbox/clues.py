"""Which letter a message answers: each clue with its reason, in words that are shown beside it."""

import re
from typing import NamedTuple

from django.db.models import Q

from iasc_tracker.patterns import pattern
from letters.models import Dispatch, Letter
from recipients.models import Office

REFERENCE = pattern(r"(?<![A-Z0-9])IASC-(\d{4})-(\d{4,9})(?!\d)", re.I)
MOST = 20
ADDRESSED, ANSWERS, SUBJECT, WORDS, QUOTED, SENDER, DOMAIN = 100, 95, 90, 80, 70, 40, 30
# Addresses there belong to anybody.
OPEN_TO_ALL = {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "yahoo.com", "icloud.com"}


class Clue(NamedTuple):
    """One sign that a message is about the letter of a reference."""

    reference: str
    score: int
    reason: str


def references_in(text):
    """Our references in `text`, in order, each once, in capitals."""
    return list(dict.fromkeys(f"IASC-{year}-{number}" for year, number in REFERENCE.findall(text or "")))


def clues(*, sent_to=(), subject="", own_text="", quoted_text="", answers=()):
    """Every `Clue` that the message itself gives; `answers`: the Message-IDs, in brackets, that it replies to."""
    found = [
        Clue(reference, ADDRESSED, f"It was sent to {address}.")
        for address in sent_to
        for reference in references_in(address.partition("@")[0].partition("+")[2])
    ]
    found += [
        Clue(row.letter.reference, ANSWERS, "It answers the e-mail that we sent.")
        for row in Dispatch.objects.filter(message_id__in=list(answers)[:MOST]).select_related("letter")
    ]
    texts = [(subject, SUBJECT, "Its subject"), (own_text, WORDS, "Its text"), (quoted_text, QUOTED, "What it quotes")]
    for text, score, where in texts:
        found += [Clue(name, score, f"{where} names {name}.") for name in references_in(text)[:MOST]]
    return found


def office_of(address):
    """(Office, score, reason) of the only office that `address` belongs to; (None, 0, "") when it is not just one."""
    if not address:
        return None, 0, ""
    known = Office.objects.filter(Q(email__iexact=address) | Q(contacts__email__iexact=address)).distinct()
    if len(found := known[:2]) == 1:
        return found[0], SENDER, f"{address} is an address of this office."
    domain = address.rpartition("@")[2].lower()
    if not domain or domain in OPEN_TO_ALL:
        return None, 0, ""
    ending = Q(email__iendswith=f"@{domain}") | Q(contacts__email__iendswith=f"@{domain}")
    site = Q(website__iregex=rf"^https?://(www\.)?{re.escape(domain)}(/|$)")
    if len(found := Office.objects.filter(ending | site).distinct()[:2]) == 1:
        return found[0], DOMAIN, f"The sender writes from {domain}, as this office does."
    return None, 0, ""


def guesses(found, office, score, reason):
    """Rows for `Incoming.guesses`, best first: the letters of `found` (clues), and the open ones of `office`."""
    by_reference = {}
    for clue in found:
        by_reference.setdefault(clue.reference, []).append(clue)
    letters = Letter.objects.sent().filter(reference__in=by_reference)
    rows = {letter.pk: _row(letter, by_reference[letter.reference]) for letter in letters}
    for letter in Letter.objects.live().filter(office=office) if office else []:
        row = rows.setdefault(letter.pk, _row(letter, []))
        row["score"] += score
        row["reasons"].append(reason)
    return sorted(rows.values(), key=lambda row: (-row["score"], row["reference"]))[:MOST]


def _row(letter, of_it):
    """One guess; clues of the same kind count once."""
    return {
        "letter": letter.pk,
        "reference": letter.reference,
        "score": sum({clue.score for clue in of_it}),
        "reasons": list(dict.fromkeys(clue.reason for clue in of_it)),
    }


def certain_letter(found, received_on, *, named=()):
    """The one letter that `found` (clues) names and that takes replies of that day; None when anything is doubtful.

    `named`: references that it may name as well, however they are written.
    Two references in one message, one that is of no letter, a draft or a voided letter are for a person to look at.
    """
    references = {clue.reference for clue in found}
    if len(references) != 1 or len(references | set(named)) != 1:
        return None
    return Letter.objects.sent().filter(reference=references.pop(), sent_on__lte=received_on).first()
