"""From the record of a letter to the words that are printed: the only place in this room that knows a model."""

import re
from dataclasses import replace
from hashlib import sha256

from letters.models import Letter
from letters.rendering.content import LetterContent
from letters.rendering.letterhead import SENDER_ADDRESSES, SENDER_ROLES
from letters.rendering.typeface import drawable

EDITIONS = {Letter.Origin.LOGGED: "accessible", Letter.Origin.WRITTEN: "sent"}
MARKS = re.compile(r"([!-/:-@\[-`{-~])")  # every ASCII mark of punctuation; Markdown lets each be escaped


def edition_of(letter):
    """Which edition a PDF of `letter` is: "sent" for one written here, "accessible" for one logged (DESIGN rule 1)."""
    return EDITIONS[letter.origin]


def addressee_lines(letter):
    """The addressee block as copied at sending: name, style, organisation, address lines, postcode."""
    head = (letter.addressee_name, letter.addressee_style, letter.addressee_organisation)
    lines = (*head, *letter.addressee_address.splitlines(), letter.addressee_postcode)
    return tuple(line.strip() for line in lines if line.strip())


def content_of(letter, *, edition):
    """The `LetterContent` of a Letter row; `edition`: "sent" or "accessible" (see `edition_of`)."""
    return LetterContent(
        dated=letter.dated,
        addressee_lines=addressee_lines(letter),
        salutation=letter.salutation,
        body=letter.body,
        closing=letter.closing,
        reference=letter.reference,
        language=letter.language,
        subject=letter.subject,
        sender_name=letter.signatory_name,
        sender_role=letter.signatory_role or SENDER_ROLES[letter.language],
        sender_address=SENDER_ADDRESSES[letter.language],
        edition=edition,
        sample=letter.is_sample,
    )


def content_of_rendering(rendering):
    """The `LetterContent` of a Rendering row: the letter as written here, in the language of that PDF."""
    letter, language = rendering.letter, rendering.language
    content = content_of(letter, edition="sent")
    if language == letter.language:
        return content
    return replace(
        content,
        language=language,
        subject=rendering.subject,
        salutation=rendering.salutation,
        body=rendering.body,
        closing=rendering.closing,
        sender_role=SENDER_ROLES[language],
        sender_address=SENDER_ADDRESSES[language],
    )


def words_sha256(content):
    """The SHA-256 of everything that a `LetterContent` prints, to tell whether a PDF still says it."""
    return sha256(repr(drawable(content)).encode()).hexdigest()


def markdown_of(content):
    """The whole letter as Markdown for a web page: date, addressee, salutation, body, closing and signature block.

    What is not body is escaped, so that "1. The Mews" does not become a list.
    """
    opening = [content.printed_date, _block(content.addressee), plain_markdown(content.subject)]
    opening.append(plain_markdown(f"{content.salutation},"))
    end = [plain_markdown(f"{content.closing},") if content.closing else ""]
    end.append(_block(filter(None, (content.sender_name, content.sender_role))))
    return "\n\n".join(part for part in (*opening, content.body.strip(), *end) if part)


def _block(lines):
    """Short lines under one another."""
    return "\\\n".join(plain_markdown(line) for line in lines)


def plain_markdown(text):
    """`text` on one line, every mark of it escaped."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))
