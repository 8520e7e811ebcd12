"""To whom a chaser would go today: whoever holds the office, or another person there."""

from dataclasses import dataclass

from recipients.models import Contact


@dataclass(frozen=True)
class Recipient:
    """A person to write to: how they are called, greeted and reached; `contact` where it is not the holder."""

    name: str
    salutation: str
    address: str
    contact: Contact | None = None


def holder_of(letter, certain):
    """Who is addressed today of `certain`, those certainly in post: the letter's own addressee if still there, else
    the first; None where the post is vacant.
    """
    same = [one for one in certain if one.pk == letter.commissioner_id]
    return next(iter(same or certain), None)


def recipient_of(letter, holder, contact=None):
    """The `Recipient` of a chaser of `letter`: the holder (or None) at the office's address, or a `contact`."""
    if contact is not None:
        return Recipient(contact.name, contact.name, contact.email, contact)
    if holder is None:
        return None
    return Recipient(holder.name, holder.salutation or holder.name, letter.office.email)


def first_contact(office):
    """The contact whom the queue suggests: the first whose e-mail address works, else who has one, else the first."""
    contacts = sorted(office.contacts.all(), key=lambda one: (not one.email, one.email_failed_on is not None))
    return next(iter(contacts), None)


def predecessor_of(letter, holder):
    """The name of another person to whom `letter` went than the one who holds the office now; "" for the same one."""
    named = letter.commissioner.name if letter.commissioner else letter.addressee_name
    same = holder is None or named.casefold() == holder.name.casefold()
    return "" if same else named
