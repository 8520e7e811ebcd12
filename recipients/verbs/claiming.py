"""One version number guards an office with its holders and contacts: the second of two officers is told."""

from iasc_tracker.errors import CorrespondenceError
from recipients.models import Office


class EditConflict(CorrespondenceError):
    """Somebody saved the office since the form was opened; `office` is the row as it is now."""

    def __init__(self, office):
        """`office`: the row as it is saved now."""
        super().__init__(
            f"{office} was changed by somebody else while you had this page open. Nothing of yours was saved."
        )
        self.office = office


def claim(office, version):
    """The row of `office`, locked until the transaction ends; EditConflict if `version` is no longer its own."""
    current = Office.objects.select_for_update().get(pk=office.pk)
    if current.version != version:
        raise EditConflict(current)
    return current


def release(office):
    """Move the version of a claimed `office` on, so that forms opened before know that they are old."""
    office.version += 1
    office.save(update_fields=["version"])


def differences(row, values):
    """{field: [before, after]} of what `values` would change in `row`, JSON-ready."""
    return {
        name: [shown(getattr(row, name)), shown(value)] for name, value in values.items() if getattr(row, name) != value
    }


def shown(value):
    """`value` as an event keeps it: dates as ISO text, choices as their plain value."""
    return value.isoformat() if hasattr(value, "isoformat") else value
