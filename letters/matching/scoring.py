"""How much speaks for a letter being the one that is answered, in points, each with its reason in words."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from iasc_tracker.working_days import spell
from letters.matching.clues import domain_of, folded, shingles_of, words_of
from letters.matching.purpose import LEAST, foreign_reference, purpose_of, speaks_of_asked
from letters.models import Letter

ENOUGH = 25  # below it a letter is not worth showing
LONG_AGO = timedelta(days=400)
RECEIVED_WITHIN = timedelta(days=5)  # "your letter of 15 October" may be the day on which it came
QUOTED = 45  # points for words of a letter that stand in what a message quotes
_common = """their there which would office police crime commissioner letter could should about these those other
writing written write grateful receive receiving received response respond request please share shared interested
interest further regarding regards connection responsibility statutory practice pleased please looking forward within
publish published enables sincerely years between through where whether being because after before under during since
please thank thanks years first second third number million support supporting working works local areas other across"""
COMMON = frozenset(_common.split())


@dataclass(frozen=True)
class Guess:
    """A `letter` that may be the one answered, its `score` in points and the `reasons`, strongest first."""

    letter: Letter
    score: int
    reasons: tuple[str, ...]


def points_for(letter, clues, on):
    """[(points, reason)] for a sent Letter with its office, area, unit and contacts loaded; `on`: when it arrived."""
    found = [*_by_reference(letter, clues), *_by_sender(letter, clues), *_by_names(letter, clues)]
    if not found:
        return []
    found += _by_date(letter, clues)
    found += _by_standing(letter, on)
    return found


def _by_reference(letter, clues):
    if letter.reference in clues.addressed:
        yield 200, f"It was sent to the address of {letter.reference}."
    if letter.reference in clues.references:
        yield 120, f"It names our reference {letter.reference}."
    elif letter.reference in clues.quoted_references:
        yield 80, f"What it quotes names our reference {letter.reference}."
    if clues.answered & {sent.message_id for sent in letter.dispatches.all()} - {""}:
        yield 150, "It answers the e-mail that our letter went with."


def _by_sender(letter, clues):
    office = letter.office
    if office is None:
        return
    contacts = list(office.contacts.all())
    if clues.sender_address and clues.sender_address in {office.email.lower(), *(c.email.lower() for c in contacts)}:
        yield 60, f"{clues.sender_address} is an address of {office}."
    else:
        domains = {domain_of(one) for one in (office.email, office.website, *(c.email for c in contacts))} - {""}
        shared = clues.domains & domains
        if shared:
            yield 50, f"It comes from {min(shared)}, as {office} does."
    for contact in contacts:
        if _stands(contact.name, clues.sender_name) or _stands(contact.name, clues.own):
            yield 25, f"{contact.name} is on record at this office."


def _by_names(letter, clues):
    office = letter.office
    if letter.addressee_name and _stands(letter.addressee_name, clues.everything + clues.sender_name):
        where = "Its own words name" if _stands(letter.addressee_name, clues.own) else "It names"
        yield 30, f"{where} {letter.addressee_name}, to whom the letter went."
    if office is not None:
        if _stands(office.name, clues.everything):
            yield 40, f"It names {office}."
        elif _stands(office.area.name, clues.own):
            yield 30, f"Its own words name {office.area.name}."
        elif _stands(office.area.name, clues.everything):
            yield 20, f"It names {office.area.name}."
        if office.postcode and office.postcode.replace(" ", "").lower() in clues.own.replace(" ", ""):
            yield 10, f"It bears the postcode {office.postcode}."
    if _names_unit(letter, clues):
        yield 30, f"It names {letter.vru}."


def _names_unit(letter, clues):
    return letter.vru is not None and any(_stands(one, clues.own) for one in (letter.vru.name, letter.vru.short_name))


def _stands(name, words):
    """Whether `name` stands whole in the folded `words`, however its capitals and stops are."""
    sought = folded(name)
    return len(sought) > 5 and sought in words


def _by_date(letter, clues):
    for day, what in ((letter.dated, "the date of the letter"), (letter.sent_on, "when the letter was sent")):
        if day and (day in clues.dates or (day.month, day.day) in clues.days):
            yield 35 if day == letter.dated else 25, f"It speaks of {spell(day)}, {what}."
            return
    # Another day of ours is named: that is another letter, unless it is the one on which this came.
    came = {letter.sent_on + timedelta(days=number) for number in range(RECEIVED_WITHIN.days + 1)}
    if clues.of_yours and not clues.of_yours & {(day.month, day.day) for day in came}:
        yield -40, f"It answers a letter of another day than {spell(letter.dated or letter.sent_on)}."


def _by_standing(letter, on):
    if letter.sent_on > on:
        yield -200, f"The letter was sent after it, on {spell(letter.sent_on)}."
    elif on - letter.sent_on > LONG_AGO:
        yield -10, "The letter is more than a year older."
    if letter.closed_on:
        yield -8, f"The letter was closed on {spell(letter.closed_on)}."


def against(clues):
    """[(points, reason)] against a file being an answer at all: it is for something else, or for somebody else.

    Nothing stands against what names one of our references, was sent to an address of ours or quotes a message.
    """
    if clues.references or clues.addressed or clues.has_history:
        return []
    found = []
    if purpose := purpose_of(clues.told):
        found.append((LEAST, purpose))
    if reference := foreign_reference(clues.told):
        found.append((-80, f"It answers “{reference}”, which is no reference of ours."))
    return found


def silence(letter, clues):
    """[(points, reason)] against a file that says nothing of `letter`, or of anything that letters ask for."""
    if clues.references or clues.addressed or clues.has_history or clues.answered or speaks_of_asked(clues.told):
        return []
    if _names_unit(letter, clues):
        return []
    if len({words for words in _told(letter) if len(words) < 3} & _said(clues)) >= 2:
        return []
    return [(-40, "Nothing in it speaks of what the letter asks for.")]


def by_words(letters, clues):
    """{letter pk: (points, reason)} for what only one of `letters` says and the file says too."""
    told, said = {letter.pk: _told(letter) for letter in letters}, _said(clues)
    found = {}
    for letter in letters:
        others = set().union(*(words for pk, words in told.items() if pk != letter.pk))
        shared = (told[letter.pk] - others) & said
        if shared:
            points = min(45, sum(_weight(words, letter) for words in shared))
            longest = max(shared, key=lambda words: (len(words), sum(map(len, words))))
            found[letter.pk] = (points, f"It has words that only this letter has, such as “{' '.join(longest)}”.")
    return found


def quoted_by(letters, clues):
    """{letter: [(points, reason)]} of the one of `letters` that the file quotes, found by its words alone; or {}."""
    known = [letter for letter in letters if not clues.shingles.isdisjoint(shingles_of(letter.body))]
    alone = by_words(known, clues) if known else {}
    best = max(alone, key=lambda pk: alone[pk][0], default=None)
    if best is None or [points for points, _ in alone.values()].count(alone[best][0]) > 1:
        return {}
    letter = next(one for one in known if one.pk == best)
    return {letter: [(QUOTED, "It quotes this letter."), alone[best]]}


def _weight(words, letter):
    """Runs of words tell more than one word; a word of the subject more than one of the text."""
    if len(words) > 1:
        return 6 if len(words) == 2 else 3
    return 6 if words[0] in words_of(letter.subject) else 2


def _told(letter):
    """The telling words of a letter, its pairs of them and its runs of six words, as tuples."""
    text = f"{letter.subject}. {letter.body}"
    return _telling(words_of(text)) | set(shingles_of(text))


def _said(clues):
    """The same of a file: words and pairs of its own, runs of six also of what it quotes."""
    return _telling(clues.own.split()) | clues.shingles


def _telling(words):
    single = {(word,) for word in words if len(word) > 4 and word not in COMMON}
    return single | {pair for pair in pairwise(words) if _tells(pair)}


def _tells(pair):
    return all(len(word) > 2 and word not in COMMON for word in pair) and any(len(word) > 4 for word in pair)
