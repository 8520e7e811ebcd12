"""What changed in a record: before and after, for the event that keeps it."""

from datetime import date

from django.db.models import Model

from iasc_tracker.errors import CorrespondenceError
from letters.models import Letter


class EditConflict(CorrespondenceError):
    """Somebody saved the same thing since the page was opened; `current` is the row as it is now."""

    def __init__(self, current):
        """`current`: the saved row, whose version is newer than the one the officer started from."""
        super().__init__("Somebody else changed this since you opened it. Compare the two versions below.")
        self.current = current


def plain(value):
    """A value as JSON can hold it and a person can read it."""
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Model):
        return str(value)
    raise TypeError(f"{value!r} has no plain form.")


def apply(row, values):
    """Set `values` (field name to value) on `row`; return {field: [before, after]} of those that differ."""
    changed = {}
    for field, after in values.items():
        before = getattr(row, field)
        if before != after:
            changed[field] = [plain(before), plain(after)]
            setattr(row, field, after)
    return changed


def lock(letter):
    """Bring `letter` up to date and keep others from changing it until the transaction ends.

    A verb calls it before its guards, so that what two officers do at once is judged one after the other.
    """
    letter.refresh_from_db(from_queryset=Letter.objects.select_for_update())


def save_if_unchanged(row, version, fields):
    """Save `fields` of `row` if its saved version is still `version`, and count the version up.

    Raises EditConflict with the saved row otherwise (TRUST R-CON-1). Call it inside a transaction.
    """
    current = type(row).objects.select_for_update().get(pk=row.pk)
    if current.version != version:
        raise EditConflict(current)
    row.version = version + 1
    row.save(update_fields=[*fields, "version"])
