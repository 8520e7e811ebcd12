"""What a message is, and which letter it answers: filed only when that is certain, else left to a person.

Whatever is decided here can be undone in the inbox, and nothing is ever answered from here.
"""

from typing import NamedTuple

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.models import record
from letters.mailbox.bounces import dispatch_of, note_bounce
from letters.mailbox.clues import certain_letter, clues, guesses, office_of
from letters.mailbox.headers import head_of, is_from_a_machine, is_report
from letters.models import ArrivedFile, Dispatch, Incoming, Letter, Reply

Kind, State = Incoming.MailKind, Incoming.State
LONGEST_TEXT = 200_000
SORTED = (
    *("mail_kind", "sender", "sender_address", "subject", "text", "quoted_text", "unread_reason", "guesses"),
    *("office", "state", "rejected_as", "rejected_reason", "decided_at", "sorted_at"),
)


class Look(NamedTuple):
    """What looking into a message gave: `opened` by the child, or None with the `unread_reason`.

    `parts`: values of its ArrivedFiles; `identifiers`: Message-IDs of ours that stand in it; `guesses`: rows for
    `Incoming.guesses`, None for those that its first lines allow; `named`: references it may name, however written.
    """

    opened: object = None
    unread_reason: str = ""
    parts: tuple = ()
    identifiers: frozenset = frozenset()
    guesses: list | None = None
    named: frozenset = frozenset()


@transaction.atomic
def sort(incoming, *, head, look):
    """Say what the mail `incoming` is, once: its kind, guesses, state. `head`: its first bytes; `look`: a `Look`."""
    row = Incoming.objects.select_for_update(of=("self",)).get(pk=incoming.pk)
    if row.sorted_at is not None:  # another worker was faster
        return
    head, opened = head_of(head), look.opened
    row.sorted_at, row.unread_reason = clock.now(), look.unread_reason[:300]
    ArrivedFile.objects.bulk_create(ArrivedFile(incoming=row, **part) for part in look.parts)
    found = _read(row, opened) if opened else clues(subject=head.subject)
    row.mail_kind = kind_of(row, head.fields, opened)
    office, score, reason = office_of(row.sender_address)
    row.guesses = guesses(found, office, score, reason) if look.guesses is None else look.guesses
    letter = certain_letter(found, row.received_on, named=look.named)
    row.office = letter.office if letter else office
    if row.state == State.WAITING and opened is not None:
        _decide(row, letter, look)
    row.save(update_fields=SORTED)


def _read(row, opened):
    """Fill `row` from what was opened and return its clues."""
    row.text, row.quoted_text = _text(opened.own_text), _text(opened.quoted_text)
    # A forwarded message is from whom it was forwarded, and about what that was about.
    row.sender = opened.sender_name[:200] or opened.sender_address[:200] or row.sender
    row.sender_address = opened.sender_address[:254] or row.sender_address
    row.subject = opened.subject or row.subject
    return clues(
        sent_to=opened.sent_to,
        subject=row.subject,
        own_text=opened.own_text,
        quoted_text=opened.quoted_text,
        answers=[opened.in_reply_to, *opened.references],
    )


def _text(text):
    return text.replace("\x00", "")[:LONGEST_TEXT]


def kind_of(row, fields, opened):
    """Whether a person, a machine, a mail server or we ourselves wrote the message."""
    if row.message_id and Dispatch.objects.filter(message_id=f"<{row.message_id}>").exists():
        return Kind.OURS
    if opened and opened.is_bounce:
        return Kind.BOUNCE
    if is_report(fields):
        return Kind.REPORT
    return Kind.AUTO_REPLY if is_from_a_machine(fields) or (opened and opened.is_auto_reply) else Kind.MESSAGE


def _decide(row, letter, look):
    """File, set aside, or leave to a person, by the kind of the message."""
    if row.mail_kind == Kind.BOUNCE:
        _bounce(row, dispatch_of(look.identifiers, look.opened.bounced))
    elif row.mail_kind == Kind.OURS:
        _set_aside(row, "A copy of a message that was sent from here.")
    elif row.mail_kind == Kind.MESSAGE:
        _file(row, letter)
    elif not look.parts:  # a machine that sends files sends something to look at
        words = "An automatic reply" if row.mail_kind == Kind.AUTO_REPLY else "A report on delivery"
        _set_aside(row, f"{words}: nobody wrote it, so it answers nothing.")
        if letter:
            record(letter, "automatic message arrived", by=None, on=row.received_on, note=row.subject)


def _bounce(row, dispatch):
    """Note what came back; a report on no message of ours that we know stays for a person."""
    if dispatch is None:
        return
    reason = " ".join(row.text.split())[:500] or row.subject or "The mail server sent it back."
    note_bounce(dispatch, on=row.received_on, reason=reason)
    row.office = dispatch.letter.office
    _set_aside(row, f"Our e-mail with {dispatch.letter} to {dispatch.to_address} came back.")


def _set_aside(row, reason):
    row.state, row.rejected_as, row.rejected_reason = State.REJECTED, Incoming.Rejection.AUTOMATIC, reason
    row.decided_at = clock.now()
    record(row, "set aside", by=None, note=reason)


def _file(row, letter):
    """File a message whose letter is certain; what it settles is for a person to say."""
    if letter is None:
        return
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    row.state, row.decided_at = State.FILED, clock.now()
    reply = Reply.objects.create(incoming=row, letter=letter, kind=Reply.Kind.UNREAD)
    reasons = next((guess["reasons"] for guess in row.guesses if guess["letter"] == letter.pk), [])
    detail = {"reply": reply.pk, "incoming": row.pk, "sha256": row.sha256}
    words = " ".join([f"E-mail from {row.sender or 'nobody named'}.", *reasons, "Nobody has looked at it yet."])
    record(letter, "reply arrived", by=None, on=row.received_on, note=words, detail=detail)
    record(row, "filed", by=None, note=f"To {letter}. {' '.join(reasons)}".strip(), detail={"reply": reply.pk})
