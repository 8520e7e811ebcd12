"""Forms of the recipients' pages: what officers type, checked one field at a time."""

from recipients.forms.closing import ClosingForm
from recipients.forms.contacts import ContactForm
from recipients.forms.filters import OfficeFilterForm
from recipients.forms.holders import ChangeHolderForm, HolderForm
from recipients.forms.offices import OfficeForm
from recipients.forms.versioned import VersionForm

__all__ = [
    "ChangeHolderForm",
    "ClosingForm",
    "ContactForm",
    "HolderForm",
    "OfficeFilterForm",
    "OfficeForm",
    "VersionForm",
]
