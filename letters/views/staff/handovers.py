"""Letters whose office changed hands: the list, the fresh letter to the successor, and going on with the office."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, LEAD, READ, may
from letters.composing import handovers
from letters.drafting.followers import open_follower
from letters.drafting.handovers import SUCCEEDS, carry_on, carrying_obstacles, succession_obstacles, write_successor
from letters.drafting.thanks import THANKS, thanks_obstacles, write_thanks
from letters.forms.handovers import CarryOnForm
from letters.models import Letter
from letters.views.staff.letter_records import ask


@require_safe
@may(READ)
def handover_list(request):
    """Each letter with something outstanding whose office changed hands, with the three ways to go on."""
    today = clock.today()
    context = {
        "rows": [row_of(met, today, request.user) for met in handovers.handovers(today)],
        "may": {"keep": request.user.may(KEEP), "lead": request.user.may(LEAD)},
    }
    return render(request, "letters/handover_list.html", context)


def row_of(met, today, officer):
    """What the list says of one `Handover`, and what `officer` can do: {words, url} each."""
    letter = met.letter
    begun = open_follower(letter, SUCCEEDS)
    obstacles = [] if begun else handovers.obstacles_to_writing(met, today)
    offers = [
        (officer.may(KEEP) and not begun and not obstacles, f"Write to {met.holder}", "letter-succeed"),
        (officer.may(LEAD) and not begun, "Carry on with the office", "letter-carry-on"),
        (officer.may(LEAD) and not begun, "Close the letter", "letter-close"),
    ]
    return {
        "met": met,
        "letter": letter,
        "told": handovers.told(met, today),
        "begun": begun,
        "obstacles": obstacles,
        "ways": [
            {"words": words, "url": reverse(f"staff:{name}", args=[letter.pk])}
            for wanted, words, name in offers
            if wanted
        ],
    }


def kept(pk):
    """The letter with this key, unless it is a discarded draft (404)."""
    letters = Letter.objects.kept().select_related("office__area", "commissioner", "campaign", "vru")
    return get_object_or_404(letters, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def letter_succeed(request, pk):
    """Begin a fresh letter to the successor, or go on with the one that was begun."""
    letter, today = kept(pk), clock.today()
    met = handovers.handover_now(letter, today)
    page = {
        "question": f"Write to the successor about {letter.reference}?",
        "consequences": [
            *(handovers.told(met, today) if met else []),
            "The letter that was sent keeps its addressee. The fresh letter has a reference of its own, names the "
            "first and asks for what is outstanding. It is checked, signed off and released like any other.",
            "When it is sent, the first letter is closed: what was outstanding is asked for by the fresh one.",
        ],
        "obstacles": succession_obstacles(letter, met, today),
        "action": "Write the letter",
    }
    return begin_page(request, letter, SUCCEEDS, write_successor, page)


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def letter_thank(request, pk):
    """Begin a letter of thanks, or go on with the one that was begun."""
    letter = kept(pk)
    page = {
        "question": f"Write a letter of thanks for the answer to {letter.reference}?",
        "consequences": [
            "It is a new letter with a reference of its own, which is checked, signed off and released like any other. "
            "It asks for nothing.",
        ],
        "obstacles": thanks_obstacles(letter),
        "action": "Write the letter",
    }
    return begin_page(request, letter, THANKS, write_thanks, page)


def begin_page(request, letter, relation, verb, page):
    """Ask before `verb` drafts a letter of this relation to `letter`; lead to its words, also where it was begun."""
    begun = open_follower(letter, relation)
    if begun:
        return redirect("staff:letter-words", begun.pk)
    if request.method == "POST" and not page["obstacles"]:
        try:
            return redirect("staff:letter-words", verb(letter, by=request.user).pk)
        except CorrespondenceError as refusal:
            page |= {"obstacles": refusal.sentences}
    context = {"letter": letter, "cancel_url": letter.get_staff_url(), **page}
    return render(request, "letters/letter_ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def letter_carry_on(request, pk):
    """Go on with whoever holds the office now, for a reason."""
    letter, today = kept(pk), clock.today()
    met = handovers.handover_now(letter, today)
    return ask(
        request,
        letter,
        CarryOnForm(request.POST if request.method == "POST" else None),
        lambda values: carry_on(letter, by=request.user, **values),
        done=f"{letter.reference} goes on with the office.",
        question=f"Carry on with {letter.reference}?",
        consequences=[
            *(handovers.told(met, today) if met else []),
            "The letter stays as it is, and what it asks for is still expected. It leaves the list of handovers until "
            "the office changes hands again.",
        ],
        obstacles=carrying_obstacles(letter, met),
        action="Carry on with the office",
    )
