"""Calls and meetings: steps of chasing that have happened when they are recorded."""

from django.db import transaction

from iasc_tracker import clock
from iasc_tracker.errors import refuse_if
from iasc_tracker.models import record
from iasc_tracker.roles import KEEP
from iasc_tracker.working_days import spell
from letters import owing
from letters.models import Chaser, Letter

WAYS = (Chaser.Way.CALL, Chaser.Way.MEETING)


@transaction.atomic
def log_contact(letter, *, by, way, happened_on, to_name, note):
    """Record a call or a meeting about what `letter` asks for as its next step of chasing; return the Chaser.

    Raises CorrespondenceError for a letter that is not open, a day that cannot be, and without what was said.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    today = clock.today()
    refuse_if(
        (not by.may(KEEP), "Only an officer or a lead logs calls."),
        (not letter.is_live, "Only a letter that was sent and is still open is chased."),
        (way not in WAYS, "Choose a call or a meeting."),
        (not note.strip(), "Write down what was said."),
        (happened_on > today, f"The day is in the future. Today is {spell(today)}."),
        (letter.sent_on and happened_on < letter.sent_on, "The day is before the letter was sent."),
    )
    now = owing.standing_of(letter, today)
    chaser = Chaser.objects.create(
        letter=letter,
        step=now.step.number,
        way=way,
        happened_on=happened_on,
        to_name=to_name.strip(),
        text=note.strip(),
        confirmed_by=by,
    )
    outstanding = [item for item in letter.requested_documents.all() if item.is_outstanding]
    chaser.requested_documents.set(outstanding)
    words = f"With {to_name.strip()}. " if to_name.strip() else ""
    record(letter, f"{chaser.get_way_display().lower()} logged", by=by, on=happened_on, note=f"{words}{note.strip()}")
    return chaser
