"""Correcting an office, and confirming that its address or e-mail still holds."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError, refuse_if_any
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from recipients.verbs.claiming import claim, differences, release

# An address that a message came back from is good again once it is another one, or somebody checked it.
NO_FAILURE = {"email_failed_on": None, "email_failed_reason": ""}
EDITABLE = ("name", "address", "postcode", "email", "website", "language")


@transaction.atomic
def edit_office(office, *, by, version, **values):
    """Write `values` (any of EDITABLE) into `office` and return the row as saved.

    What an officer writes is no longer vouched for by the data file, so status and source say who wrote it,
    and a check of the old address or e-mail no longer counts. Saving the same values changes nothing.
    Raises EditConflict when `version` is old (DESIGN rule 11), CorrespondenceError for a missing name.
    """
    current = claim(office, version)
    refuse_if_any(obstacles_to_editing(current, values))
    changed = differences(current, {name: values[name] for name in EDITABLE if name in values})
    if not changed:
        return current
    for name in changed:
        setattr(current, name, values[name])
    follow = consequences(changed, by)
    for name, value in follow.items():
        setattr(current, name, value)
    current.save(update_fields=[*changed, *follow])
    release(current)
    record(current, "edited", by=by, note=listed(current, changed), detail={"changed": changed})
    return current


def obstacles_to_editing(office, values):
    """Why `values` may not be written into `office`; empty when nothing stands in the way."""
    name, address, postcode = (values.get(key, getattr(office, key)) for key in ("name", "address", "postcode"))
    rules = [
        (not name, "Enter the name of the office."),
        (postcode and not address, "Enter the address that the postcode belongs to."),
    ]
    return [sentence for broken, sentence in rules if broken]


def consequences(changed, by):
    """Fields that follow from `changed`: where the new words come from, and checks that no longer count."""
    today = spell(clock.today())
    entered = f"entered by {by} on {today}"
    follow = {"status": entered, "source": ""} if "name" in changed else {}
    if {"address", "postcode"} & set(changed):
        follow |= {"address_status": entered, "address_source": "", "address_as_of": today}
        follow |= {"address_checked_on": None, "address_checked_by": None}
    if "email" in changed:
        follow |= {"email_checked_on": None, "email_checked_by": None, **NO_FAILURE}
    return follow


def listed(row, changed):
    """ "Changed: name, postcode." in the words of the model."""
    names = [str(row._meta.get_field(name).verbose_name) for name in changed]
    return f"Changed: {', '.join(names)}."


@transaction.atomic
def mark_address_checked(office, *, by, version):
    """Record that `by` confirmed today that the address holds; return the row as saved.

    Raises EditConflict when the address may not be the one that was looked at, CorrespondenceError without one.
    """
    return mark_checked(office, "address", by, version)


@transaction.atomic
def mark_email_checked(office, *, by, version):
    """Record that `by` confirmed today that the e-mail address holds; as `mark_address_checked`."""
    return mark_checked(office, "email", by, version)


def mark_checked(office, what, by, version):
    """Set "checked today by" of the field `what` ("address" or "email"), with its event."""
    current, words = claim(office, version), {"address": "address", "email": "e-mail address"}[what]
    if not getattr(current, what):
        raise CorrespondenceError(f"No {words} is known for {current}: add one first.")
    values = {f"{what}_checked_on": clock.today(), f"{what}_checked_by": by}
    values |= NO_FAILURE if what == "email" else {}
    for name, value in values.items():
        setattr(current, name, value)
    current.save(update_fields=[*values])
    release(current)
    record(current, f"{words} checked", by=by, detail={what: getattr(current, what)})
    return current
