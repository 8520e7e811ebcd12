"""Whether an office changed hands since a letter to it was sent: the rule for one letter, from the terms on record.

Nothing is claimed that the records do not say: a term that is known to a month only leaves the days of that month open.
"""

from dataclasses import dataclass

from letters.composing.names import same_name
from letters.models import Letter
from recipients.models import Commissioner, Office
from recipients.models.period import span


@dataclass(frozen=True)
class Records:
    """Every office, and the terms of each: {key: Office} and {key of an office: [Commissioner, the addressee first]}.

    Each term knows its office object, vacancies are left out.
    """

    offices: dict
    terms: dict

    def held(self, office, on):
        """(who certainly held `office` on the date `on`, who else may have), the head first."""
        possible = [term for term in self.terms.get(office.pk, ()) if term.is_possibly_in_post(on)]
        possible.sort(key=lambda term: (term.role != Commissioner.Role.HEAD, term.is_acting, term.name, term.pk))
        return [one for one in possible if one.is_in_post(on)], [one for one in possible if not one.is_in_post(on)]


@dataclass(frozen=True)
class Handover:
    """A letter whose office changed hands, or may have: `letter` went to somebody who does not hold it any more.

    `office`: the one that has the work now, None where none is on record. `holder`: who holds that, or would by what is
    on record; None for a vacancy. `possible`: all of whom it is not certain. `is_certain`: whether the change and the
    holder both are. `left`: the term of the addressee that ended, or None where it is not on record.
    """

    letter: Letter
    office: Office | None
    holder: Commissioner | None
    possible: tuple
    is_certain: bool
    left: Commissioner | None = None

    @property
    def old_office(self):
        """The office that the letter was sent to."""
        return self.letter.office

    @property
    def is_moved(self):
        """Whether another office has the work now, or none."""
        return self.office != self.old_office


def handover_of(letter, on, records):
    """The `Handover` that `letter` (sent, with its office) met by the date `on`, or None."""
    old = records.offices[letter.office_id]
    if old.closed_on is None or on <= span(old.closed_on, old.closed_precision)[0]:
        return change_of_holder(letter, old, on, records)
    certain = old.closed_on < on
    office = heir_of(old, on, records) if certain else records.offices.get(old.succeeded_by_id)
    held, possible = records.held(office, on) if office else ([], [])
    holder = first_or_only(held, possible)
    left = last_term(own_terms(letter, records.terms.get(old.pk, ())))
    return Handover(letter, office, holder, tuple(possible), certain and bool(held), left)


def heir_of(office, on, records):
    """The office that has the work of `office`, closed by the date `on`, that day; None where none is on record."""
    passed = set()
    while office and office.closed_on and office.closed_on < on:
        if office.pk in passed:  # a ring, entered by mistake
            return None
        passed.add(office.pk)
        office = records.offices.get(office.succeeded_by_id)
    return office


def change_of_holder(letter, office, on, records):
    """The `Handover` within an office that exists on the date `on`, or None while its addressee may hold it."""
    held, possible = records.held(office, on)
    own = own_terms(letter, records.terms.get(office.pk, ()))
    if any(term in held for term in own):
        return None
    if not own:
        return change_unseen(letter, office, held)
    staying = [term for term in own if term in possible]
    if any(term.earliest_end is None or term.earliest_end >= on for term in staying):
        return None  # only its beginning is not known to the day
    others = [term for term in possible if term not in own]
    holder = first_or_only(held, others)
    return Handover(letter, office, holder, tuple(possible), bool(held) and not staying, last_term(own))


def change_unseen(letter, office, held):
    """A `Handover` where the addressee is not on record: somebody certainly took office after the letter was sent."""
    later = [
        term
        for term in held
        if term.role == Commissioner.Role.HEAD and term.earliest_start and term.earliest_start > letter.sent_on
    ]
    return Handover(letter, office, later[0], (), is_certain=True) if later else None


def own_terms(letter, terms):
    """Those of `terms` that are the addressee's, whenever."""
    name = letter.addressee_name or (letter.commissioner.name if letter.commissioner else "")
    return [term for term in terms if term.pk == letter.commissioner_id or (name and same_name(term.name, name))]


def last_term(terms):
    """The one of `terms` that ended last, or None."""
    ended = [term for term in terms if term.latest_end]
    return max(ended, key=lambda term: term.latest_end, default=None)


def first_or_only(held, possible):
    """Who holds the office as far as is known: the first who does for certain, or the only one who may."""
    if held:
        return held[0]
    return possible[0] if len(possible) == 1 else None
