"""What the lead does to a letter's due date: each verb is a page with one question."""

from django.views.decorators.http import require_http_methods

from iasc_tracker.roles import LEAD, may
from iasc_tracker.working_days import count_words, spell
from letters.drafting import deadlines
from letters.forms.deadlines import ClockForm, LaterDateForm, MendDateForm, ShortReasonForm
from letters.views.staff.letter_records import ask, kept


def standing(letter):
    """A sentence: what stands now."""
    due = letter.due_date
    if due is None:
        return "No date was set."
    return due.working if due.is_stopped else f"Reply due now: {spell(due.due_on)}."


@require_http_methods(["GET", "POST"])
@may(LEAD)
def letter_later_date(request, pk):
    """Agree a later date: "overdue" stops at once, the earlier date stays in the history."""
    letter = kept(pk)
    return ask(
        request,
        letter,
        LaterDateForm(request.POST or None),
        lambda values: deadlines.agree_later_date(letter, by=request.user, **values),
        done=f"The new date for {letter.reference} is kept.",
        question="Agree a later date",
        consequences=[standing(letter)],
        action="Save the new date",
    )


@require_http_methods(["GET", "POST"])
@may(LEAD)
def letter_take_back_date(request, pk):
    """Take back the later date that was agreed last: the one before it counts again."""
    letter = kept(pk)
    extended = letter.due_date is not None and letter.due_date.is_extension
    before = f" Then it is due {spell(letter.due_date.before.due_on)} again." if extended else ""
    return ask(
        request,
        letter,
        ShortReasonForm(request.POST or None),
        lambda values: deadlines.take_back_later_date(letter, by=request.user, **values),
        done=f"The later date for {letter.reference} is taken back.",
        question="Take back the later date?",
        consequences=[f"{standing(letter)}{before}"],
        obstacles=[] if extended else ["No later date has been agreed."],
        action="Take back the later date",
    )


@require_http_methods(["GET", "POST"])
@may(LEAD)
def letter_mend_date(request, pk):
    """Put a wrong date right, earlier or later."""
    letter = kept(pk)
    return ask(
        request,
        letter,
        MendDateForm(request.POST or None),
        lambda values: deadlines.mend_date(letter, by=request.user, **values),
        done=f"The date for {letter.reference} is mended.",
        question="Mend a wrong date",
        consequences=[
            standing(letter),
            "Enter the right date or a number of working days. The wrong date stays in the history.",
        ],
        action="Save the right date",
    )


@require_http_methods(["GET", "POST"])
@may(LEAD)
def letter_stop_clock(request, pk):
    """Stop the clock: nothing is late until it is started again."""
    letter = kept(pk)
    return ask(
        request,
        letter,
        ClockForm(request.POST or None, label="Stopped on"),
        lambda values: deadlines.stop_clock(letter, by=request.user, **values),
        done=f"The clock of {letter.reference} is stopped.",
        question="Stop the clock?",
        consequences=[standing(letter), "Nothing is late until you start it again. The working days left are kept."],
        action="Stop the clock",
    )


@require_http_methods(["GET", "POST"])
@may(LEAD)
def letter_start_clock(request, pk):
    """Start the clock again: the working days left count on."""
    letter = kept(pk)
    stopped = letter.due_date is not None and letter.due_date.is_stopped
    left = count_words(max(letter.due_date.working_days, 1)) if stopped else ""
    return ask(
        request,
        letter,
        ClockForm(request.POST or None, label="Started again on"),
        lambda values: deadlines.start_clock(letter, by=request.user, **values),
        done=f"The clock of {letter.reference} runs again.",
        question="Start the clock again?",
        consequences=[standing(letter), f"The reply will be due {left} after the day it starts again."],
        obstacles=[] if stopped else ["The clock is not stopped."],
        action="Start the clock",
    )
