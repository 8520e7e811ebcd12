"""Into the ledger: the row that says a message is to leave, written before anything leaves (TRUST R-MAIL-1)."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.mail_allowed import domain_of
from iasc_tracker.working_days import spell
from letters.ledger.guards import obstacles_to_mail, refuse_header_injection
from letters.models import Dispatch, Letter

UNTOUCHED = {"attempts": 0, "lease_until": None, "handed_over_at": None, "settled_at": None, "server_answer": ""}


@transaction.atomic
def queue(letter, *, release, by, not_before, subject, text, step=0, resend=0, resend_reason="", to_address=None):
    """Write the Dispatch that sends `letter` (or its chaser `step`) at the moment `not_before`, and return it.

    By e-mail it is queued, or held with the reason where none can go from here; by post it waits for a person. A row
    that was stopped is used again. `resend` (1, 2, …) sends once more and needs `resend_reason`. With `to_address` it
    is an e-mail to that address, however the letter itself goes; else it goes to the address of the office.
    Raises CorrespondenceError: on its way or sent already, no usable address, a header that would inject, a letter
    without office or date, discarded, voided, or dated later than it would go.
    """
    by_mail = to_address is not None or letter.channel == Letter.Channel.EMAIL
    address = to_address or (letter.office.email if by_mail and letter.office else "")
    refuse_header_injection(subject=subject, address=address)
    refuse_if_any(letter_obstacles(letter, not_before) + (address_obstacles(letter, address) if by_mail else []))
    dispatch = row_for(letter, by_mail, step=step, resend=resend)
    reason = " ".join(obstacles_to_mail(address)) if by_mail else ""
    fields = UNTOUCHED | {
        "release": release,
        "resend_reason": resend_reason,
        "state": Dispatch.State.HELD if reason else Dispatch.State.QUEUED,
        "reason": reason,
        "to_address": address,
        "subject": subject,
        "text": text,
        "message_id": dispatch.message_id or (new_message_id(letter, step, resend) if by_mail else ""),
        "asked_by": by,
        "asked_at": clock.now(),
        "not_before": not_before,
    }
    for name, value in fields.items():
        setattr(dispatch, name, value)
    dispatch.save()
    return dispatch


def letter_obstacles(letter, not_before):
    """What is wrong with sending this letter at the moment `not_before`."""
    if letter.office is None or letter.dated is None:
        return [f"{letter.reference} has no office or no date."]
    return sentences_of(
        (letter.discarded_at or letter.voided_at, f"{letter.reference} is not kept any more."),
        (
            letter.dated > timezone.localdate(not_before),
            f"{letter.reference} is dated {spell(letter.dated)}: it cannot go before that day.",
        ),
    )


def address_obstacles(letter, address):
    """Why the address on the office's record cannot be written to by anybody."""
    if not address:
        return [f"{letter.office} has no e-mail address: record one, or send {letter.reference} by post."]
    try:
        validate_email(address)
    except ValidationError:
        return [f"{address} of {letter.office} is not an e-mail address: correct it on the office's page."]
    return []


def row_for(letter, by_mail, *, step, resend):
    """The stopped Dispatch to use again, or a new unsaved one.

    Raises CorrespondenceError when this sending of the letter stands already, by whatever channel.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)  # whoever else queues it waits here
    same = letter.dispatches.filter(step=step, resend=resend).exclude(channel=Dispatch.Channel.ARCHIVE)
    sent = letter.sent_on is not None and step == 0 and resend == 0
    refuse_if((sent or same.standing().exists(), f"{letter.reference} is on its way already, or was sent."))
    channel = Dispatch.Channel.EMAIL if by_mail else Dispatch.Channel.POST
    key = {"letter": letter, "step": step, "resend": resend, "channel": channel}
    return same.filter(channel=channel).first() or Dispatch(**key)


def new_message_id(letter, step, resend):
    """A Message-ID that no other row has, here or elsewhere; the row keeps it for good."""
    domain = domain_of(settings.MAIL_FROM) or "mail.invalid"
    return f"<{letter.reference}.{step}.{resend}.{secrets.token_hex(8)}@{domain}>"
