"""What officers do to the record of a letter: amend, void, discard, close, reopen, assign, note."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any, sentences_of
from iasc_tracker.models import record
from letters.drafting.changes import apply, lock, save_if_unchanged
from letters.drafting.rules import addressing_obstacles, date_obstacles, holder_named
from letters.models import Chaser, DueDate, Letter, PublicCopy


@transaction.atomic
def amend(letter, *, by, version, reason, values, asks=None):
    """Change the record of a logged letter and keep before and after in its history.

    `values`: field name to new value; `asks`: what it asks for (`Ask`s), None to leave that; `version`: the one the
    officer's page was made from.
    Raises CorrespondenceError (a letter sent from here, no reason, a rule broken) or EditConflict.
    """
    lock(letter)
    values = completed(letter, values)
    candidate = {name: values.get(name, getattr(letter, name)) for name in ("office", "dated", "addressee_name")}
    refuse_if_any(
        sentences_of(
            (
                letter.origin == Letter.Origin.WRITTEN
                and (not letter.is_draft or letter.dispatches.standing().exists()),
                "A letter sent from here never changes. Write a correction that refers to it instead.",
            ),
            (letter.voided_at is not None, "This record has been voided and can no longer be amended."),
            (letter.discarded_at is not None, "This draft has been discarded and can no longer be amended."),
            (not reason.strip(), "Say why the record is amended."),
        )
        + addressing_obstacles(**candidate)
        + date_obstacles(candidate["dated"], values.get("sent_on", letter.sent_on))
    )
    sent_on = letter.sent_on
    changed = apply(letter, values)
    differences = [] if asks is None else amend_asks(letter, asks)
    if changed or differences:
        save_if_unchanged(letter, version, changed)
        record(letter, "amended", by=by, note=reason, detail={"changed": changed, "asks": differences})
        reckon_again(letter, sent_on, by=by)


def reckon_again(letter, was_sent_on, *, by):
    """Reckon a target anew when the day of sending was amended: as many working days after the new day.

    A date stated in the letter, agreed with the office or counted from another day was not reckoned so, and stays.
    """
    due = letter.due_date
    if due is None or not due.is_reckoned or due.counted_from != was_sent_on or letter.sent_on == was_sent_on:
        return
    if due.kind == DueDate.Kind.STARTED:
        return
    letter.due_date = DueDate.objects.reckon(
        letter,
        letter.sent_on,
        due.working_days,
        by=by,
        kind=DueDate.Kind.AMENDED,
        reason="The day of sending was amended.",
    )
    letter.save(update_fields=["due_date"])


def completed(letter, values):
    """`values` of an amendment with what follows from them.

    No day of sending means the day of the letter; another office, date or addressee means another commissioner.
    """
    values = dict(values)
    if letter.sent_on and "sent_on" in values:
        values["sent_on"] = values["sent_on"] or values.get("dated", letter.dated)
    office, dated, name = (values.get(name, getattr(letter, name)) for name in ("office", "dated", "addressee_name"))
    if (office, dated, name) != (letter.office, letter.dated, letter.addressee_name) and office and dated:
        values["commissioner"] = holder_named(office, dated, name)
    if office != letter.office and letter.vru:
        values["vru"] = None
    return values


def amend_asks(letter, asks):
    """Make what a letter asks for equal to `asks` (`Ask`s); return a sentence for each difference.

    What has a settlement is never taken away: raises CorrespondenceError.
    """
    wanted = {(ask.kind.pk, ask.wording): ask for ask in asks}
    present = {(item.kind_id, item.wording): item for item in letter.requested_documents.select_related("kind")}
    gone = [item for key, item in present.items() if key not in wanted]
    settled = [item for item in gone if item.settlements.exists()]
    refuse_if_any([f"“{item}” has been settled and stays. Settle it as not pursued instead." for item in settled])
    differences = [f"{item} is not asked for." for item in gone]
    for item in gone:
        item.delete()
    for key, ask in wanted.items():
        differences += ask_for(letter, present.get(key), ask)
    return differences


def ask_for(letter, item, ask):
    """Add what `ask` says, or bring the RequestedDocument `item` in line with it; return what changed."""
    word = "invited only" if ask.is_optional else "asked for"
    if item is None:
        letter.requested_documents.create(kind=ask.kind, wording=ask.wording, is_optional=ask.is_optional)
    elif item.is_optional != ask.is_optional:
        item.is_optional = ask.is_optional
        item.save(update_fields=["is_optional"])
    else:
        return []
    return [f"{ask.wording or ask.kind} is {word}."]


def has_public_copy(letter):
    """Whether the letter or anything filed to it has been published and not withdrawn."""
    return PublicCopy.objects.with_letter().released(clock.now()).filter(letter_id=letter.pk).exists()


@transaction.atomic
def void(letter, *, by, reason):
    """Void the record of a logged letter: it stays readable, counts nowhere, its reference is never reused."""
    lock(letter)
    refuse_if(
        (letter.is_draft, "A draft is discarded, not voided."),
        (letter.voided_at is not None, "This record has already been voided."),
        (letter.origin == Letter.Origin.WRITTEN, "A letter sent from here stays; write a correction instead."),
        (not reason.strip(), "Say why the record is voided."),
        (has_public_copy(letter), "It is published. Have a publisher withdraw it first, so that readers learn why."),
    )
    letter.voided_at, letter.voided_by, letter.voided_reason = clock.now(), by, reason
    letter.save(update_fields=["voided_at", "voided_by", "voided_reason"])
    record(letter, "voided", by=by, note=reason)


@transaction.atomic
def discard(letter, *, by):
    """Discard a draft: it leaves every list, its file and history stay, its reference is never reused."""
    lock(letter)
    leaving = letter.dispatches.standing().exists()
    refuse_if(
        (not letter.is_draft, "Only a draft can be discarded. Void the record of a sent letter."),
        (letter.is_draft and leaving, "It is released. Stop the release first."),
    )
    letter.discarded_at, letter.discarded_by = clock.now(), by
    letter.save(update_fields=["discarded_at", "discarded_by"])
    # A formal letter that was to chase another: that step is not taken, and the other is in the queue again.
    stopped = {"stopped_at": letter.discarded_at, "stopped_by": by, "stopped_reason": "Its draft was discarded."}
    Chaser.objects.standing().filter(formal_letter=letter).update(**stopped)
    record(letter, "discarded", by=by)


@transaction.atomic
def close(letter, *, by, reason, note=""):
    """Close a letter: nothing in it is outstanding any more. `reason`: a `Letter.ClosedReason`."""
    lock(letter)
    refuse_if(
        (not letter.is_live, "Only a letter that was sent and is still open can be closed."),
        (reason not in dict(Letter.ClosedReason.by_hand()), "Choose why the letter is closed."),
        (reason == Letter.ClosedReason.OTHER and not note.strip(), "Say in the note why the letter is closed."),
    )
    letter.closed_on, letter.closed_by, letter.closed_reason = clock.today(), by, reason
    letter.save(update_fields=["closed_on", "closed_by", "closed_reason"])
    label = Letter.ClosedReason(reason).label
    record(letter, "closed", by=by, note=f"{label}. {note}".strip())


@transaction.atomic
def reopen(letter, *, by, note):
    """Open a closed letter again; what is not settled is outstanding once more."""
    lock(letter)
    refuse_if(
        (letter.closed_on is None or letter.voided_at is not None, "Only a closed letter can be reopened."),
        (not note.strip(), "Say why the letter is reopened."),
    )
    letter.closed_on, letter.closed_by, letter.closed_reason = None, None, ""
    letter.save(update_fields=["closed_on", "closed_by", "closed_reason"])
    record(letter, "reopened", by=by, note=note)


@transaction.atomic
def assign(letter, *, by, owner):
    """Make an officer (or None) the owner of a letter."""
    lock(letter)
    before, letter.owner = letter.owner, owner
    letter.save(update_fields=["owner"])
    record(letter, "assigned", by=by, note=f"Owner: {owner or 'nobody'}, before {before or 'nobody'}.")


@transaction.atomic
def write_notes(letter, *, by, version, notes):
    """Replace the internal notes; raises EditConflict when somebody else saved the letter since `version`."""
    lock(letter)
    changed = apply(letter, {"internal_notes": notes})
    if changed:
        save_if_unchanged(letter, version, changed)
        record(letter, "noted", by=by, detail={"changed": changed})
