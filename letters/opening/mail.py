"""E-mail as it travels (.eml): headers with their limits, the words, the history, the files."""

import re
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from iasc_tracker.patterns import pattern
from letters.opening import signs
from letters.opening.html import words_of
from letters.opening.opened import Attachment, CannotOpen, Opened, likely_day
from letters.opening.quoting import split
from letters.opening.types import EML

DEEP, PARTS, HEADER = 10, 200, 2_000
NESTED = f"This e-mail is nested more than {DEEP} messages or parts deep, as attacks are; it was not opened."
MANY = f"This e-mail has more than {PARTS} parts, as attacks have; it was not opened."
BROKEN = "This e-mail cannot be opened; it may be damaged. Ask for it to be sent again."
SMALL_PICTURE = 20_000  # pictures within the text below this size are logos
BOUNDARY = re.compile(rb'boundary\s{0,4}=\s{0,4}(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))', re.I)
IDENTIFIER = pattern(r"<[^<>\s]{3,500}>")


def open_mail(data):
    """The `Opened` of an e-mail; raises `CannotOpen` when it has too many parts or too deep ones."""
    _refuse_masses(data)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        parts = list(_walk(message))
        return _opened(message, parts)
    except RecursionError as error:
        raise CannotOpen(NESTED) from error
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise CannotOpen(BROKEN) from error


def _refuse_masses(data):
    """Count marks of parts in the bytes, since the parser itself spends 20 s on 100,000 of them (TRUST, Uploads)."""
    boundaries = {first or second for first, second in BOUNDARY.findall(data)}
    if len(boundaries) > PARTS or data.lower().count(b"message/rfc822") > PARTS:
        raise CannotOpen(NESTED)
    if sum(data.count(b"\n--" + boundary) for boundary in boundaries) > 2 * PARTS:
        raise CannotOpen(MANY)


def _walk(message, depth=0):
    """Every part that holds no other, and every message within (whole, not its parts); raises `CannotOpen`."""
    if depth > DEEP:
        raise CannotOpen(NESTED)
    if not message.is_multipart():
        yield message
    elif message.get_content_type() == "message/rfc822" and depth:
        for _ in _walk_within(message, depth):
            pass
        yield message
    else:
        yield from _walk_within(message, depth)


def _walk_within(message, depth):
    if len(message.get_payload()) > PARTS:
        raise CannotOpen(MANY)
    for part in message.get_payload():
        yield from _walk(part, depth + 1)


def headers_of(items):
    """{lower-case name: value} of raw header `items`, the first of each name, none over 2,000 characters."""
    headers = {}
    for name, value in items:
        headers.setdefault(name.lower(), _plain(name, str(value)[:HEADER]))
    return headers


def _plain(name, value):
    """A header's value with its coded words made plain; what cannot be parsed stays as it came."""
    try:
        # As an unstructured header: the parser of addresses recurses into nested comments.
        return str(policy.default.header_factory("subject", value.replace("\r", "").replace("\n", " "))).strip()
    except (ValueError, LookupError, AttributeError, RecursionError, MessageError):
        return " ".join(value.split())


def address_in(value):
    """(name, address) of the first address in a header's value; ("", "") when there is none."""
    try:
        name, address = parseaddr(value)
    except (RecursionError, ValueError):
        return "", ""
    return (name, address.lower()) if "@" in address else (name or value[:200], "")


def day_of(value):
    """The day a Date header names in the sender's own time, or None when it names none or an unlikely one."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return likely_day(moment) if isinstance(moment, datetime) else None


def _opened(message, parts):
    headers = headers_of(message.raw_items())
    body, source = _body(parts)
    words = split(body, headers.get("subject", ""))
    attachments, left_out = _files(parts)
    reports = "\n\n".join(
        _report(part) for part in message.walk() if part.get_content_type() == "message/delivery-status"
    )
    return told(
        EML,
        source,
        headers,
        words,
        attachments=attachments,
        reports=reports,
        body=body,
        warnings=[*left_out, *_sealed(parts)],
    )


def told(kind, source, headers, words, *, attachments, reports="", body="", warnings=(), **facts):
    """The `Opened` of a message of any format: its `headers`, the `Split` of its text, its files; `facts` win."""
    name, address = address_in(headers.get("from", ""))
    bounced = signs.is_bounced(headers, address)
    if words.forwarded and not bounced:
        warnings = [*warnings, f"This message was forwarded by {name or address}; what it forwards was read."]
        name, address = words.sender_name, words.sender_address.lower()
    day = day_of(headers.get("date", ""))
    values = {
        "sent_on": None if words.forwarded else day,
        "sender_name": name,
        "sender_address": address,
        "subject": (words.subject or headers.get("subject", ""))[:300],
        "message_id": next(iter(IDENTIFIER.findall(headers.get("message-id", ""))), ""),
        "in_reply_to": next(iter(IDENTIFIER.findall(headers.get("in-reply-to", ""))), ""),
        "references": tuple(IDENTIFIER.findall(headers.get("references", ""))),
        "sent_to": signs.addresses_in(" ".join(headers.get(one, "") for one in ("to", "cc", "delivered-to"))),
    }
    values |= {key: value for key, value in facts.items() if value}
    doubts = [] if values["sent_on"] or words.forwarded else ["The message bears no date."]
    failed = signs.failed_recipients(reports) if bounced else ()
    return Opened(
        kind,
        source,
        texts=(body,),
        own_text=words.own,
        quoted_text=words.quoted,
        is_bounce=bounced and (bool(failed) or not reports),
        bounced=failed,
        is_auto_reply=not bounced and signs.is_automatic(headers),
        attachments=tuple(attachments),
        warnings=(*doubts, *warnings),
        **values,
    )


def _body(parts):
    """(the words of the message, how they were read): plain text where there is any, else the HTML's."""
    texts = [part for part in parts if part.get_content_maintype() == "text" and not _is_file(part)]
    for kind, read, source in (
        ("text/plain", str, "from the e-mail"),
        ("text/html", words_of, "from the e-mail (HTML)"),
    ):
        found = [read(_decoded(part)) for part in texts if part.get_content_type() == kind]
        if any(words.strip() for words in found):
            return "\n\n".join(found).replace("\r\n", "\n").replace("\x00", ""), source
    return "", "the e-mail has no text"


def _decoded(part):
    data = part.get_payload(decode=True) or b""
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _is_file(part):
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _report(part):
    """The text of a delivery report, whose blocks Python parses as messages."""
    blocks = part.get_payload() if part.is_multipart() else []
    return "\n\n".join("\n".join(f"{name}: {value}" for name, value in block.raw_items()) for block in blocks)


def _files(parts):
    """(attachments, sentences on what was left out): all but the text itself and small pictures within it."""
    files, logos = [], 0
    for part in parts:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()[0]
            name = part.get_filename() or f"{headers_of(inner.raw_items()).get('subject') or 'message'}.eml"
            files.append(Attachment(name, inner.as_bytes()))
        elif _is_file(part) or part.get_content_maintype() not in ("text", "message", "multipart"):
            data = part.get_payload(decode=True) or b""
            if kind.startswith("image/") and part["content-id"] and len(data) < SMALL_PICTURE:
                logos += 1
            elif data:
                files.append(Attachment(part.get_filename() or f"file.{part.get_content_subtype()}", data))
    return files, [f"{logos} small pictures within the text were left out."] if logos else []


def _sealed(parts):
    kinds = {part.get_content_type() for part in parts}
    if kinds & {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}:
        yield "The message is encrypted or sealed; its words cannot be read here. Ask for it without encryption."
