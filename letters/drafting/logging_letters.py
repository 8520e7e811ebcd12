"""Logging a letter that was sent by other means: by form, from its file, or as a draft to confirm."""

from dataclasses import dataclass

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError, refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from iasc_tracker.working_days import spell
from letters import filing
from letters.drafting.changes import EditConflict, lock, save_if_unchanged
from letters.drafting.rules import addressing_obstacles, date_obstacles, holder_named
from letters.models import Document, DueDate, Letter, ReferenceCounter, RequestedDocument
from letters.tasks.reading import read_document

PRINTED = ("addressee_name", "addressee_style", "addressee_organisation", "addressee_address", "addressee_postcode")


class AlreadyLogged(CorrespondenceError):
    """The same bytes are a document of `letter` already."""

    def __init__(self, letter):
        """`letter`: the letter that has the file."""
        super().__init__(f"This file has already been logged: it belongs to {letter.reference}, {letter.recipient}.")
        self.letter = letter


@dataclass(frozen=True)
class Ask:
    """One thing the letter asks for: a DocumentKind, the letter's own wording, and whether it only invites it."""

    kind: object
    wording: str = ""
    is_optional: bool = False


@dataclass(frozen=True)
class LetterFacts:
    """Everything a form or a file says about a letter. `fields`: Letter field names to values."""

    fields: dict
    asks: tuple = ()
    reply_within: int | None = 20  # working days; None when the letter only invites an answer
    stated_due_on: object = None  # a date the letter itself states
    doubts: tuple = ()
    remarks: tuple = ()  # what the reader mended or missed, kept in the history


def refuse_same_bytes(held):
    """Raise AlreadyLogged when a letter that counts has the bytes of the HeldFile `held` (None: nothing to do)."""
    twin = held and filing.same_bytes(held.sha256).filter(letter__isnull=False).first()
    if twin:
        raise AlreadyLogged(twin.letter)


def logging_obstacles(fields):
    """What stands in the way of logging a letter with these Letter fields as sent."""
    office, dated = fields.get("office"), fields.get("dated")
    return addressing_obstacles(
        office=office, dated=dated, addressee_name=fields.get("addressee_name", "")
    ) + date_obstacles(dated, fields.get("sent_on"))


@transaction.atomic
def log_letter(facts, *, by, held=None, form_token=None):
    """Log a letter as sent and return it; the addressee is copied in (DESIGN §2, `Letter`).

    `held`: the HeldFile of the letter itself. The same `form_token` (a UUID of the page) a second time returns
    the letter of the first time.
    Raises CorrespondenceError with what stands in the way, AlreadyLogged for bytes that we have.
    """
    ReferenceCounter.hold(year_of(facts))  # the same page or file sent twice at once: the second waits here
    again = form_token and Letter.objects.filter(form_token=form_token).first()
    if again:
        return again
    refuse_same_bytes(held)
    refuse_if_any(logging_obstacles(facts.fields))
    letter = new_letter(facts, by=by, form_token=form_token)
    confirm_fields(letter, facts, by=by)
    letter.save()
    file_letter(letter, held, by=by)
    settle_terms(letter, facts, by=by)
    note_sent(letter, facts, by=by)
    return letter


def note_sent(letter, facts, *, by):
    """Write the event of a letter that was sent on its day and is now on record."""
    note = f"Sent on {spell(letter.sent_on)} to {letter.recipient}."
    record(letter, "logged", by=by, on=letter.sent_on, note=note, detail={"remarks": list(facts.remarks)})


@transaction.atomic
def draft_letter(facts, *, by, held=None):
    """Keep what is known of a letter as a draft that a person has to confirm; return it.

    Raises AlreadyLogged for bytes that we have.
    """
    ReferenceCounter.hold(year_of(facts))
    refuse_same_bytes(held)
    letter = new_letter(facts, by=by)
    letter.doubts = list(facts.doubts)
    letter.save()
    file_letter(letter, held, by=by)
    settle_terms(letter, facts, by=by, due=False)
    record(letter, "drafted", by=by, note=" ".join(facts.doubts), detail={"remarks": list(facts.remarks)})
    return letter


@transaction.atomic
def confirm_draft(letter, facts, *, by, version):
    """Turn a draft into a logged letter with the facts that a person settled.

    Raises CorrespondenceError with what stands in the way, or EditConflict.
    """
    lock(letter)
    if letter.version != version:
        raise EditConflict(letter)
    refuse_if_any(
        sentences_of(
            (not letter.is_draft, "This letter is not a draft any more."),
            (
                letter.origin == Letter.Origin.WRITTEN,
                "A letter written here is signed off and released, not confirmed.",
            ),
        )
        + logging_obstacles(facts.fields)
    )
    for name, value in facts.fields.items():
        setattr(letter, name, value)
    confirm_fields(letter, facts, by=by)
    letter.doubts = []
    save_if_unchanged(letter, version, [*facts.fields, *PRINTED, "commissioner", "vru", "sent_on", "sent_by", "doubts"])
    letter.requested_documents.all().delete()
    settle_terms(letter, facts, by=by)
    note_sent(letter, facts, by=by)
    return letter


def year_of(facts):
    """The year that a letter's reference is counted in: that of its date, or this one while that is not known."""
    return (facts.fields.get("dated") or clock.today()).year


def new_letter(facts, *, by, form_token=None):
    """An unsaved letter with the next reference of its year."""
    reference = ReferenceCounter.take(year_of(facts))
    fields = {name: value for name, value in facts.fields.items() if name != "sent_on"}
    return Letter(reference=reference, created_by=by, form_token=form_token, **fields)


def confirm_fields(letter, facts, *, by):
    """Set who sent it when, and copy the addressee of the day where the letter's own print is not known.

    The address is left as printed: the office's record may be newer than the letter.
    """
    letter.sent_on, letter.sent_by = facts.fields.get("sent_on") or letter.dated, by
    holder = letter.commissioner = holder_named(letter.office, letter.dated, letter.addressee_name)
    units = letter.office.area.units.all()
    letter.vru = letter.vru or (units[0] if len(units) == 1 else None)
    printed = letter.addressee_name or not holder
    copied = {
        "addressee_name": letter.addressee_name if printed else holder.name,
        "addressee_style": letter.addressee_style if printed else holder.style,
        "addressee_organisation": letter.addressee_organisation or letter.office.name,
        "salutation": letter.salutation or (f"Dear {holder.salutation}" if holder and holder.salutation else ""),
    }
    for name, value in copied.items():
        setattr(letter, name, value)


def settle_terms(letter, facts, *, by, due=True):
    """Write what the letter asks for and, for a sent one, when a reply is due."""
    RequestedDocument.objects.bulk_create(
        RequestedDocument(letter=letter, kind=ask.kind, wording=ask.wording, is_optional=ask.is_optional)
        for ask in facts.asks
    )
    if due and any(not ask.is_optional for ask in facts.asks):
        letter.due_date = due_date(letter, facts, by=by)
        letter.save(update_fields=["due_date"])


def due_date(letter, facts, *, by):
    """The first DueDate of a sent letter: the date it states, else so many working days after sending; or None.

    Raises CorrespondenceError for a rule of no working days.
    """
    if facts.stated_due_on:
        late = ", which was sent no earlier than that day" if facts.stated_due_on <= letter.sent_on else ""
        return DueDate.objects.create(
            letter=letter,
            due_on=facts.stated_due_on,
            basis=DueDate.Basis.STATED,
            set_by=by,
            working=f"Stated in the letter{late}.",
        )
    if facts.reply_within is None:
        return None
    return DueDate.objects.reckon(letter, letter.sent_on, facts.reply_within, by=by)


def file_letter(letter, held, *, by, kind=Document.Kind.LETTER):
    """Make the HeldFile `held` (or nothing) a document of the letter, with its text, and return it.

    What was not read as a letter before, or is a scan, the worker reads: a transaction waits for no child.
    """
    if held is None:
        return None
    text = held.as_letter.get("text", "")
    source = "read when it was logged" if text else ""
    document = filing.document_from_held(held, by=by, letter=letter, kind=kind, text=text, text_source=source)
    if not source:
        read_document.enqueue(document.pk)
    return document


@transaction.atomic
def add_other_copy(letter, held, *, by):
    """Keep a HeldFile as another copy of a letter: one record, never a second (DESIGN rule 8); return the Document.

    Raises AlreadyLogged for bytes that we have, CorrespondenceError for a letter that was voided or discarded, or is
    written here and not sent.
    """
    lock(letter)
    # What is filed to a letter before it leaves would leave with it, unsigned (DESIGN rule 1).
    unsent = letter.origin == Letter.Origin.WRITTEN and letter.sent_on is None
    refuse_if(
        (letter.voided_at or letter.discarded_at, f"{letter} is not kept any more. Log the letter as a new record."),
        (unsent, f"{letter} is written here and has not been sent, so there is no copy of it to keep yet."),
    )
    refuse_same_bytes(held)
    has_own = letter.documents.filter(kind=Document.Kind.LETTER).exists()
    kind = Document.Kind.OTHER_COPY if has_own else Document.Kind.LETTER
    document = file_letter(letter, held, by=by, kind=kind)
    record(letter, "copy added", by=by, note=f"Another copy of the letter: {document.original_name}.")
    return document
