"""When the calendar changes: the due dates it moves, for a person to decide; and holidays announced at short notice."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from iasc_tracker import clock
from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import LEAD, may
from iasc_tracker.working_days import PUBLISHED_UNTIL, spell
from letters.drafting import recalculating
from letters.forms.deadlines import HolidayForm, MovesForm, ShortReasonForm
from letters.models import ExtraHoliday

NOTICE = timedelta(days=365)  # how long before the calendar ends the page says so
BACK = "Back to due dates and the calendar"


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def due_date_changes(request):
    """Open due dates that the present calendar would move, with old date, new date and working."""
    moves = recalculating.moves()
    form = MovesForm(
        request.POST if request.method == "POST" else None,
        shown=[move.due.pk for move in moves],
        initial={"calendar": recalculating.present_calendar()},
    )
    if form.is_bound and form.is_valid() and decided(request, form):
        return redirect("staff:due-date-changes")
    page = {
        "moves": moves,
        "form": form,
        "calendar": recalculating.present_calendar(),
        "holidays": ExtraHoliday.objects.select_related("added_by", "withdrawn_by"),
        "published_until": PUBLISHED_UNTIL,
        "is_ending": clock.today() + NOTICE > PUBLISHED_UNTIL,
    }
    return render(request, "letters/due_date_changes.html", page)


def decided(request, form):
    """Carry out what the valid form says; False when it was refused, with the sentences in the form."""
    accept = form.cleaned_data["decision"] == "accept"
    try:
        rows = recalculating.decide(
            form.chosen(),
            accept=accept,
            calendar=form.cleaned_data["calendar"],
            by=request.user,
            reason=form.cleaned_data["reason"],
        )
    except CorrespondenceError as refusal:
        form.add_error(None, refusal.sentences)
        return False
    number = f"{len(rows)} due date{'' if len(rows) == 1 else 's'}"
    messages.success(request, f"{number} {'moved' if accept else 'kept as they were'}.")
    return True


def ask(request, form, verb, *, done, **page):
    """Show one question about a holiday and run `verb(values)` on its answer; a refusal is shown in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            verb(form.cleaned_data)
            messages.success(request, done)
            return redirect("staff:due-date-changes")
        except CorrespondenceError as refusal:
            form.add_error(None, refusal.sentences)
    context = {"form": form, "cancel_url": reverse("staff:due-date-changes"), "back": BACK, **page}
    return render(request, "letters/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def holiday_add(request):
    """Add a bank holiday that was announced at short notice."""
    return ask(
        request,
        HolidayForm(request.POST if request.method == "POST" else None),
        lambda values: recalculating.add_holiday(by=request.user, **values),
        done="The holiday is added. Look at the due dates that it moves.",
        question="Add a bank holiday",
        consequences=["From now on it is no working day. Due dates already set move only when you accept it."],
        action="Add the holiday",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may(LEAD)
def holiday_withdraw(request, pk):
    """Withdraw a holiday that was added by mistake."""
    holiday = get_object_or_404(ExtraHoliday, pk=pk)
    return ask(
        request,
        ShortReasonForm(request.POST if request.method == "POST" else None),
        lambda values: recalculating.withdraw_holiday(holiday, by=request.user, **values),
        done="The holiday is withdrawn. Look at the due dates that it moves.",
        question=f"Withdraw the holiday of {spell(holiday.day)}?",
        consequences=[f"{holiday.name}. The day is a working day again; due dates move only when you accept it."],
        obstacles=["This holiday has been withdrawn already."] if holiday.withdrawn_at else [],
        action="Withdraw the holiday",
        destructive=True,
    )
