"""What officers do to recipients: each verb checks its rules, writes its event and refuses in sentences."""

from recipients.verbs.claiming import EditConflict
from recipients.verbs.closing import close_office
from recipients.verbs.contacts import add_contact, edit_contact, remove_contact
from recipients.verbs.holders import change_holder, edit_holder
from recipients.verbs.offices import edit_office, mark_address_checked, mark_email_checked

__all__ = [
    "EditConflict",
    "add_contact",
    "change_holder",
    "close_office",
    "edit_contact",
    "edit_holder",
    "edit_office",
    "mark_address_checked",
    "mark_email_checked",
    "remove_contact",
]
