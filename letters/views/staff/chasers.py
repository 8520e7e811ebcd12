"""One chaser: its words, what became of it, and what a person can do."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, LEAD, READ, may
from letters import chasing, owing
from letters.chasing.putting_back import CAN_BE_PUT_BACK
from letters.dispatch.posting import can_be_marked, mark_sent
from letters.forms.chasing import ChaserSentForm, PutBackForm
from letters.models import Chaser
from letters.owing.chasers import day_of, dispatch_of
from letters.views.staff.sending import actions_of

NOT_PUT_BACK = "Only a chaser that did not go is put back."
COLOURS = {
    owing.Stage.FAILED: "red",
    owing.Stage.CAME_BACK: "red",
    owing.Stage.UNKNOWN: "red",
    owing.Stage.HELD: "yellow",
}


def found(pk):
    """The Chaser with this key (404 for none)."""
    rows = Chaser.objects.select_related("letter__office__area", "formal_letter", "confirmed_by", "stopped_by")
    return get_object_or_404(rows, pk=pk)


def line_of(chaser):
    """What lists say of a chaser: itself, its stage in words, the colour of its tag, its day."""
    stage = owing.stage_of(chaser)
    is_spoken = chaser.way in (Chaser.Way.CALL, Chaser.Way.MEETING)
    word = ("Took place" if is_spoken else "Sent") if stage is owing.Stage.DONE else stage.value
    return {"chaser": chaser, "word": word, "colour": COLOURS.get(stage, ""), "on": day_of(chaser)}


@require_safe
@may(READ)
def chaser_detail(request, pk):
    """The words as they were confirmed, to copy or to download, and what became of them."""
    chaser = found(pk)
    row, stage = dispatch_of(chaser), owing.stage_of(chaser)
    by_mail = chaser.way == Chaser.Way.EMAIL
    context = line_of(chaser) | {
        "letter": chaser.letter,
        "dispatch": row,
        "asked": chaser.requested_documents.select_related("kind"),
        "actions": actions_of(row, request.user) if row and by_mail else [],
        "can_be_marked": by_mail and row and can_be_marked(row) and request.user.may(KEEP),
        "can_be_put_back": by_mail and stage in CAN_BE_PUT_BACK and request.user.may(LEAD),
    }
    return render(request, "letters/chaser_detail.html", context)


def ask(request, chaser, form, verb, *, done, **page):
    """Show one question about `chaser`, run `verb(values)` on its answer; a refusal is shown in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            verb(form.cleaned_data)
            messages.success(request, done)
            return redirect(chaser.get_staff_url())
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    context = {"form": form, "cancel_url": chaser.get_staff_url(), "back": "the chaser", **page}
    return render(request, "letters/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def chaser_put_back(request, pk):
    """Put back a chaser that did not go."""
    chaser = found(pk)
    return ask(
        request,
        chaser,
        PutBackForm(request.POST if request.method == "POST" else None),
        lambda values: chasing.put_back(chaser, by=request.user, **values),
        done=f"{chaser.letter} is in the queue again.",
        question=f"Put chaser {chaser.step} of {chaser.letter} back?",
        consequences=["It is not sent any more, and its step counts as not taken. Its words stay on record."],
        obstacles=[] if owing.stage_of(chaser) in CAN_BE_PUT_BACK else [NOT_PUT_BACK],
        action="Put it back in the queue",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def chaser_mark_sent(request, pk):
    """Say that a chaser was sent by other means than from here."""
    chaser = found(pk)
    row = dispatch_of(chaser)
    markable = chaser.way == Chaser.Way.EMAIL and row is not None and can_be_marked(row)
    return ask(
        request,
        chaser,
        ChaserSentForm(request.POST if request.method == "POST" else None),
        lambda values: mark_sent([row], by=request.user, on=values["sent_on"], how=values["how"]),
        done=f"Chaser {chaser.step} of {chaser.letter} is marked as sent.",
        question=f"Mark chaser {chaser.step} of {chaser.letter} as sent",
        consequences=["Do this once the message has gone, in these words, by other means than from here."],
        obstacles=[] if markable else ["Only a chaser that is held, or failed, is marked as sent."],
        action="Mark as sent",
    )
