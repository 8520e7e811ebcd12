"""A dispatch as an e-mail: one To, nobody else; the same row gives the same bytes (TRUST R-MAIL-2, R-MAIL-5)."""

from email import charset, encoders
from email.mime.base import MIMEBase
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage

from iasc_tracker.errors import CorrespondenceError
from letters.ledger.guards import refuse_header_injection
from letters.models import Dispatch, Document
from letters.models.stored import read_whole, sha256_of

# Welsh first: "translation" is the letter's other language (Welsh Language (Wales) Measure 2011).
ATTACHED = (Document.Kind.TRANSLATION, Document.Kind.LETTER, Document.Kind.ENCLOSURE)
# Plain ASCII on the wire, whatever the words: not every server passes eight bits on.
QUOTED = charset.Charset("utf-8")
QUOTED.body_encoding = charset.QP


def message_of(dispatch):
    """The EmailMessage of an e-mail or archive Dispatch, with the letter's files attached.

    An archive copy is the very message that its letter's dispatch sent; only the envelope names the archive.
    Raises CorrespondenceError for a header that would inject, and for a file that is missing or was altered.
    """
    row = original_of(dispatch)
    refuse_header_injection(subject=row.subject, address=row.to_address, sender=settings.MAIL_FROM)
    message = EmailMessage(
        subject=row.subject,
        body=row.text,
        from_email=settings.MAIL_FROM or None,
        to=[row.to_address],
        reply_to=[reply_address(row.letter.reference)] if settings.MAIL_REPLY_TO else None,
        # RFC 5322 section 3.6.1: the moment at which its creator said that it was ready to go.
        headers={"Message-ID": row.message_id, "Date": format_datetime(row.asked_at)},
        attachments=[attachment_of(document) for document in attached_to(row.letter, step=row.step)],
    )
    message.encoding = QUOTED
    return message


def original_of(dispatch):
    """The letter's own dispatch where `dispatch` is its archive copy; else `dispatch` itself."""
    if dispatch.channel != Dispatch.Channel.ARCHIVE:
        return dispatch
    return dispatch.letter.dispatches.get(step=dispatch.step, resend=dispatch.resend, channel=Dispatch.Channel.EMAIL)


def attached_to(letter, *, step=0):
    """The documents that go with the letter, in the order they are attached; with a chaser (`step`), fewer."""
    documents = letter.documents.going_with_a_chaser() if step else letter.documents.filter(kind__in=ATTACHED)
    return sorted(documents, key=lambda document: (ATTACHED.index(document.kind), document.pk))


def attachment_of(document):
    """The document as a part of an e-mail, byte for byte; CorrespondenceError when its bytes are not what was kept."""
    data = read_whole(document.file.name, document.sha256)
    if data is None:
        raise CorrespondenceError(
            f"The file {document.original_name} of {document.letter.reference} is missing or was altered: "
            "nothing can be sent until it is restored from a backup."
        )
    refuse_header_injection(file_name=document.original_name, type_of_a_file=document.media_type)
    main, _, sub = (document.media_type or "application/octet-stream").partition("/")
    part = MIMEBase(main, sub or "octet-stream")
    part.set_payload(data)
    encoders.encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=document.original_name)
    return part


def reply_address(reference):
    """MAIL_REPLY_TO with the reference in it: replies+IASC-2020-0001@office.example."""
    local, _, domain = settings.MAIL_REPLY_TO.rpartition("@")
    return f"{local}+{reference}@{domain}"


def bytes_of(dispatch, *, draft=False):
    """The message as it goes over the wire; the same row gives the same bytes. `draft`: see `eml_of`."""
    message = message_of(dispatch).message()
    if message.is_multipart():
        message.set_boundary(f"=_{sha256_of(original_of(dispatch).message_id.encode())[:40]}")
    if draft:
        message["X-Unsent"] = "1"
        if not settings.MAIL_FROM:
            del message["From"]
    return message.as_bytes(linesep="\r\n")


def eml_of(dispatch):
    """The message as a .eml file: what was sent, or a draft (X-Unsent) to send from one's own mail program."""
    return bytes_of(dispatch, draft=dispatch.handed_over_at is None)
