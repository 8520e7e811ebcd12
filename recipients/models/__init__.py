"""Who the office writes to: areas, offices, who held them when, and their violence reduction units."""

from recipients.models.area import PoliceArea
from recipients.models.commissioner import Commissioner
from recipients.models.contact import Contact
from recipients.models.failed_email import note_failed_email
from recipients.models.office import Office
from recipients.models.unit import ViolenceReductionUnit

__all__ = ["Commissioner", "Contact", "Office", "PoliceArea", "ViolenceReductionUnit", "note_failed_email"]
