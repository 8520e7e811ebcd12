"""Messages among the files of a reply: each is one record, by its Message-ID, however it came (DESIGN rule 8)."""

from django.utils.html import format_html

from letters import mailbox
from letters.models import ArrivedFile, Incoming, OtherMessage
from letters.opening.types import EML, MSG


def message_id_of(held):
    """The Message-ID of the HeldFile `held`, as the mailbox keeps it; "" for what has none or is no message."""
    if held.media_type == EML:
        return mailbox.head_of(_beginning(held)).message_id
    if held.media_type == MSG:
        return mailbox.identifier(held.found.get("opened", {}).get("message_id", ""))
    return ""


def _beginning(held):
    try:
        with held.file.open() as file:
            return file.read(mailbox.LONGEST_HEAD)
    except FileNotFoundError:  # the verb that files it says so
        return b""


def new_message_ids(held_files):
    """The Message-IDs, each once, of those messages among `held_files` that are not on record.

    An Incoming made of them bears the first; `note_other_messages` keeps the rest. Were the letter of a former record
    voided, that record keeps its Message-IDs, and mail goes on to be known by it.
    """
    found = dict.fromkeys(one for one in map(message_id_of, held_files) if one)
    return [one for one in found if not Incoming.objects.of_messages([one]).exists()]


def note_other_messages(incoming, message_ids):
    """Let `incoming` be known by all but the first of `message_ids`, which it bears itself."""
    OtherMessage.objects.bulk_create(OtherMessage(incoming=incoming, message_id=one) for one in message_ids[1:])


def same_message(held, *, apart_from=None):
    """A sentence that leads to the record of the message `held`, by bytes or Message-ID; "" when there is none.

    `apart_from`: the mail that is being filed.
    """
    message_id = message_id_of(held)
    rows = Incoming.objects.filter(sha256=held.sha256)
    if message_id:
        rows |= Incoming.objects.of_messages([message_id])
    rows = rows.select_related("reply__letter")
    incoming = rows.exclude(pk=apart_from and apart_from.pk).order_by("pk").first()
    if incoming is None:
        return _kept_in_the_inbox(held, apart_from)
    letter = incoming.answered_letter
    if letter is None:
        came = "came by e-mail and is" if incoming.is_mail else "is"
        return format_html("“{}” {} in the inbox: {}.", held.original_name, came, _file_from(incoming))
    if letter.voided_at or letter.discarded_at:
        return ""
    where = format_html('<a class="govuk-link" href="{}">{}</a>', letter.get_staff_url(), letter.reference)
    return format_html("“{}” is already logged with {}. Leave it out here.", held.original_name, where)


def _kept_in_the_inbox(held, apart_from):
    """The sentence for a file that an officer kept there; those within mail (a logo, say) may come in many messages."""
    rows = ArrivedFile.objects.filter(sha256=held.sha256, incoming__sha256=None, incoming__state="waiting")
    file = rows.exclude(incoming=apart_from and apart_from.pk).select_related("incoming").first()
    if file is None:
        return ""
    return format_html("“{}” is in the inbox: {}.", held.original_name, _file_from(file.incoming))


def _file_from(incoming):
    return format_html('<a class="govuk-link" href="{}">file it from there</a>', incoming.get_staff_url())
