"""What opening a file gives, and the one way it fails. Nothing here knows Django: the child must start fast."""

from dataclasses import dataclass
from datetime import date

BREAK = "\f"
EARLIEST = date(1980, 1, 1)  # before it no file was sent by e-mail; drafts of Outlook say 1601-01-01


class CannotOpen(Exception):
    """A file cannot be read; the text is one sentence for an officer, which says what to do."""


@dataclass(frozen=True)
class Attachment:
    """A file inside a message: its name as the sender gave it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Opened:
    """What a file says. Absent is None or "", never a guess; `warnings` are sentences for officers.

    `text_source` is how the text was come by, for `Document.text_source`. `texts` is the text page by page (one page
    where the kind of file has none). `sent_on` is a message's date; `made_on` what another file says of its making,
    which is weak evidence. `scanned` are the pages (from 1) that hold a picture and no text. For messages `own_text`
    is what the sender wrote and `quoted_text` the history below it; else `own_text` is all text.
    """

    media_type: str
    text_source: str
    texts: tuple[str, ...] = ()
    pages: int | None = None
    scanned: tuple[int, ...] = ()
    sent_on: date | None = None
    made_on: date | None = None
    sender_name: str = ""
    sender_address: str = ""
    sent_to: tuple[str, ...] = ()
    subject: str = ""
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    own_text: str = ""
    quoted_text: str = ""
    is_auto_reply: bool = False
    is_bounce: bool = False
    bounced: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def is_message(self):
        """Whether it is an e-mail."""
        return self.media_type in ("message/rfc822", "application/vnd.ms-outlook")

    @property
    def text(self):
        """All of the text, its pages apart by form feeds."""
        return BREAK.join(self.texts)


def likely_day(moment):
    """The date of a `datetime` or `date`, or None for none and for one before there was e-mail."""
    day = moment.date() if hasattr(moment, "date") else moment
    return day if day and day >= EARLIEST else None
