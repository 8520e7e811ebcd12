"""People at an office other than its commissioner; never public."""

from django.db import transaction

from iasc_tracker.errors import refuse_if_any
from iasc_tracker.models import record
from recipients.models import Contact
from recipients.verbs.claiming import claim, differences, release
from recipients.verbs.offices import listed

EDITABLE = ("name", "role", "email", "phone")


@transaction.atomic
def add_contact(office, *, by, version, name, role="", email="", phone=""):
    """A new contact of `office`; EditConflict when `version` is old, refused without a way to reach them."""
    current = claim(office, version)
    refuse_if_any(obstacles(name, email, phone))
    contact = Contact.objects.create(office=current, name=name, role=role, email=email, phone=phone)
    release(current)
    record(current, "contact added", by=by, note=described(contact))
    return contact


@transaction.atomic
def edit_contact(contact, *, by, version, **values):
    """Write `values` (any of EDITABLE) into `contact`; refusals as `add_contact`, `version` is the office's."""
    office = claim(contact.office, version)
    current = Contact.objects.get(pk=contact.pk)
    merged = {name: values.get(name, getattr(current, name)) for name in EDITABLE}
    refuse_if_any(obstacles(merged["name"], merged["email"], merged["phone"]))
    changed = differences(current, merged)
    if not changed:
        return current
    for name in changed:
        setattr(current, name, values[name])
    if "email" in changed:
        current.email_failed_on = None
    current.save(update_fields=[*changed, "email_failed_on"])
    release(office)
    # The words themselves stay out of the history: a contact who is removed must be gone.
    record(office, "contact edited", by=by, note=f"{described(current)}. {listed(current, changed)}")
    return current


@transaction.atomic
def remove_contact(contact, *, by, version):
    """Delete `contact`, leaving name and role in the history; EditConflict when the office's `version` is old."""
    office = claim(contact.office, version)
    note = described(contact)
    contact.delete()
    release(office)
    record(office, "contact removed", by=by, note=note)


def obstacles(name, email, phone):
    """Why a contact cannot be saved; empty when nothing stands in the way."""
    rules = [
        (not name, "Enter the name of the contact."),
        (not (email or phone), "Enter an e-mail address or a phone number."),
    ]
    return [sentence for broken, sentence in rules if broken]


def described(contact):
    """ "A. Clerk, secretary"."""
    return ", ".join(filter(None, [contact.name, contact.role]))
