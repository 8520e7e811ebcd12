"""Messages saved by Outlook (.msg)."""

import struct

from letters.opening.html import words_of
from letters.opening.mail import PARTS, headers_of, told
from letters.opening.opened import Attachment, CannotOpen, likely_day
from letters.opening.quoting import split
from letters.opening.types import MSG

try:  # an extra: without it Outlook messages are kept and not read
    import oxmsg
except ImportError:
    oxmsg = None

ABSENT = "This installation cannot read Outlook messages: python-oxmsg is not installed. Save it as .eml or PDF."
BROKEN = "This Outlook message cannot be opened; it may be damaged. Ask for it as .eml or as a PDF."
MANY = f"This Outlook message has more than {PARTS} attachments; it was not opened."
INTERNET_ID, IN_REPLY_TO = 0x1035, 0x1042


def open_msg(data):
    """The `Opened` of an Outlook message; raises `CannotOpen`. A date of 1601 means that it has none."""
    if oxmsg is None:
        raise CannotOpen(ABSENT)
    try:
        return _opened(oxmsg.Message.load(data))
    except (
        ValueError,
        KeyError,
        IndexError,
        OSError,
        struct.error,
        AssertionError,
        LookupError,
        RecursionError,
    ) as error:
        raise CannotOpen(BROKEN) from error


def _opened(message):
    body, source = _body(message)
    headers = headers_of(message.message_headers.items())
    headers.setdefault("subject", message.subject)
    headers.setdefault("from", message.sender or "")
    headers.setdefault("to", ", ".join(one.email_address or "" for one in message.recipients))
    attachments, warnings = _files(message)
    return told(
        MSG,
        source,
        headers,
        split(body, headers["subject"]),
        attachments=attachments,
        body=body,
        warnings=warnings,
        **_properties(message),
    )


def _properties(message):
    """What stands in the message's own properties and not in headers; a draft or a sent copy has no headers."""
    properties = message.properties
    return {
        "sent_on": likely_day(message.sent_date),
        "message_id": properties.str_prop_value(INTERNET_ID) or "",
        "in_reply_to": properties.str_prop_value(IN_REPLY_TO) or "",
    }


def _body(message):
    """(words, how they were read); Outlook also keeps bodies in its rich text alone, which is not read."""
    if message.body and message.body.strip():
        return message.body.replace("\r\n", "\n").replace("\x00", ""), "from the Outlook message"
    if message.html_body:
        return words_of(message.html_body), "from the Outlook message (HTML)"
    return "", "the Outlook message has no plain text"


def _files(message):
    """(attachments, sentences on what was left out)."""
    found = message.attachments
    if len(found) > PARTS:
        raise CannotOpen(MANY)
    files = [Attachment(one.file_name or "attachment", one.file_bytes) for one in found if one.file_bytes]
    lost = [one.file_name or "a message" for one in found if not one.file_bytes]
    return files, [f"Attached and not taken out: {', '.join(lost)}. Save it from Outlook."] if lost else []
