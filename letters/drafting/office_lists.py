"""Offices under a name, to choose them again for another campaign."""

from django.db import IntegrityError, transaction

from iasc_tracker.errors import CorrespondenceError, refuse_if
from iasc_tracker.models import record
from letters.models import OfficeList

LONGEST = OfficeList._meta.get_field("name").max_length
TAKEN = "Another list has this name. Choose another name, or delete that list first."


@transaction.atomic
def save_list(name, offices, *, by):
    """Save the Offices `offices` as an `OfficeList` called `name` and return it; later choices do not change it.

    Raises CorrespondenceError without a name or offices, or when another list has the name, in capitals or not.
    """
    name, offices = " ".join(name.split()), list(offices)
    refuse_if(
        (not name, "Enter a name for the list."),
        (len(name) > LONGEST, f"The name of a list can have {LONGEST} characters at most."),
        (not offices, "No offices are chosen yet, so there is nothing to save."),
        (OfficeList.objects.filter(name__iexact=name).exists(), TAKEN),
    )
    try:
        with transaction.atomic():
            saved = OfficeList.objects.create(name=name, saved_by=by)
    except IntegrityError as error:  # made at the same moment
        raise CorrespondenceError(TAKEN) from error
    saved.offices.set(offices)
    record(saved, "office list saved", by=by, note=name, detail={"offices": [str(office.area) for office in offices]})
    return saved


@transaction.atomic
def delete_list(office_list, *, by):
    """Delete a list; campaigns that chose their offices by it keep them. The event keeps its name and its offices."""
    detail = {"offices": [office.area.name for office in office_list.offices.select_related("area")]}
    record(office_list, "office list deleted", by=by, note=office_list.name, detail=detail)
    office_list.delete()
