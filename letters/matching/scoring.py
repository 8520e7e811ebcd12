"""How much speaks for a letter being the one that is answered, in points, each with its reason in words."""

from dataclasses import dataclass
from datetime import timedelta

from iasc_tracker.working_days import spell
from letters.matching.clues import domain_of, folded, shingles_of, words_of
from letters.models import Letter

ENOUGH = 25  # below it a letter is not worth showing
LONG_AGO = timedelta(days=400)
COMMON = frozenset(["their", "there", "which", "would", "office", "police", "crime", "commissioner", "letter"])


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
    if letter.vru is not None and any(_stands(one, clues.own) for one in (letter.vru.name, letter.vru.short_name)):
        yield 30, f"It names {letter.vru}."


def _stands(name, words):
    """Whether `name` stands whole in the folded `words`, however its capitals and stops are."""
    sought = folded(name)
    return len(sought) > 5 and sought in words


def _by_date(letter, clues):
    if letter.dated and letter.dated in clues.dates:
        yield 35, f"It speaks of {spell(letter.dated)}, the date of the letter."
    elif letter.sent_on and letter.sent_on in clues.dates:
        yield 25, f"It speaks of {spell(letter.sent_on)}, when the letter was sent."


def _by_standing(letter, on):
    if letter.sent_on > on:
        yield -200, f"The letter was sent after it, on {spell(letter.sent_on)}."
    elif on - letter.sent_on > LONG_AGO:
        yield -10, "The letter is more than a year older."
    if letter.closed_on:
        yield -8, f"The letter was closed on {spell(letter.closed_on)}."


def by_words(letters, clues):
    """{letter pk: (points, reason)} for what only one of `letters` says and the file says too."""
    told = {letter.pk: _told(letter) for letter in letters}
    found = {}
    for letter in letters:
        others = set().union(*(words for pk, words in told.items() if pk != letter.pk))
        own = told[letter.pk] - others
        shared = {
            words for words in own if (f" {words[0]} " in clues.own if len(words) == 1 else words in clues.shingles)
        }
        if own and shared:
            points = min(40, 3 * len(shared))
            longest = max(shared, key=lambda words: (len(words), len(words[0])))
            found[letter.pk] = (points, f"It has words that only this letter has, such as “{' '.join(longest)}”.")
    return found


def _told(letter):
    """The words of a letter and its runs of six words, as tuples."""
    text = f"{letter.subject} {letter.body}"
    single = {(word,) for word in words_of(text) if len(word) > 4 and word not in COMMON}
    return single | set(shingles_of(text))
