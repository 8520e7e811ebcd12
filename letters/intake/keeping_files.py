"""Files that an officer was given and whose letter is not known: they wait in the inbox, as mail does."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if, refuse_if_any
from iasc_tracker.models import record
from letters import filing
from letters.intake.guards import already_logged
from letters.intake.messages import new_message_ids, note_other_messages
from letters.intake.suggesting import arrival_of, letters_for, suggestion_of
from letters.models import ArrivedFile, Incoming


@transaction.atomic
def keep_in_inbox(held_files, *, by):
    """Put the HeldFiles into the inbox as one arrival, with the letters that they may answer, and return the Incoming.

    CorrespondenceError when there is no file, or one is logged already or not kept any more.
    """
    refuse_if((not held_files, "Choose the files that arrived: there is nothing to keep."))
    refuse_if_any([sentence for one in held_files if (sentence := already_logged(one))])
    message_ids = new_message_ids(held_files)
    incoming = Incoming.objects.create(
        **_facts_of([suggestion_of(one) for one in held_files]),
        subject=_names(held_files),
        message_id=next(iter(message_ids), None),
        sorted_at=clock.now(),
        recorded_by=by,
    )
    note_other_messages(incoming, message_ids)
    for one in held_files:
        ArrivedFile.objects.create(incoming=incoming, found=filing.found_of(one), **filing.take_held(one))
    record(incoming, "kept in the inbox", by=by, note="Its letter is not known yet.")
    return incoming


def _facts_of(suggestions):
    """The fields of an Incoming that the files tell: a message first, then a covering letter."""
    told = arrival_of(suggestions)
    message = next((one.opened for one in suggestions if one.is_message and one.opened), None)
    guesses = [
        {"letter": one.letter.pk, "reference": one.letter.reference, "score": one.score, "reasons": list(one.reasons)}
        for _, one in letters_for(suggestions)
    ]
    return {
        "channel": Incoming.Channel.EMAIL if message else Incoming.Channel.POST,
        "received_on": told.get("received_on", clock.today()),
        "sender": told.get("sender", ""),
        "sender_address": message.sender_address[:254] if message else "",
        "sent_on": message.sent_on if message else None,
        "text": message.own_text if message else "",
        "quoted_text": message.quoted_text if message else "",
        "guesses": guesses,
    }


def _names(held_files):
    """What the files are called, as a subject."""
    first, *others = [one.original_name for one in held_files]
    return f"{first} and {len(others)} more"[:500] if others else first
