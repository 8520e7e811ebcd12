"""Change of holder, and correcting what is known of one."""

from django.db import transaction
from django.utils.text import slugify

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if_any
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from recipients.models import Commissioner
from recipients.models.period import Precision, span_or_none
from recipients.verbs.claiming import claim, differences, release
from recipients.verbs.offices import listed

EDITABLE = (
    "name",
    "style",
    "salutation",
    "title",
    "is_acting",
    "started_on",
    "started_precision",
    "ended_on",
    "ended_precision",
    "source",
)
# Style and salutation are the office's own knowledge; changing anything else corrects the file's facts.
OWN_KNOWLEDGE = {"style", "salutation", "source"}


@transaction.atomic
def change_holder(office, *, by, version, role=Commissioner.Role.HEAD, ended_on=None, started_on=None, **holder):
    """End the term of `role` that covers `ended_on` on that day, begin one on `started_on`; return it, or None.

    `holder`: name, style, salutation, title, is_acting, source of the new holder; without a name the post is
    left vacant. An acting holder may stand beside one who has not left (Durham in 2019), so `ended_on` may then
    be empty. Where the term that is cut short had an end on record, the newcomer serves until then.
    Raises EditConflict when `version` is old, CorrespondenceError when dates or names do not fit.
    """
    current = claim(office, version)
    present = list(terms_on(current, role, ended_on or started_on))
    refuse_if_any(obstacles_to_change(current, present, role, ended_on, started_on, holder))
    leaving = present if ended_on else []
    rest = end_of_term(leaving, started_on)
    for term in leaving:
        term.ended_on, term.ended_precision = ended_on, Precision.DAY
        term.save(update_fields=["ended_on", "ended_precision"])
    new = begin(current, by, holder | rest, role=role, started_on=started_on) if holder.get("name") else None
    release(current)
    detail = {"source": holder.get("source", ""), "ended": [term.pk for term in leaving], "began": new and new.pk}
    record(current, "holder changed", by=by, note=told(leaving, ended_on, new), detail=detail)
    return new


def terms_on(office, role, day):
    """The terms of `role` that cover `day`, or may; none when no day is given."""
    terms = office.commissioners.filter(role=role)
    return terms.possibly_in_post(day) if day else terms.none()


def end_of_term(leaving, started_on):
    """The end on record of the term that is cut short, for who takes over on `started_on`.

    Nothing for an open term, and for one that was over before: it is not cut short, and who comes then has a new one.
    """
    end = leaving[0].ended_on if leaving else None
    if end is None or started_on is None or end < started_on:
        return {}
    return {"ended_on": end, "ended_precision": leaving[0].ended_precision}


def obstacles_to_change(office, present, role, ended_on, started_on, holder):
    """Why the change cannot be recorded; empty when nothing stands in the way."""
    name, acting = holder.get("name"), holder.get("is_acting")
    names = " and ".join(str(term) for term in present)
    rules = [
        (not name and not ended_on, "Enter who takes over, or the last day of the present holder."),
        (name and not started_on, "Enter the first day of the new holder."),
        (name and not ended_on and present and not acting, f"Enter the last day of {names}."),
        (ended_on and not present, "Nobody is on record as holder on that last day. Check it, or leave it empty."),
        (ended_on and started_on and started_on <= ended_on, "The new holder’s first day must be after the last day."),
    ]
    if name and started_on:
        closed = f"{office} does not exist on {spell(started_on)}, by our records."
        rules.append((not office.is_open_on(started_on), closed))
        is_open = not present or (ended_on and not end_of_term(present, started_on))
        rules += [(is_open, later_term(term)) for term in terms_after(office, role, started_on)[:1]]
    return [sentence for broken, sentence in rules if broken]


def terms_after(office, role, day):
    """The terms of `role` that begin after `day`, the first one first."""
    later = office.commissioners.filter(role=role, is_vacancy=False, earliest_start__gt=day)
    return later.order_by("earliest_start", "pk")


def later_term(term):
    """The refusal of a term without end before one that is on record."""
    return f"{term} is on record from {term.start}: correct that holder first."


def begin(office, by, values, *, role, started_on):
    """The new term as a row."""
    return Commissioner.objects.create(
        key=free_key(f"{office.key}-{slugify(values['name'])}-{started_on.year}"[:190]),
        office=office,
        role=role,
        started_on=started_on,
        status=f"entered by {by} on {spell(clock.today())}",
        **values,
    )


def free_key(wanted):
    """`wanted`, or with a number after it where a row has that key already.

    Keys are made as in the data file, so that a later file finds the row and adds no second one.
    """
    taken = set(Commissioner.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    tries = [wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 2))]
    return next(key for key in tries if key not in taken)


def told(left, ended_on, new):
    """What happened, for the history."""
    parts = [f"{term} left on {spell(ended_on)}." for term in left]
    parts.append(f"{new} took over on {spell(new.started_on)}." if new else "The post is vacant.")
    return " ".join(parts)


@transaction.atomic
def edit_holder(holder, *, by, version, **values):
    """Write `values` (any of EDITABLE) into the term `holder`; return it as saved.

    `version` is the office's. Correcting a name, title or date makes the status say who did.
    Raises EditConflict when `version` is old, CorrespondenceError when name or dates do not fit.
    """
    office = claim(holder.office, version)
    current = Commissioner.objects.get(pk=holder.pk)
    refuse_if_any(obstacles_to_correcting(current, values))
    changed = differences(current, {name: values[name] for name in EDITABLE if name in values})
    if not changed:
        return current
    for name in changed:
        setattr(current, name, values[name])
    fields = [*changed]
    if set(changed) - OWN_KNOWLEDGE:
        current.status = f"corrected by {by} on {spell(clock.today())}"
        fields.append("status")
    current.save(update_fields=fields)
    release(office)
    note = f"{current}. {listed(current, changed)}"
    record(office, "holder corrected", by=by, note=note, detail={"holder": current.pk, "changed": changed})
    return current


def obstacles_to_correcting(holder, values):
    """Why `values` may not be written into `holder`; empty when nothing stands in the way."""
    names = ("name", "started_on", "started_precision", "ended_on", "ended_precision")
    name, start, start_as, end, end_as = (values.get(key, getattr(holder, key)) for key in names)
    first, last = span_or_none(start, start_as)[0], span_or_none(end, end_as)[1]
    rules = [
        (not name, "Enter the name of the holder."),
        (first and last and last < first, "The last day cannot be before the first day."),
    ]
    return [sentence for broken, sentence in rules if broken]
