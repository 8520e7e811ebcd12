"""An office's e-mail address that failed: the one place that says so, whoever heard of it."""

from iasc_tracker.models import record
from recipients.models.office import Office


def note_failed_email(office_id, address, *, on, reason, by):
    """Note on the office that `address` failed on the date `on`, with its event; returns whether it was noted.

    Nothing is noted when the record has another address by now. `by`: an Officer, or None for the machine. Call it
    inside the transaction of what failed.
    """
    office = Office.objects.select_for_update().get(pk=office_id)
    if office.email.casefold() != address.casefold():
        return False
    office.email_failed_on, office.email_failed_reason = on, reason
    office.save(update_fields=["email_failed_on", "email_failed_reason"])
    record(office, "e-mail failed", by=by, on=on, note=f"{address}: {reason}")
    return True
