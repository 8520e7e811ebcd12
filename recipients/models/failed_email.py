"""An e-mail address of an office or of a contact there that failed: the one place that says so, whoever heard of it."""

from iasc_tracker.models import record
from recipients.models.office import Office


def note_failed_email(office_id, address, *, on, reason, by):
    """Note on the office, and on its contacts, that `address` failed on the date `on`, with its event; returns whether
    it was noted.

    Nothing is noted when the record has another address by now. `by`: an Officer, or None for the machine. Call it
    inside the transaction of what failed.
    """
    office = Office.objects.select_for_update().get(pk=office_id)
    found = [one for one in office.contacts.all() if one.email.casefold() == address.casefold()]
    for contact in found:
        contact.email_failed_on = on
        contact.save(update_fields=["email_failed_on"])
        # No address and no words of the server: a contact who is removed must be gone from the history.
        record(office, "e-mail of a contact failed", by=by, on=on, note=f"{contact}.")
    return _noted(office, address, on, reason, by) or bool(found)


def _noted(office, address, on, reason, by):
    if office.email.casefold() != address.casefold():
        return False
    office.email_failed_on, office.email_failed_reason = on, reason
    office.save(update_fields=["email_failed_on", "email_failed_reason"])
    record(office, "e-mail failed", by=by, on=on, note=f"{address}: {reason}")
    return True
