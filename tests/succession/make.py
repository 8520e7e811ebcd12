"""Letters to fictional offices that change hands."""

from datetime import date

from tests.make import make_commissioner, make_letter, make_office, make_request

ELECTED = date(2021, 5, 13)


def make_open(office, holder=None, **fields):
    """A letter of 13 October 2020 to `office`, from which a response strategy is outstanding."""
    named = {"addressee_name": holder.name, "commissioner": holder} if holder else {}
    letter = make_letter(office=office, **(named | fields))
    make_request(letter)
    return letter


def make_change(*, ended=ELECTED, started=ELECTED, **fields):
    """(letter, old holder, new holder) of an office whose holder changed after the letter was sent."""
    office = fields.pop("office", None) or make_office()
    old = make_commissioner(office=office, name="Alex Sample", ended_on=ended)
    new = make_commissioner(office=office, name="Bo Newholder", salutation="Bo", started_on=started, **fields)
    return make_open(office, old), old, new


def make_abolished(*, closed_on=date(2021, 5, 9), opened_on=date(2021, 5, 10), precision="day", heir=True):
    """(letter, old office, office of a mayor): the office closed, and a mayor has its work."""
    old = make_office(name="Old Office", closed_on=closed_on, closed_precision=precision)
    mayor = make_office(name="Mayor of Sampleshire", kind="mayor", opened_on=opened_on, opened_precision=precision)
    if heir:
        old.succeeded_by = mayor
        old.save(update_fields=["succeeded_by"])
    holder = make_commissioner(office=old, name="Alex Sample", ended_on=closed_on, ended_precision=precision)
    make_commissioner(office=mayor, name="Mo Mayor", salutation="Mo", started_on=opened_on, started_precision=precision)
    return make_open(old, holder), old, mayor
