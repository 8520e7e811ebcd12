"""The page of one letter: where it stands, what happened, what is asked for, who is concerned."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from iasc_tracker import clock
from iasc_tracker.models import Event
from iasc_tracker.roles import KEEP, LEAD, PUBLISH, READ, may
from letters import owing
from letters.composing import handovers
from letters.drafting.thanks import is_all_in, thanks_obstacles
from letters.forms.reply import FilesFirstForm
from letters.models import Letter, RequestedDocument
from letters.reports import states
from letters.reports.chasing import endings
from letters.views.staff.chasers import line_of
from letters.views.staff.letter_way_out import relations, way_out


@require_safe
@may(READ)
def letter_detail(request, pk):
    """One letter, with all its officers may know of it."""
    asked = RequestedDocument.objects.select_related("kind", "settlement")
    letters = (
        Letter.objects.kept()
        .select_related(
            "office__area", "commissioner", "vru", "campaign", "due_date", "owner", "created_by", "sent_by", "refers_to"
        )
        .prefetch_related(
            Prefetch("requested_documents", asked),
            "replies",
            "dispatches",
            "documents__public_copies",
            "documents__inspection__checks",
        )
    )
    letter = get_object_or_404(letters, pk=pk)
    today = clock.today()
    word, colour = states.status_word(letter, today)
    page = {
        "letter": letter,
        "word": word,
        "colour": colour,
        "sentence": states.state_sentence(letter, today),
        "requested": [(item, states.document_state(item, today)) for item in letter.requested_documents.all()],
        "own_documents": letter.documents.all(),
        "replies": replies_of(letter),
        "entries": timeline(letter),
        "due_dates": letter.due_dates.select_related("set_by", "restores"),
        "drop": FilesFirstForm(officer=request.user, auto_id="drop_%s", initial={"letter": letter}),
        "chasing": chasing_of(letter, today),
        "way": way_out(letter, request.user, today),
        "relations": relations(letter),
        "handover": handover(letter, today),
        "thanks": is_all_in(letter) and not thanks_obstacles(letter),
        "may": {name: request.user.may(what) for name, what in (("keep", KEEP), ("lead", LEAD), ("publish", PUBLISH))},
    }
    return render(request, "letters/letter_detail.html", page)


def handover(letter, today):
    """What the page says where the office of an open letter changed hands: {told, decided}; else None."""
    met = handovers.handover_now(letter, today) if states.outstanding(letter) else None
    return met and {"told": handovers.told(met, today), "decided": handovers.is_carried_on(met)}


def chasing_of(letter, today):
    """What letters/_letter_chasing.html shows of `letter`: its chasers, its standing, whether it can be chased."""
    chasers = letter.chasers.select_related("letter", "formal_letter")
    lines = [line_of(chaser) for chaser in chasers]
    if not letter.is_live or letter.office is None:
        return {"lines": lines}
    now = owing.standing_of(letter, today)
    return {
        "lines": lines,
        "now": now,
        "endings": endings(now) if now.late else [],
        "can": any(item.is_outstanding for item in letter.requested_documents.all()),
        "contacts": [contact for contact in letter.office.contacts.all() if contact.email],
        "snoozed": any(hold.code == "snoozed" for hold in now.holds),
    }


def replies_of(letter):
    """The replies filed to `letter` with their documents and public copies, newest first."""
    return letter.replies.select_related("incoming", "filed_by").prefetch_related(
        "incoming__documents__public_copies",
        "incoming__documents__inspection__checks",
        "settlements__requested_document__kind",
    )


def timeline(letter):
    """What happened to `letter`, newest first, as entries of components/_timeline.html."""
    events = Event.objects.about(letter).select_related("by")
    return [
        {
            "title": event.verb.capitalize(),
            "who": event.by or "the tracker",
            "on": event.happened_on,
            "text": words(event),
        }
        for event in events
    ]


def words(event):
    """The note of an event, and what it changed."""
    changes = [
        f"{name.replace('_', ' ').capitalize()}: {shown(before)} → {shown(after)}"
        for name, (before, after) in event.detail.get("changed", {}).items()
    ]
    return "\n".join(
        filter(None, [event.note, *changes, *event.detail.get("asks", []), *event.detail.get("remarks", [])])
    )


def shown(value, longest=80):
    """A value of a change in a few words."""
    text = str(value or "nothing")
    return text if len(text) <= longest else f"{text[:longest]}…"
