"""What is done to chase one letter: a call, a snooze, a formal letter; each is a page with one question."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, LEAD, may
from iasc_tracker.working_days import spell
from letters import chasing, owing
from letters.drafting.formal_chasers import formal_obstacles, open_formal_chaser, write_formal_chaser
from letters.forms.chasing import ContactForm, SnoozeForm
from letters.models import Letter
from letters.views.staff.letter_records import ask

NOT_OPEN = "Only a letter that was sent and is still open is chased."


def chased(pk):
    """The letter with this key that was sent to an office (404 for any other)."""
    letters = Letter.objects.sent().exclude(office=None)
    return get_object_or_404(letters.select_related("office__area", "due_date"), pk=pk)


def posted(request):
    """The data of a form that was sent, or None."""
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def letter_contact(request, pk):
    """Log a call or a meeting as a step of chasing."""
    letter = chased(pk)
    return ask(
        request,
        letter,
        ContactForm(posted(request)),
        lambda values: chasing.log_contact(letter, by=request.user, **values),
        done=f"It is kept as a step of chasing {letter.reference}. If something was promised, record that below.",
        question="Log a call or a meeting",
        consequences=["It counts as a step of chasing: the next one is suggested so many working days later."],
        obstacles=[] if letter.is_live else [NOT_OPEN],
        action="Save",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def letter_snooze(request, pk):
    """Leave a letter alone for a while."""
    letter = chased(pk)
    return ask(
        request,
        letter,
        SnoozeForm(posted(request)),
        lambda values: chasing.snooze(letter, by=request.user, **values),
        done=f"{letter.reference} is snoozed.",
        question=f"Snooze {letter.reference}?",
        consequences=["No chaser goes until the day you enter. The reply date stays, and so does “overdue”."],
        obstacles=[] if letter.is_live else [NOT_OPEN],
        action="Snooze",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def letter_snooze_end(request, pk):
    """Put a snoozed letter back into the queue."""
    letter = chased(pk)
    newest = letter.snoozes.first()
    snoozed = newest is not None and newest.holds(clock.today())
    if request.method == "POST":
        try:
            chasing.end_snooze(letter, by=request.user)
            messages.success(request, f"{letter.reference} is in the queue again.")
        except CorrespondenceError as refusal:
            messages.error(request, "\n".join(refusal.sentences))
        return redirect(letter.get_staff_url())
    page = {
        "letter": letter,
        "question": f"End the snooze of {letter.reference}?",
        "consequences": [f"It was snoozed until {spell(newest.until)}: {newest.reason}"] if snoozed else [],
        "obstacles": [] if snoozed else ["It is not snoozed."],
        "action": "End the snooze",
        "cancel_url": letter.get_staff_url(),
    }
    return render(request, "letters/letter_ask.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def letter_formal_chaser(request, pk):
    """Begin a formal letter that chases this one, or go on with the one that was begun."""
    letter = chased(pk)
    begun = open_formal_chaser(letter)
    if begun:
        return redirect("staff:letter-words", begun.pk)
    obstacles = formal_obstacles(owing.standing_of(letter, clock.today()))
    if request.method == "POST" and not obstacles:
        try:
            made = write_formal_chaser(letter, by=request.user)
            return redirect("staff:letter-words", made.pk)
        except CorrespondenceError as refusal:
            obstacles = refusal.sentences
    page = {
        "letter": letter,
        "question": f"Write a formal letter that chases {letter.reference}?",
        "consequences": [
            "It gets a reference and a PDF of its own, and is checked, signed off and released like any other letter.",
            "It is addressed to whoever holds the office today, and names what is outstanding today.",
        ],
        "obstacles": obstacles,
        "action": "Write the letter",
        "cancel_url": letter.get_staff_url(),
    }
    return render(request, "letters/letter_ask.html", page)
